"""The agenda and the minutes, in sentences and on one page. Notes of any level never reach paper."""

import asyncio
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.letters.sheets import Sheet, SheetRow, render_sheet
from api.meetings.reading import MeetingShown, shown
from api.meetings.trace import Traced, people_of, trace
from domain.kernel.french import day_month, full_date
from domain.meetings.agenda import ItemState
from domain.meetings.consequences import task_of
from domain.meetings.meeting import Presence
from domain.meetings.review import Review, minutes_sentence
from domain.meetings.subject import SubjectKind
from domain.meetings.views import ItemLine
from domain.tasks.task import Charge
from persistence.journal import Access
from persistence.unit_of_work import UnitOfWork

PDF = "application/pdf"


@dataclass(frozen=True)
class PersonTask:
    student_id: UUID | None
    follow_up_id: UUID | None
    label: str
    due_on: date


@dataclass(frozen=True)
class PersonTasks:
    owner: str
    tasks: list[PersonTask]


@dataclass(frozen=True)
class Minutes:
    sentences: list[str]
    by_person: list[PersonTasks]
    postponed: int


async def read_minutes(uow: UnitOfWork, meeting_id: UUID, today: date) -> Minutes:
    """What was decided, and who does what by when."""
    found = await _read(uow, meeting_id, today, "meeting:read_minutes", Access.READ)
    seen = [one for one in found.items if one.state is ItemState.SEEN]
    return Minutes(
        [_sentence(one) for one in seen],
        [PersonTasks(owner, tasks) for owner, tasks in sorted(_by_person(seen).items())],
        sum(one.state is ItemState.POSTPONED for one in found.items),
    )


async def print_minutes(uow: UnitOfWork, meeting_id: UUID, today: date, *, demo: bool) -> tuple[bytes, str, str]:
    """« Compte rendu »: one page, for the members."""
    found = await _read(uow, meeting_id, today, "meeting:print_minutes", Access.EXPORT)
    rows = [
        SheetRow(
            one.position, _name(one), ", ".join(finding.label for finding in one.findings), one.fact,
            _decision(one), _owner(one), _short(one.due_on),
            _short(one.next_review_on),
        )
        for one in found.items
    ]  # fmt: skip
    pdf = await asyncio.to_thread(render_sheet, _sheet(found, "Compte rendu", rows, demo=demo))
    return pdf, PDF, f"compte-rendu-{found.held_on}.pdf"


async def print_agenda(
    uow: UnitOfWork, meeting_id: UUID, today: date, *, names: bool, demo: bool
) -> tuple[bytes, str, str]:
    """« Ordre du jour », numbered, with or without names."""
    found = await _read(uow, meeting_id, today, "meeting:print_agenda", Access.EXPORT)
    rows = [
        SheetRow(
            one.position, _name(one) if names else f"Situation {one.position}",
            ", ".join(dict.fromkeys(why.kind.label for why in one.reasons)), "", "", "", f"{one.minutes}\u00a0min", "",
        )
        for one in found.items
    ]  # fmt: skip
    pdf = await asyncio.to_thread(render_sheet, _sheet(found, "Ordre du jour", rows, demo=demo))
    return pdf, PDF, f"ordre-du-jour-{found.held_on}.pdf"


def _sheet(found: MeetingShown, title: str, rows: list[SheetRow], *, demo: bool) -> Sheet:
    when = f"{full_date(found.held_on)}, {found.starts_at.hour}\u00a0h\u00a0{found.starts_at.minute:02}"
    people = tuple(f"{one.name} ({one.part.label}{_presence(one.presence)})" for one in found.participants)
    kind = found.frame.matter.subject
    return Sheet(
        title, found.title, found.unit_name, when, found.place, people, tuple(rows), demo, *_SAID[kind]
    )  # fmt: skip


_SAID = {
    SubjectKind.PUPIL: ("Élève", "Document interne à l'établissement, réservé aux membres de la réunion."),
    SubjectKind.FOLLOWED: (
        "Jeune", "Document interne à la plateforme. Les notes et les mots des partenaires n'y figurent pas.",
    ),
}  # fmt: skip
"""What the sheet calls its people, and to whom it belongs."""


def _presence(presence: Presence) -> str:
    return "" if presence in {Presence.EXPECTED, Presence.PRESENT} else f", {presence.label}"


async def _read(uow: UnitOfWork, meeting_id: UUID, today: date, operation: str, access: Access) -> MeetingShown:
    found = await shown(uow, meeting_id, today)
    await trace(uow, Traced(found.unit_id, meeting_id, people_of(found.items)), operation, access)
    return found


def _name(item: ItemLine) -> str:
    if item.person is None:
        return item.subject
    where = item.person.class_name or (f"{item.person.age}\u00a0ans" if item.person.age else "")
    return f"{item.person.family_name} {item.person.first_name}{f' ({where})' if where else ''}"


def _decision(item: ItemLine) -> str:
    """« orientation vers un partenaire : Mission locale du Val »."""
    if item.decision is None:
        return item.state.label
    return f"{item.decision.label}\u00a0: {item.partner_name}" if item.partner_name else item.decision.label


def _owner(item: ItemLine) -> str:
    return item.owner_name or (item.owner_role.label if item.owner_role else "")


def _short(day: date | None) -> str:
    return day_month(day) if day else ""


def _sentence(item: ItemLine) -> str:
    review = Review(
        item.findings, item.fact, item.decision, Charge(item.owner_id, item.owner_role), item.due_on,
        item.next_review_on,
    )  # fmt: skip
    days = [_short(item.due_on), _short(item.next_review_on)]
    return minutes_sentence(item.position, _name(item), review=review, owner=_owner(item), days=days)


def _by_person(seen: list[ItemLine]) -> dict[str, list[PersonTask]]:
    found: dict[str, list[PersonTask]] = {}
    for one in seen:
        given = task_of(one.decision) if one.decision else None
        if given is not None and one.due_on is not None:
            who = (one.person.student_id, one.person.follow_up_id) if one.person else (None, None)
            found.setdefault(_owner(one), []).append(PersonTask(*who, given[1], one.due_on))
    return found
