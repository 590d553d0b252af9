"""Why a situation comes to a meeting, in words: the proposals of a house, and the reasons of an agenda."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.follow_ups.promises import ReturnState
from domain.follow_ups.states import ContactStatus, DeadlineCode, WaitingFor
from domain.kernel.calendar import age_on, school_year_of
from domain.kernel.french import day_month
from domain.meetings.agenda import ItemOrigin
from domain.meetings.followed import first_of
from domain.meetings.review import MeetingDecision
from domain.meetings.subject import About, SubjectKind
from domain.meetings.views import Person, Proposal, Why
from domain.prevention.rules import RuleCode
from domain.prevention.signals import Observation
from domain.support_plans.schemes import SchemeCode
from persistence.meetings.sources import BACK_WITHIN, PLATFORM_SOURCES, SCHOOL_SOURCES, SOON, SOURCES, narrowed


async def load_reasons(session: AsyncSession, items: list[UUID]) -> dict[UUID, list[Why]]:
    """By point, the reasons written for it; one that has gone says only its kind."""
    rows = (
        await session.execute(
            text("""SELECT item_id, origin_kind, origin_id FROM meeting_item_origins
                    WHERE item_id = ANY(CAST(:ids AS uuid[])) ORDER BY added_at, origin_id"""),
            {"ids": items},
        )
    ).all()
    known: dict[tuple[str, UUID], Why] = {}
    for origin, source in chain(SCHOOL_SOURCES.items(), PLATFORM_SOURCES.items()):
        ids = [row.origin_id for row in rows if row.origin_kind == origin.value]
        for found in await session.execute(text(narrowed(source, by_id=True)), {"ids": ids}) if ids else ():
            if found[1] is not None:
                known[origin.value, found[0]] = _why(origin, found)
    found_by_item: dict[UUID, list[Why]] = defaultdict(list)
    for row in rows:
        origin = ItemOrigin(row.origin_kind)
        gone = Why(origin, row.origin_id, origin.label, None)
        found_by_item[row.item_id].append(known.get((row.origin_kind, row.origin_id), gone))
    return found_by_item


@dataclass(frozen=True)
class Sought:
    """For which meeting of which house proposals are looked for, on which day."""

    unit_id: UUID
    subject: SubjectKind
    meeting_id: UUID
    held_on: date
    today: date


async def load_proposals(session: AsyncSession, sought: Sought) -> list[Proposal]:
    """Situations of this house that are not on this agenda, each with every reason; the most reasons first, then the
    oldest.
    """
    keys: dict[str, object] = {
        "unit": sought.unit_id, "meeting": sought.meeting_id, "held_on": sought.held_on, "today": sought.today,
        "year": school_year_of(sought.today), "back_since": sought.today - BACK_WITHIN, "soon": sought.held_on + SOON,
    }  # fmt: skip
    column = About(sought.subject, sought.unit_id).column
    reasons: dict[UUID, list[Why]] = defaultdict(list)
    for kind, source in SOURCES[sought.subject].items():
        query = f"""
            SELECT x.origin_id, x.who, x.codes, x.since
            FROM ({narrowed(source, by_id=False)}) AS x (origin_id, who, unit_id, codes, since)
            WHERE x.unit_id = :unit AND NOT EXISTS (SELECT FROM meeting_items i
                WHERE i.meeting_id = :meeting AND i.{column} = x.who)"""
        used = {name: value for name, value in keys.items() if f":{name}" in query}
        for row in await session.execute(text(query), used):
            reasons[row.who].append(_why(kind, row))
    persons = await _PERSONS[sought.subject](session, sought.unit_id, reasons, sought.today)
    found = [Proposal(persons[one], tuple(why)) for one, why in reasons.items() if one in persons]
    return sorted(found, key=lambda one: (-len(one.reasons), _oldest(one), one.person.family_name))


def _oldest(proposal: Proposal) -> date:
    return min((why.since for why in proposal.reasons if why.since), default=date.max)


async def _pupils(session: AsyncSession, unit_id: UUID, students: Iterable[UUID], today: date) -> dict[UUID, Person]:
    rows = await session.execute(
        text("""SELECT s.id, s.family_name, s.first_name, k.name FROM students s
                LEFT JOIN enrolments e ON e.student_id = s.id AND e.school_id = :unit AND e.school_year = :year
                LEFT JOIN classes k ON k.id = e.class_id WHERE s.id = ANY(CAST(:ids AS uuid[]))"""),
        {"unit": unit_id, "ids": list(students), "year": school_year_of(today)},
    )
    return {row.id: Person(row.id, None, row.family_name, row.first_name, row.name) for row in rows}


async def _followed(session: AsyncSession, unit_id: UUID, ids: Iterable[UUID], today: date) -> dict[UUID, Person]:
    rows = await session.execute(
        text("""SELECT id, family_name, first_names, birth_date, city FROM follow_ups
                WHERE platform_id = :unit AND id = ANY(CAST(:ids AS uuid[]))"""),
        {"unit": unit_id, "ids": list(ids)},
    )
    return {
        row.id: Person(
            None, row.id, row.family_name, first_of(row.first_names), age=age_on(row.birth_date, today), city=row.city
        )
        for row in rows
    }  # fmt: skip


_PERSONS = {SubjectKind.PUPIL: _pupils, SubjectKind.FOLLOWED: _followed}


def _why(kind: ItemOrigin, row: Any) -> Why:
    """(origin, person, [house], codes, since) in words; a task says its own."""
    origin_id, codes, since = row[0], row[-2], row[-1]
    return Why(kind, origin_id, _words(kind, list(codes or []), since), since)


_SAID: dict[ItemOrigin, tuple[str, Any]] = {
    ItemOrigin.EARLY_WARNING: ("alerte depuis le", RuleCode),
    ItemOrigin.SIGNAL: ("inquiétude du", Observation),
    ItemOrigin.SUPPORT_PLAN: ("bilan prévu le", SchemeCode),
    ItemOrigin.TASK: ("tâche en retard depuis le", ()),
    ItemOrigin.REVIEW: ("à revoir le", MeetingDecision),
    ItemOrigin.RETURN_RIGHT: ("droit au retour demandé le", ReturnState),
    ItemOrigin.LEGAL_DEADLINE: ("échéance légale le", DeadlineCode),
    ItemOrigin.SILENT: ("silence depuis le", WaitingFor),
}


def _words(kind: ItemOrigin, codes: list[str], since: date | None) -> str:
    day = day_month(since) if since else ""
    if kind in _SAID:
        start, enum = _SAID[kind]
        return f"{start} {day}\u00a0: {_labels(enum, codes)}"
    if kind in _TOLD:
        return _TOLD[kind](codes, day)
    return f"{kind.label}, {day}"


def _refused(codes: list[str], day: str) -> str:
    status, partner = codes
    return f"orientation refusée par {partner} le {day}" if partner else _labels(ContactStatus, [status])


_TOLD: dict[ItemOrigin, Callable[[list[str], str], str]] = {
    ItemOrigin.ATTENDANCE_CASE: lambda _, __: "dossier d'absence\u00a0: seuil constaté ou réunion convoquée",
    ItemOrigin.WITHOUT_REFERENT: lambda _, day: f"sans référent depuis le {day}",
    ItemOrigin.UNREACHABLE: lambda codes, day: f"injoignable après {codes[0]}\u00a0essais, le dernier le {day}",
    ItemOrigin.REFUSAL: _refused,
}


def _labels(enum: Any, codes: list[str]) -> str:
    """The labels within a sentence: « parle d'arrêter », « PPRE »."""
    said = [enum(code).label if code in set(enum) else code for code in codes]
    return ", ".join(one if one[1:2].isupper() else one[:1].lower() + one[1:] for one in said)
