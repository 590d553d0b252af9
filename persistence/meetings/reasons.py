"""Why a situation comes to a meeting: from warnings, signals, plans, tasks, cases, departures, earlier reviews."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.calendar import school_year_of
from domain.kernel.french import day_month
from domain.meetings.agenda import ItemOrigin
from domain.meetings.review import MeetingDecision
from domain.meetings.views import Person, Proposal, Why
from domain.prevention.rules import RuleCode
from domain.prevention.signals import Observation
from domain.support_plans.schemes import SchemeCode

BACK_WITHIN = timedelta(days=30)
"""A pupil who came back less than a month ago is proposed (a rule of ours)."""

# Each source gives: kind, origin, pupil, codes that make the words, since when. `{which}` narrows it.
_SOURCES = {
    ItemOrigin.EARLY_WARNING: """
        SELECT w.id AS origin_id, w.student_id, w.school_id, ARRAY[w.rule] AS codes, w.first_seen_on AS since
        FROM early_warnings w WHERE {which:w.ended_on IS NULL AND w.state IN ('open', 'taken')}""",
    ItemOrigin.SIGNAL: """
        SELECT g.id, g.student_id, g.school_id, g.observations, g.reported_at::date
        FROM signals g WHERE {which:g.state IN ('received', 'read')}""",
    ItemOrigin.SUPPORT_PLAN: """
        SELECT p.id, p.student_id, p.school_id, ARRAY[p.scheme], p.next_review_on
        FROM support_plans p WHERE {which:p.next_review_on <= :today AND p.closed_on IS NULL}""",
    ItemOrigin.TASK: """
        SELECT t.id, t.student_id, t.unit_id, ARRAY[t.what], t.due_on
        FROM tasks t WHERE {which:t.student_id IS NOT NULL AND t.done_at IS NULL AND t.cancelled_at IS NULL
                            AND t.due_on < :today}""",
    ItemOrigin.ATTENDANCE_CASE: """
        SELECT c.id, c.student_id, c.school_id, ARRAY[]::text[], c.last_act_on
        FROM attendance_cases c
        WHERE {which:c.close_reason IS NULL AND c.school_year = :year AND (c.school_state = 'threshold_reached'
            OR EXISTS (SELECT FROM school_case_transitions k WHERE k.case_id = c.id AND k.appointment_on = :held_on
                       AND k.name IN ('convene_meeting', 'convene_educational_community')))}""",
    ItemOrigin.DEPARTURE: """
        SELECT d.id, d.student_id, d.school_id, ARRAY[]::text[], d.opened_on
        FROM departures d WHERE {which:d.state IN ('new', 'to_clarify', 'preparing')}""",
    ItemOrigin.RETURN: """
        SELECT d.id, d.student_id, d.school_id, ARRAY[]::text[], d.returned_on
        FROM departures d WHERE {which:d.returned_on BETWEEN :back_since AND :today}""",
    ItemOrigin.REVIEW: """
        SELECT i.id, i.student_id, i.unit_id, ARRAY[i.decision], i.next_review_on
        FROM meeting_items i WHERE {which:i.student_id IS NOT NULL AND i.next_review_on <= :held_on
            AND i.decision IS NOT NULL
            AND NOT EXISTS (SELECT FROM meeting_items n WHERE n.student_id = i.student_id AND n.unit_id = i.unit_id
                            AND n.decided_at > i.decided_at)}""",
}


def _narrowed(source: str, *, by_id: bool) -> str:
    """The source for proposals (its own condition), or for reasons already on an agenda (by identifier)."""
    start = source.index("{which:")
    if not by_id:
        return f"{source[:start]}({source[start + 7 : -1]})"
    alias = source[start:].split(":", 1)[1].split(".", 1)[0].strip()
    return f"{source[:start]}{alias}.id = ANY(CAST(:ids AS uuid[]))"


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
    for kind in {row.origin_kind for row in rows} & set(_SOURCES):
        origin = ItemOrigin(kind)
        ids = [row.origin_id for row in rows if row.origin_kind == kind]
        for found in await session.execute(text(_narrowed(_SOURCES[origin], by_id=True)), {"ids": ids}):
            known[kind, found[0]] = _why(origin, found)
    found_by_item: dict[UUID, list[Why]] = defaultdict(list)
    for row in rows:
        origin = ItemOrigin(row.origin_kind)
        gone = Why(origin, row.origin_id, origin.label, None)
        found_by_item[row.item_id].append(known.get((row.origin_kind, row.origin_id), gone))
    return found_by_item


async def load_proposals(
    session: AsyncSession, unit_id: UUID, meeting_id: UUID, held_on: date, today: date
) -> list[Proposal]:
    """Situations of this school that are not on this agenda, each with every reason; the most reasons first, then the
    oldest.
    """
    keys = {
        "unit": unit_id, "meeting": meeting_id, "held_on": held_on, "today": today, "year": school_year_of(today),
        "back_since": today - BACK_WITHIN,
    }  # fmt: skip
    reasons: dict[UUID, list[Why]] = defaultdict(list)
    for kind, source in _SOURCES.items():
        columns = "(origin_id, student_id, school_id, codes, since)"
        query = f"""
            SELECT x.origin_id, x.student_id, x.codes, x.since FROM ({_narrowed(source, by_id=False)}) AS x {columns}
            WHERE x.school_id = :unit AND NOT EXISTS (SELECT FROM meeting_items i
                WHERE i.meeting_id = :meeting AND i.student_id = x.student_id)"""
        used = {name: value for name, value in keys.items() if f":{name}" in query}
        for row in await session.execute(text(query), used):
            reasons[row.student_id].append(_why(kind, row))
    persons = await load_persons(session, unit_id, reasons, today)
    found = [Proposal(persons[one], tuple(why)) for one, why in reasons.items() if one in persons]
    return sorted(found, key=lambda one: (-len(one.reasons), _oldest(one), one.person.family_name))


def _oldest(proposal: Proposal) -> date:
    return min((why.since for why in proposal.reasons if why.since), default=date.max)


async def load_persons(
    session: AsyncSession, unit_id: UUID, students: Iterable[UUID], today: date
) -> dict[UUID, Person]:
    rows = await session.execute(
        text("""SELECT s.id, s.family_name, s.first_name, k.name FROM students s
                LEFT JOIN enrolments e ON e.student_id = s.id AND e.school_id = :unit AND e.school_year = :year
                LEFT JOIN classes k ON k.id = e.class_id WHERE s.id = ANY(CAST(:ids AS uuid[]))"""),
        {"unit": unit_id, "ids": list(students), "year": school_year_of(today)},
    )
    return {row.id: Person(*row) for row in rows}


def _why(kind: ItemOrigin, row: Any) -> Why:
    """(origin, pupil, [school], codes, since) in words; a task says its own."""
    origin_id, codes, since = row[0], row[-2], row[-1]
    return Why(kind, origin_id, _words(kind, list(codes or []), since), since)


_SAID: dict[ItemOrigin, tuple[str, Any]] = {
    ItemOrigin.EARLY_WARNING: ("alerte depuis le", RuleCode),
    ItemOrigin.SIGNAL: ("inquiétude du", Observation),
    ItemOrigin.SUPPORT_PLAN: ("bilan prévu le", SchemeCode),
    ItemOrigin.TASK: ("tâche en retard depuis le", ()),
    ItemOrigin.REVIEW: ("à revoir le", MeetingDecision),
}


def _words(kind: ItemOrigin, codes: list[str], since: date | None) -> str:
    day = day_month(since) if since else ""
    if kind in _SAID:
        start, enum = _SAID[kind]
        return f"{start} {day}\u00a0: {_labels(enum, codes)}"
    if kind is ItemOrigin.ATTENDANCE_CASE:
        return "dossier d'absence\u00a0: seuil constaté ou réunion convoquée"
    return f"{kind.label}, {day}"


def _labels(enum: Any, codes: list[str]) -> str:
    """The labels within a sentence: « parle d'arrêter », « PPRE »."""
    said = [enum(code).label if code in set(enum) else code for code in codes]
    return ", ".join(one if one[1:2].isupper() else one[:1].lower() + one[1:] for one in said)
