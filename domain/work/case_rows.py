"""Which rows a case gives to whom: whoever can take the next step has it to do, the others wait for them."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.access.actor import Actor
from domain.access.permissions import Permission
from domain.attendance_cases.states import DsdenState, SchoolState
from domain.attendance_cases.waiting import Party
from domain.attendance_cases.wording import half_days
from domain.kernel.calendar import birthday
from domain.kernel.french import day_month, typeset
from domain.work.items import WorkDeadline, WorkGroup, WorkItem, WorkPerson, WorkTarget

SOON = timedelta(days=7)
MONTH = timedelta(days=30)
THRESHOLD = 4
_P, _D, _S = Permission, DsdenState, SchoolState

NEXT_DSDEN: dict[str, tuple[str, str, Permission]] = {
    _D.REFERRED: ("Accuser réception de la saisine", "acknowledge", _P.CASES_INSTRUCT),
    _D.IEN_VISA: ("Accuser réception de la saisine", "acknowledge", _P.CASES_INSTRUCT),
    _D.RECEIVED: ("Préparer l'avertissement", "prepare_warning", _P.CASES_INSTRUCT),
    _D.RETURNED: ("Compléter la saisine", "refer", _P.CASES_DECIDE),
    _D.WARNING_PREPARED: ("Signer l'avertissement", "warn", _P.CASES_SIGN),
    _D.SUMMONED: ("Noter l'entretien", "record_hearing", _P.CASES_INSTRUCT),
    _D.SUMMONED_WITH_DEPARTMENT: ("Noter l'entretien", "record_hearing", _P.CASES_INSTRUCT),
    _D.EXCUSED: ("Fixer un nouvel entretien", "summon", _P.CASES_SIGN),
    _D.POSTPONED: ("Fixer un nouvel entretien", "summon", _P.CASES_SIGN),
    _D.REFERRED_AGAIN: ("Convoquer avec le Département", "summon_with_department", _P.CASES_SIGN),
}
NEXT_SCHOOL: dict[str, tuple[str, str, Permission]] = {
    _S.OPEN: ("Engager le dialogue", "open_dialogue", _P.CASES_PREPARE),
    _S.DIALOGUE: ("Suivre le dialogue", "note_threshold", _P.CASES_PREPARE),
    _S.THRESHOLD_REACHED: ("Convoquer la réunion", "convene_meeting", _P.CASES_DECIDE),
    _S.MEETING_CONVENED: ("Noter le résultat de la réunion", "sign_measures", _P.CASES_PREPARE),
    _S.MEASURES_ABSENT: ("Proposer une autre date", "convene_meeting", _P.CASES_DECIDE),
    _S.PERSISTENT: ("Réunir la communauté éducative", "convene_educational_community", _P.CASES_DECIDE),
    _S.COMMUNITY_CONVENED: ("Noter le résultat de la réunion", "sign_support_contract", _P.CASES_DECIDE),
    _S.SUPPORT_CONTRACT_PROPOSED: ("Relancer la famille", "sign_support_contract", _P.CASES_DECIDE),
    _S.CONTINUED: ("Saisir de nouveau le DASEN", "refer_again", _P.CASES_DECIDE),
    _S.RESTORED: ("Clore le dossier", "close", _P.CASES_DECIDE),
}
IEN_VISA = ("Viser et transmettre la saisine", "give_visa", _P.CASES_VISA)


@dataclass(frozen=True)
class OpenCase:
    """What the list needs of a case that is not closed. `known` and `left`: half-days of the referral, then and now."""

    id: UUID
    person: WorkPerson
    school_id: UUID
    birth_date: date
    school_state: str
    dsden_state: str
    waiting_for: str
    waiting_since: date
    waiting_until: date | None
    review_on: date | None
    known: int | None
    left: int | None
    pulled_on: date | None


def rows_of(case: OpenCase, actor: Actor, today: date) -> list[WorkItem]:
    """What this case asks of this actor today, and what it waits for from others."""
    found = [_next(case, actor, today), _unfounded(case, actor), _pulled(case, actor, today)]
    found += [_review(case, actor, today), _coming_of_age(case, actor, today)]
    return [item for item in found if item is not None]


def _next(case: OpenCase, actor: Actor, today: date) -> WorkItem | None:
    step = _step(case)
    if step is None:
        return None
    verb, transition, permission = step
    deadline = WorkDeadline(case.waiting_until, "appointment") if case.waiting_until else None
    mine = actor.may(permission) and case.waiting_for != Party.FAMILY
    if mine:
        group = WorkGroup.TODAY if permission is _P.CASES_SIGN or deadline is None else WorkGroup.NOW
    else:
        group = WorkGroup.WAITING
    state = _dsden_label(case) or SchoolState(case.school_state).label
    days = (today - case.waiting_since).days
    why = f"{state}, depuis {days} jours" if days >= 2 else state
    return WorkItem(
        f"case:{case.id}:{transition}", group, verb, typeset(why), case.waiting_since, case.person,
        None if mine else case.waiting_for, deadline, WorkTarget.CASE, case.id, transition,
    )  # fmt: skip


def _dsden_label(case: OpenCase) -> str:
    return DsdenState(case.dsden_state).label if case.dsden_state in NEXT_DSDEN else ""


def _step(case: OpenCase) -> tuple[str, str, Permission] | None:
    if case.dsden_state == _D.REFERRED and case.waiting_for == Party.IEN:
        return IEN_VISA
    return NEXT_DSDEN.get(case.dsden_state) or NEXT_SCHOOL.get(case.school_state)


def _unfounded(case: OpenCase, actor: Actor) -> WorkItem | None:
    """A reason accepted since took the count below what the referral stood on."""
    if case.known is None or case.left is None or case.left >= min(case.known, THRESHOLD):
        return None
    warned = case.dsden_state not in {_D.REFERRED, _D.IEN_VISA, _D.RECEIVED, _D.RETURNED, _D.WARNING_PREPARED}
    permission, transition = (_P.CASES_SIGN, "retract") if warned else (_P.CASES_DECIDE, "withdraw_referral")
    if not actor.may(permission):
        return None
    verb = "Retirer l'avertissement" if warned else "Retirer la saisine"
    why = f"On savait {half_days(case.known)} ; il en reste {case.left}."
    return WorkItem(
        f"case:{case.id}:{transition}", WorkGroup.NOW, verb, typeset(why), None, case.person, None, None,
        WorkTarget.CASE, case.id, transition,
    )  # fmt: skip


def _pulled(case: OpenCase, actor: Actor, today: date) -> WorkItem | None:
    """A warning left the parapheur by itself: whoever prepared it is told."""
    if case.pulled_on is None or today - case.pulled_on > SOON or not actor.may(_P.CASES_INSTRUCT):
        return None
    left = f" Il reste {half_days(case.left)}." if case.left is not None else ""
    why = f"Un motif a été accepté.{left} L'avertissement préparé n'est plus fondé : il a été retiré du parapheur."
    return WorkItem(
        f"case:{case.id}:pulled", WorkGroup.TODAY, "Relire le dossier", typeset(why), case.pulled_on, case.person,
        None, None, WorkTarget.CASE, case.id, None,
    )  # fmt: skip


def _review(case: OpenCase, actor: Actor, today: date) -> WorkItem | None:
    """A decision not to refer, or a contract, said on which day the situation is looked at again."""
    if case.review_on is None or case.review_on > today + SOON or not actor.may(_P.CASES_DECIDE):
        return None
    group = WorkGroup.TODAY if case.review_on <= today else WorkGroup.THIS_WEEK
    why = f"Vous aviez prévu de revoir la situation le {day_month(case.review_on)}."
    return WorkItem(
        f"case:{case.id}:review", group, "Revoir la situation", typeset(why), None, case.person, None,
        WorkDeadline(case.review_on, "review"), WorkTarget.CASE, case.id, None,
    )  # fmt: skip


def _coming_of_age(case: OpenCase, actor: Actor, today: date) -> WorkItem | None:
    """At 16 the letters change, at 18 they are addressed to the pupil: told a month before."""
    if not actor.may(_P.CASES_PREPARE) and not actor.may(_P.CASES_INSTRUCT):
        return None
    for age, what in ((16, "les courriers changent"), (18, "les courriers lui sont adressés")):
        day = birthday(case.birth_date, age)
        if today <= day <= today + MONTH:
            why = f"{age} ans le {day_month(day)} : {what}."
            return WorkItem(
                f"case:{case.id}:age_{age}", WorkGroup.THIS_WEEK, "Tenir compte de l'âge", typeset(why), None,
                case.person, None, WorkDeadline(day, "birthday"), WorkTarget.CASE, case.id, None,
            )  # fmt: skip
    return None
