"""Conditions of the school's steps. Each answers None, or the sentence that says what is missing."""

from datetime import date

from domain.attendance_cases.commands_dsden import Refer
from domain.attendance_cases.commands_school import Close
from domain.attendance_cases.facts import Facts
from domain.attendance_cases.regimes import referral_threshold
from domain.attendance_cases.standing import Standing
from domain.attendance_cases.states import CloseReason, Trigger
from domain.attendance_cases.wording import half_days
from domain.kernel.french import day_month, from_to, typeset
from domain.kernel.law import LegalKind
from domain.schools.settings import CountKind


def inside_procedure(standing: Standing, day: date) -> str | None:
    """Home education has no roll call; apprentices are employees: neither is in the procedure of L131-8."""
    _ = day
    if standing.facts.home_education:
        return typeset(
            "Cet élève reçoit l'instruction dans la famille : la procédure d'absences ne s'applique pas. "
            "Son contrôle relève de la DSDEN."
        )
    if standing.facts.apprentice:
        return typeset(
            "Cet apprenti est salarié : la procédure d'absences ne s'applique pas. "
            "Prévenez son employeur et son centre de formation."
        )
    return None


def case_open(standing: Standing, day: date) -> str | None:
    _ = day
    return typeset("Le dossier est clos. Rouvrez-le pour continuer.") if standing.case.closed else None


def threshold_reached(standing: Standing, day: date) -> str | None:
    """L131-8, 2° and R131-7, I: the number in force at the date of the facts, in a month or in 30 days."""
    if standing.facts.reaching_referral() is not None:
        return None
    return below_threshold(standing.facts, day)


def below_threshold(facts: Facts, day: date) -> str:
    """« 5 absences d'une heure ne font pas une demi-journée complète. Le seuil de 4 n'est pas atteint : … »"""
    number = referral_threshold(day) or 0
    best = facts.strongest
    if best is None:
        return typeset(f"Le seuil de {number} n'est pas atteint : aucune demi-journée sans motif accepté.")
    counted = best.measured(facts.counted_as)
    short = best.raw - best.complete
    found = f"{half_days(counted, facts.counted_as.adjective)} {from_to(best.period.first, best.period.last)}"
    sentence = f"Le seuil de {number} n'est pas atteint : {found}."
    if short > 0 and facts.counted_as is CountKind.COMPLETE:
        one = "absence d'une heure ne fait" if short == 1 else "absences d'une heure ne font"
        sentence = f"{short} {one} pas une demi-journée complète. {sentence}"
    return typeset(sentence)


def trigger_met(standing: Standing, day: date) -> str | None:
    """L131-8: 1° recorded invitations left unanswered, as many as the school asks, or inaccurate reasons; 2° four
    half-days in the month.
    """
    command, facts = standing.command, standing.facts
    if not isinstance(command, Refer):
        return None if met_triggers(facts) else below_threshold(facts, day)
    if command.trigger is Trigger.REASON:
        return _reason_trigger_missing(facts)
    number = referral_threshold(command.period.last) or 0
    counted = facts.measured_in(command.period)
    if counted >= number:
        return None
    period = from_to(command.period.first, command.period.last)
    found = half_days(counted, facts.counted_as.adjective)
    return typeset(f"Le seuil de {number} n'est pas atteint : {found} {period}.")


def met_triggers(facts: Facts) -> tuple[Trigger, ...]:
    """The triggers of L131-8 that the facts of today meet; the number of half-days first."""
    met = ((Trigger.FOUR_HALF_DAYS, facts.reaching_referral() is not None),
           (Trigger.REASON, _reason_trigger_missing(facts) is None))  # fmt: skip
    return tuple(trigger for trigger, holds in met if holds)


def _reason_trigger_missing(facts: Facts) -> str | None:
    if not facts.unjustified:
        return typeset("Aucune absence n'est sans motif accepté : la saisine n'est pas possible.")
    needed = facts.invitations_needed
    if facts.inaccurate_reason or len(facts.invitations) >= needed:
        return None
    missing = needed - len(facts.invitations)
    dated = f"{needed} invitations datées" if needed > 1 else "une invitation datée"
    return typeset(
        f"Il manque {missing} invitation{'s' if missing > 1 else ''} à donner le motif. "
        f"L'établissement demande {dated} avant de saisir le DASEN pour ce fondement "
        f"({LegalKind.INTERNAL_RULE.label[0].lower()}{LegalKind.INTERNAL_RULE.label[1:]} n'en fixe le nombre)."
    )


def has_unjustified_absences(standing: Standing, day: date) -> str | None:
    _ = day
    if standing.facts.unjustified:
        return None
    return typeset("Aucune absence n'est sans motif accepté : il n'y a pas de défaut d'assiduité.")


def meeting_day_come(standing: Standing, day: date) -> str | None:
    """The result of a meeting is recorded on its day or after."""
    act = standing.case.last("convene_meeting")
    if act is None:
        return typeset("Il manque une étape : la réunion n'a pas été convoquée.")
    if act.appointment is None or act.appointment.day <= day:
        return None
    return typeset(f"La réunion est prévue le {day_month(act.appointment.day)}. Son résultat s'enregistre ce jour-là.")


def community_day_come(standing: Standing, day: date) -> str | None:
    act = standing.case.last("convene_educational_community")
    if act is None or act.appointment is None or act.appointment.day <= day:
        return None
    return typeset(f"La réunion est prévue le {day_month(act.appointment.day)}. Le contrat se propose ce jour-là.")


def referent_appointed(standing: Standing, day: date) -> str | None:
    """L131-8, last al.: « un personnel d'éducation référent est désigné »."""
    _ = day
    if standing.case.referent_id is not None:
        return None
    return typeset("Il manque le référent : désignez le personnel d'éducation qui suivra les mesures.")


def absences_after_contract(standing: Standing, day: date) -> str | None:
    _ = day
    act = standing.case.last("sign_support_contract")
    if act is not None and not standing.facts.after(act.on):
        return typeset(f"Aucune absence sans motif n'est enregistrée depuis le {day_month(act.on)}.")
    return None


def not_referred(standing: Standing, day: date) -> str | None:
    _ = day
    if standing.case.referral is None and standing.case.warning is None:
        return None
    return typeset("Le DASEN est déjà saisi. Retirez d'abord la saisine si elle n'est plus fondée.")


def weeks_present(standing: Standing, day: date) -> str | None:
    """The school's own rule: four weeks of class without a new unjustified absence."""
    _ = day
    facts = standing.facts
    if facts.class_weeks_present >= facts.restoration_weeks:
        return None
    plural = "s" if facts.class_weeks_present >= 2 else ""
    return typeset(
        f"L'assiduité est dite rétablie après {facts.restoration_weeks} semaines de classe sans nouvelle absence ; "
        f"il y en a {facts.class_weeks_present} complète{plural}."
    )


def closing_reason_holds(standing: Standing, day: date) -> str | None:
    """Restored needs the weeks of presence; an error cannot close what the DASEN has been given."""
    if not isinstance(standing.command, Close):
        return None
    if standing.command.reason is CloseReason.ATTENDANCE_RESTORED:
        return weeks_present(standing, day)
    if standing.command.reason is CloseReason.OPENED_IN_ERROR:
        return not_referred(standing, day)
    return None


def year_not_over(standing: Standing, day: date) -> str | None:
    """R131-6: a file is open for one school year only; the next year starts at zero."""
    _ = day
    if standing.case.close_reason is CloseReason.END_OF_SCHOOL_YEAR:
        return typeset("L'année scolaire de ce dossier est finie. Un nouveau dossier s'ouvre pour la nouvelle année.")
    return None
