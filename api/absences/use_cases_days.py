"""The absences of a day: who is missing, why as far as one may read it, whose family does not know yet."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from domain.absences.contacts import ContactResult
from domain.absences.counts import HalfDayState
from domain.absences.reasons import JudgementState, ReasonStanding, standing_of
from domain.absences.visibility import ReasonAudience, audience_of, visible_reason
from domain.access.permissions import Permission
from domain.kernel.calendar import Half, month_end
from domain.schools.settings import settings_on
from persistence.absences.absences import KnownAbsence, load_standing
from persistence.absences.day_lists import AbsentPupil, DayFilter, load_absent
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import SchoolRules, load_rules_of
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class HalfState:
    half: Half
    state: HalfDayState


@dataclass(frozen=True)
class LastContact:
    at: datetime
    channel: str
    result: str


@dataclass(frozen=True)
class DayAbsence:
    """One pupil in the list of the day. `standing`: to_tell, told, with_reason or known (said beforehand).

    The case under way is for those who read cases.
    """

    student_id: UUID
    school_id: UUID
    family_name: str
    first_name: str
    class_id: UUID | None
    class_name: str | None
    halves: list[HalfState]
    standing: str
    reason_state: JudgementState | None
    reason: str
    absence_ids: list[UUID]
    attempts: int
    last_contact: LastContact | None
    month_count: float
    raw: int
    proportional: float
    complete: int
    threshold_reached: int | None
    case_id: UUID | None
    case_school_state: str | None


@dataclass(frozen=True)
class DayCounters:
    """« 9 à prévenir · 14 prévenues, sans motif · 21 avec motif · 4 connues d'avance »."""

    to_tell: int
    told: int
    with_reason: int
    known: int


@dataclass(frozen=True)
class DayAbsences:
    day: date
    counters: DayCounters
    items: list[DayAbsence]


_ORDER = ("to_tell", "told", "with_reason", "known")


async def list_day(uow: UnitOfWork, wanted: DayFilter, standing: str | None) -> DayAbsences:
    """The absences of a day: first whose family does not know yet, then by the month's count."""
    absent = await load_absent(uow.session, uow.actor, wanted)
    schools = {one.school_id for one in absent}
    rules = await load_rules_of(uow.session, schools)
    entries: dict[UUID, list[KnownAbsence]] = {}
    for school_id in sorted(schools):
        pupils = [one.student_id for one in absent if one.school_id == school_id]
        for known in await load_standing(uow.session, school_id, pupils, wanted.day, wanted.day):
            entries.setdefault(known.student_id, []).append(known)
    audience = audience_of(uow.actor.role, referred=False)
    if not uow.actor.may(Permission.CASES_READ):
        absent = [replace(one, case_id=None, case_school_state=None) for one in absent]
    lines = [_line(one, entries.get(one.student_id, []), rules[one.school_id], wanted.day, audience) for one in absent]
    lines.sort(key=lambda line: (_ORDER.index(line.standing), -line.month_count))
    counters = DayCounters(*(sum(line.standing == name for line in lines) for name in _ORDER))
    shown = [line for line in lines if standing in {None, line.standing}]
    detail = {"day": wanted.day.isoformat(), "count": len(shown)}
    fields = "reason" if audience is ReasonAudience.FULL else ""
    await uow.record(JournalEntry("absence:list_day", Access.LIST, (), wanted.school_id, fields, detail))
    return DayAbsences(wanted.day, counters, shown)


def _line(
    one: AbsentPupil, entries: list[KnownAbsence], rules: SchoolRules, day: date, audience: ReasonAudience
) -> DayAbsence:
    counting = [known for known in entries if known.entry.kind.counts]
    reason = _least_settled([standing_of(known.judgements) for known in counting])
    last = one.contacts[-1] if one.contacts else None
    kind = settings_on(rules.settings, month_end(day)).settings.threshold_count
    counts = {"raw": float(one.raw), "proportional": one.proportional, "complete": float(one.complete)}
    return DayAbsence(
        one.student_id, one.school_id, one.family_name, one.first_name, one.class_id, one.class_name,
        [HalfState(half, state) for half, state in one.halves.items()],
        _standing(one, counting, reason),
        reason.state if audience is ReasonAudience.FULL else None, visible_reason(reason, audience),
        [known.entry.id for known in counting], len(one.contacts), None if last is None else LastContact(*last),
        counts[kind.value], one.raw, one.proportional, one.complete, one.threshold_reached, one.case_id,
        one.case_school_state,
    )  # fmt: skip


def _least_settled(standings: list[ReasonStanding]) -> ReasonStanding:
    """Of several entries of a day, what still asks for something: no reason, then one to judge, then the others."""

    def unsettled(standing: ReasonStanding) -> int:
        if standing.state is JudgementState.NO_REASON:
            return 0
        if standing.state.is_open:
            return 1
        return 3 if standing.state.is_accepted else 2

    return min(standings, key=unsettled, default=ReasonStanding())


def _standing(one: AbsentPupil, entries: list[KnownAbsence], reason: ReasonStanding) -> str:
    if entries and all(known.entry.known_at < known.entry.starts_at for known in entries):
        return "known"
    if reason.state is not JudgementState.NO_REASON:
        return "with_reason"
    told = any(ContactResult(result).tells_the_family for _, _, result in one.contacts)
    return "told" if told else "to_tell"
