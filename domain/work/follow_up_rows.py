"""Follow-ups in « À faire »: dates of law, relays and returns to answer, calls of the day, whom nobody has."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.follow_ups.states import DeadlineCode, WaitingFor
from domain.follow_ups.wording import Waited, deadline_sentence, waiting_sentence
from domain.work.items import WorkDeadline, WorkGroup, WorkItem, WorkPerson, WorkTarget

_SOON = timedelta(days=7)


@dataclass(frozen=True)
class DueFollowUp:
    """One that asks something of this reader by itself: their own, or handed to them."""

    id: UUID
    person: WorkPerson
    waiting_for: WaitingFor
    waiting_since: date
    deadline_code: DeadlineCode | None
    deadline_on: date | None
    deadline_is_legal: bool
    handed_to_me: bool


@dataclass(frozen=True)
class FollowUpWork:
    """What is gathered in one row each: calls of the day, and for a manager those without a referent."""

    calls: int
    calls_since: date | None
    unassigned: int
    unassigned_since: date | None


def follow_up_row(one: DueFollowUp, today: date) -> WorkItem | None:
    """The relay first, then a return to confirm, then a date of law; the rest is in the calls of the day."""
    asked = _asked(one, today)
    if asked is None:
        return None
    why = waiting_sentence(Waited(one.waiting_for, one.waiting_since, one.person.first_name), today)
    deadline = None
    if one.deadline_on is not None and one.deadline_code is not None:
        deadline = WorkDeadline(one.deadline_on, "legal" if one.deadline_is_legal else "internal")
        why = deadline_sentence(one.deadline_code, one.deadline_on) if one.deadline_is_legal else why
    return WorkItem(
        f"follow_up:{one.id}", asked[1], asked[0], why, one.waiting_since, one.person, None, deadline,
        WorkTarget.FOLLOW_UP, one.id, None,
    )  # fmt: skip


def gathered_rows(work: FollowUpWork, today: date) -> list[WorkItem]:
    """« Appeler 6 jeunes », « Répartir 9 jeunes sans référent »."""
    found = []
    if work.calls:
        verb = "Appeler 1 jeune" if work.calls == 1 else f"Appeler {work.calls} jeunes"
        found.append(_gathered("calls", verb, work.calls, work.calls_since or today, WorkTarget.FOLLOW_UP_CALLS))
    if work.unassigned:
        verb = "Nommer 1 référent" if work.unassigned == 1 else f"Répartir {work.unassigned} jeunes sans référent"
        since = work.unassigned_since or today
        found.append(_gathered("sharing", verb, work.unassigned, since, WorkTarget.FOLLOW_UP_SHARING))
    return found


def _gathered(key: str, verb: str, count: int, since: date, target: WorkTarget) -> WorkItem:
    key = f"follow_ups:{key}"
    return WorkItem(key, WorkGroup.TODAY, verb, "", since, None, None, None, target, None, None, count)


def _asked(one: DueFollowUp, today: date) -> tuple[str, WorkGroup] | None:
    if one.handed_to_me:
        return "Répondre à un relais", WorkGroup.NOW
    if one.waiting_for is WaitingFor.FINDING_ANSWER:
        return "Confirmer un retour en formation", WorkGroup.TODAY
    if one.deadline_is_legal and one.deadline_on is not None and one.deadline_on <= today + _SOON:
        return "Tenir une échéance légale", WorkGroup.TODAY if one.deadline_on > today else WorkGroup.NOW
    return None
