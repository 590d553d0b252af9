"""The steps as a reader is offered them: in words for this school and this age, with what each will do."""

from dataclasses import dataclass
from datetime import date

from domain.access.actor import Actor
from domain.access.permissions import Permission
from domain.attendance_cases.advance import WORKFLOWS, referral_basis
from domain.attendance_cases.case import AttendanceCase
from domain.attendance_cases.facts import Facts
from domain.attendance_cases.guards import met_triggers
from domain.attendance_cases.guards_dsden import effective_warning, meeting_name
from domain.attendance_cases.letters import penal_words_allowed
from domain.attendance_cases.standing import Standing
from domain.attendance_cases.states import (
    NOTIFIED_FAMILY_LABEL,
    NOTIFIED_LABEL,
    REMINDED_FAMILY_LABEL,
    REMINDED_LABEL,
    Degree,
    DsdenState,
    Sector,
    Track,
    Trigger,
)
from domain.attendance_cases.wording import half_days
from domain.kernel.french import day_month, from_to, full_date, typeset
from domain.kernel.law import LegalBasis
from domain.workflow import Transition

WHO: dict[Permission, str] = {
    Permission.CASES_PREPARE: "le CPE ou le chef d'établissement",
    Permission.CASES_DECIDE: "le chef d'établissement ou le directeur d'école",
    Permission.CASES_VISA: "l'IEN de la circonscription",
    Permission.CASES_INSTRUCT: "la DSDEN",
    Permission.CASES_SIGN: "le DASEN ou son délégataire",
}
_CONFIRMATIONS = {
    "convene_meeting": "Chaque responsable reçoit sa convocation.",
    "sign_measures": "Refus ou absence : enregistrez-le ici, sans sanction.",
    "decide_not_to_refer": "Indiquez le motif et la date à laquelle vous revoyez la situation.",
    "withdraw_referral": "La DSDEN est prévenue tout de suite.",
    "order_social_enquiry": "Seules les dates sont conservées, jamais le résultat.",
    "record_hearing": "Venu · absent · excusé · reporté",
    "refer_to_prosecutor": "Cette décision est personnelle. Vérifiez les quatre conditions affichées.",
    "retract": "Un courrier de retrait part à chaque personne avertie.",
    "take_over": "Cette étape sera signalée comme faite hors de Raccroche.",
}


@dataclass(frozen=True)
class CaseOffer:
    """One step on one track. `confirmation` may hold « de {student} », named by the page; `who` is a function.

    `triggers`: of a referral, those that the facts meet; the first is proposed.
    """

    track: Track
    name: str
    label: str
    legal_basis: LegalBasis | None
    blocked_by: tuple[str, ...]
    confirmation: str
    who: str
    triggers: tuple[Trigger, ...] = ()


def offers(case: AttendanceCase, actor: Actor, *, facts: Facts, today: date) -> list[CaseOffer]:
    """Every step this actor could take from here, the possible ones first, the blocked ones with what they lack."""
    found: list[CaseOffer] = []
    for track, workflow in WORKFLOWS.items():
        if track is Track.PROSECUTOR and case.prosecutor_state is None:
            continue
        standing = Standing(case, facts, track, actor_id=actor.id)
        rows = (row for row in workflow.open_rows(standing, today) if actor.may(row.permission))
        found.extend(_offer(row, standing, today) for row in rows)
    return sorted(found, key=lambda offer: bool(offer.blocked_by))


def _offer(row: Transition[Standing], standing: Standing, today: date) -> CaseOffer:
    triggers = met_triggers(standing.facts) if row.name == "refer" else ()
    return CaseOffer(
        track=standing.track,
        name=row.name,
        label=label_of(row.name, row.label, standing.case, facts=standing.facts, today=today),
        legal_basis=referral_basis(triggers[0], today) if triggers else row.basis_on(today),
        blocked_by=tuple(row.blocked_by(standing, today)),
        confirmation=confirmation_of(row.name, standing.facts),
        who=WHO[row.permission],
        triggers=triggers,
    )


def label_of(name: str, label: str, case: AttendanceCase, *, facts: Facts, today: date) -> str:
    """The official words, which depend on the degree and sector of the school and on the age."""
    if name == "convene_meeting":
        if case.sector is not Sector.PUBLIC:
            return "Réunir les membres concernés"
        return "Convoquer l'équipe éducative" if case.degree is Degree.PRIMARY else label
    if name in {"prepare_warning", "warn", "retract"} and not penal_words_allowed(facts.birth_date, today):
        return {
            "prepare_warning": "Préparer le rappel de l'obligation d'assiduité",
            "warn": "Signer et envoyer le rappel de l'obligation d'assiduité",
            "retract": "Retirer le courrier",
        }[name]
    return label


def confirmation_of(name: str, facts: Facts) -> str:
    """What will happen, said before it does."""
    if name in {"refer", "refer_again"}:
        reached = facts.reaching_referral()
        if reached is None:
            return typeset("Vous transmettez le dossier de {student}. La famille en sera informée.")
        counted = half_days(reached.measured(facts.counted_as), facts.counted_as.adjective)
        span = facts.span_in(reached.period)
        period = from_to(span.first, span.last)
        return typeset(
            f"Vous transmettez le dossier de {{student}} : {counted}, {period}. La famille en sera informée."
        )
    return typeset(_CONFIRMATIONS.get(name, ""))


def counting_sentence(facts: Facts) -> str:
    """Which count is compared with the thresholds, and since when the school chose it."""
    kind = facts.counted_as.label
    if facts.counted_since is None:
        return typeset(f"Comptées en {kind}.")
    return typeset(f"Comptées en {kind} : réglage de l'établissement depuis le {full_date(facts.counted_since)}.")


def dsden_label(case: AttendanceCase, facts: Facts, *, family: bool = False) -> str:
    """« Avertissement notifié » only with a proof; from 16 the words of the reminder."""
    state = DsdenState(case.dsden_state)
    warning = case.warning
    if state is not DsdenState.WARNED or warning is None:
        return state.family_label if family else state.label
    if not penal_words_allowed(facts.birth_date, warning.on):
        return REMINDED_FAMILY_LABEL if family else REMINDED_LABEL
    if any(one.signed_on == warning.on and one.notified_on is not None for one in facts.warned):
        told = day_month(effective_warning(warning, facts))
        return f"{NOTIFIED_FAMILY_LABEL} le {told}" if family else NOTIFIED_LABEL
    return state.family_label if family else state.label


def notices(case: AttendanceCase, *, facts: Facts, today: date) -> list[str]:
    """What a reader of this case must know before acting; none of it blocks."""
    found: list[str] = []
    if case.sector is Sector.AGRICULTURAL:
        found.append("La saisine passe par la DRAAF (R. 131-8).")
    if case.sector is not Sector.PUBLIC:
        found.append(f"La réunion prévue par les textes est une {meeting_name(case)}.")
    if facts.adult_on(today):
        found.append("L'élève est majeur : les courriers lui sont adressés.")
    elif not penal_words_allowed(facts.birth_date, today):
        found.append(f"16 ans le {day_month(facts.sixteen_on())} : les courriers ont changé.")
    if facts.rolls_not_taken:
        many = facts.rolls_not_taken >= 2
        rolls = f"{facts.rolls_not_taken} appels non faits" if many else "1 appel non fait"
        found.append(f"{rolls} : le décompte peut être incomplet.")
    taken = [act for act in case.acts if act.taken_over is not None]
    found.extend(f"Étape du {day_month(act.on)} faite hors de Raccroche." for act in taken)
    return [typeset(sentence) for sentence in found]
