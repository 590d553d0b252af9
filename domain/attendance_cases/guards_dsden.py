"""Conditions of the DSDEN's steps and of the prosecutor's referral: each names what is missing, with its dates."""

from datetime import date

from domain.attendance_cases.case import Act, AttendanceCase
from domain.attendance_cases.facts import Facts
from domain.attendance_cases.regimes import referral_threshold, summons_is_mandatory, under_compulsory_instruction
from domain.attendance_cases.standing import Standing
from domain.attendance_cases.states import CloseReason, Degree, HearingOutcome, Sector, Trigger
from domain.attendance_cases.wording import half_days
from domain.kernel.french import day_month, typeset
from domain.schools.settings import CountKind

_HELD = frozenset({HearingOutcome.CAME.value, HearingOutcome.ABSENT.value})


def meeting_name(case: AttendanceCase) -> str:
    """R511-19-1, D321-16: only public schools have an équipe or a commission éducative."""
    if case.sector is not Sector.PUBLIC:
        return "réunion des membres concernés"
    return "réunion de l'équipe éducative" if case.degree is Degree.PRIMARY else "réunion de la commission éducative"


def not_opened_in_error(standing: Standing, day: date) -> str | None:
    _ = day
    if standing.case.close_reason is CloseReason.OPENED_IN_ERROR:
        return typeset("Ce dossier a été ouvert par erreur : aucune suite n'est possible.")
    return None


def visa_is_due(standing: Standing, day: date) -> str | None:
    _ = day
    if standing.case.degree is Degree.PRIMARY:
        return None
    return typeset("Le visa de l'IEN ne concerne que les écoles.")


def delegation_in_force(standing: Standing, day: date) -> str | None:
    """The DASEN acts by delegation of the recteur, an agent by an arrêté of his own: no signature without one."""
    delegation = standing.facts.delegation
    if delegation is not None and delegation.in_force(day):
        return None
    return typeset(
        "Il manque une délégation de signature en vigueur. "
        "Enregistrez l'arrêté (référence, début, fin) avant de signer."
    )


def signed_by_another(standing: Standing, day: date) -> str | None:
    """Prepared by one person, signed by another (practice §0.4)."""
    _ = day
    prepared = standing.case.last("prepare_warning")
    if prepared is None or standing.actor_id is None or prepared.by != standing.actor_id:
        return None
    return typeset("Vous avez préparé ce courrier : une autre personne doit le signer.")


def still_founded(standing: Standing, day: date) -> str | None:
    """The count is read again on the morning of the signature: a late reason may have undone the referral."""
    _ = day
    return unfounded(standing.case, standing.facts)


def unfounded(case: AttendanceCase, facts: Facts) -> str | None:
    """Why the standing referral no longer holds, or None: under the count it was made with, which it told the DASEN."""
    act = case.referral
    if act is None or act.known is None:
        return None
    kind = CountKind(act.known.counted_as)
    left = facts.measured_in(act.known.period, kind)
    needed = referral_threshold(act.known.period.last) or 0
    if left > 0 if act.outcome == Trigger.REASON.value else left >= needed:
        return None
    return typeset(f"Il reste {half_days(left, kind.adjective)}. L'avertissement préparé n'est plus fondé.")


def warned(standing: Standing, day: date) -> str | None:
    _ = day
    if standing.case.warning is not None:
        return None
    return typeset("Il manque une étape : l'avertissement n'a pas été adressé.")


def referred_twice(standing: Standing, day: date) -> str | None:
    _ = day
    warning = standing.case.warning
    if warning is not None and any(act.step == "refer_again" for act in standing.case.since(warning)):
        return None
    return typeset("Il manque une étape : la nouvelle saisine de l'établissement n'a pas été reçue.")


