"""Concerns to read and meetings to prepare or to close, in « À faire »."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.kernel.french import day_month, typeset
from domain.work.items import WorkDeadline, WorkGroup, WorkItem, WorkPerson, WorkTarget

PREPARED_BEFORE = timedelta(days=3)
"""A meeting is prepared in the days before it."""


@dataclass(frozen=True)
class WaitingSignal:
    """A concern without an answer yet. What was observed is not told here."""

    id: UUID
    person: WorkPerson
    received_on: date
    answer_due_on: date
    read: bool


@dataclass(frozen=True)
class OpenMeeting:
    """One that was not closed: planned, or running."""

    id: UUID
    label: str
    held_on: date
    running: bool
    situations: int


def signal_row(one: WaitingSignal, today: date) -> WorkItem:
    """Its author was promised an answer by that day."""
    verb = "Donner suite à une inquiétude" if one.read else "Lire une inquiétude"
    group = WorkGroup.NOW if one.answer_due_on <= today else WorkGroup.TODAY
    why = f"signalée le {day_month(one.received_on)}, réponse promise à son auteur"
    return WorkItem(
        f"signal:{one.id}", group, verb, typeset(why), one.received_on, one.person, None,
        WorkDeadline(one.answer_due_on, "task"), WorkTarget.SIGNALS, one.id, None,
    )  # fmt: skip


def meeting_row(one: OpenMeeting, today: date) -> WorkItem | None:
    """To prepare before its day, to hold on it, to close after it."""
    what = f"{one.label}, {day_month(one.held_on)}"
    number = f"{one.situations} situation{'s' if one.situations > 1 else ''}"
    agenda = f"{number} à l'ordre du jour" if one.situations else "ordre du jour vide"
    if one.running:
        verb = "Clore la réunion et son compte rendu"
        group = WorkGroup.NOW if one.held_on < today else WorkGroup.TODAY
    elif one.held_on < today:
        verb, group = "Noter ou annuler une réunion passée", WorkGroup.TODAY
    elif one.held_on <= today + PREPARED_BEFORE:
        verb = "Tenir la réunion" if one.held_on == today else "Préparer la réunion"
        group = WorkGroup.TODAY if one.held_on == today else WorkGroup.THIS_WEEK
    else:
        return None
    return WorkItem(
        f"meeting:{one.id}", group, verb, typeset(f"{what} ; {agenda}"), None, None, None, None, WorkTarget.MEETING,
        one.id, None,
    )  # fmt: skip