def appointment_come(standing: Standing, day: date) -> str | None:
    """The result of an interview is recorded on its day; an excuse or a postponement may come before."""
    act = standing.case.last("summon", "summon_with_department")
    outcome = standing.command.outcome_code() if standing.command else ""
    early = outcome in {HearingOutcome.EXCUSED.value, HearingOutcome.POSTPONED.value}
    if act is None or act.appointment is None or early or act.appointment.day <= day:
        return None
    return typeset(f"L'entretien est prévu le {day_month(act.appointment.day)}. Il s'enregistre ce jour-là.")


def interview_done_where_mandatory(standing: Standing, day: date) -> str | None:
    """R131-7 before 21 November 2014: the persons « sont convoquées »; later steps wait for it."""
    warning = standing.case.warning
    if warning is None or not summons_is_mandatory(day):
        return None
    if any(act.step == "record_hearing" and act.outcome in _HELD for act in standing.case.since(warning)):
        return None
    return typeset(
        "Il manque une étape : l'entretien avec le DASEN. Les personnes responsables sont convoquées ; "
        "leur absence suffit à poursuivre."
    )


def absences_after_warning(standing: Standing, day: date) -> str | None:
    _ = day
    act = standing.case.warning
    if act is None or standing.facts.after(effective_warning(act, standing.facts)):
        return None
    return typeset(f"Depuis l'avertissement du {day_month(act.on)}, aucune absence sans motif n'est enregistrée.")


def effective_warning(act: Act, facts: Facts) -> date:
    """From when the warning counts: the first proof that a person was told, else the day it was signed."""
    proofs = [one.notified_on for one in facts.warned if one.signed_on == act.on and one.notified_on is not None]
    return min(proofs, default=act.on)


def contract_proposed(standing: Standing, day: date) -> str | None:
    """R131-7, II: proposed and dated. A refusal or an absence counts as done."""
    _ = day
    if standing.case.last("sign_support_contract") is not None:
        return None
    if standing.case.last("convene_educational_community") is None:
        return typeset(
            "Il manque une étape : la réunion d'aide et d'accompagnement n'a pas été proposée à la famille. "
            "Proposez une date ; un refus ou une absence suffit à poursuivre."
        )
    return typeset(
        "Il manque une étape : l'accompagnement contractualisé n'a pas été proposé à la famille. "
        "Enregistrez le résultat de la réunion ; un refus ou une absence suffit à poursuivre."
    )


def measures_proposed(standing: Standing, day: date) -> str | None:
    """R131-7, I: the meeting was convened and its day has come, or its result is recorded."""
    if standing.case.last("sign_measures") is not None:
        return None
    convened = standing.case.last("convene_meeting")
    if convened is not None and (convened.appointment is None or convened.appointment.day <= day):
        return None
    return typeset(
        f"Il manque une étape : la {meeting_name(standing.case)} n'a pas été proposée à la famille. "
        "Proposez une date ; un refus ou une absence suffit à poursuivre."
    )


def continued_while_compulsory(standing: Standing, day: date) -> str | None:
    """R624-7 CP: at least one unjustified absence after the warning and while instruction was compulsory."""
    act, facts = standing.case.warning, standing.facts
    if act is None:
        return None
    effective = effective_warning(act, facts)
    after = facts.after(effective)
    if any(under_compulsory_instruction(facts.birth_date, half.day) for half in after):
        return None
    sixteen = facts.sixteen_on()
    if sixteen > day and not after:
        return absences_after_warning(standing, day)
    if sixteen > day:
        return typeset("La saisine du procureur n'est pas possible : l'instruction n'était pas encore obligatoire.")
    told = f", notifié le {day_month(effective)}" if effective != act.on else ""
    return typeset(
        f"La saisine du procureur n'est pas possible. Après l'avertissement du {day_month(act.on)}{told}, aucune "
        f"absence sans motif n'est antérieure au {day_month(sixteen)}, date des 16 ans. L'accompagnement continue."
    )


def enquiry_ordered(standing: Standing, day: date) -> str | None:
    _ = day
    if standing.case.last("order_social_enquiry") is not None:
        return None
    return typeset("Aucune enquête sociale n'a été demandée dans ce dossier.")
