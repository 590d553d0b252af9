"""Many absences at once, for files and for the demo: what is known already changes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.absences.entries import AbsenceEntry, EntryKind, EntrySource
from domain.absences.entry_checks import check_entry
from domain.absences.reasons import Judgement, JudgementState, ReasonCode
from domain.absences.rolls import Slot, slots_of
from domain.kernel.calendar import days_between
from domain.kernel.errors import Refusal
from persistence.absences import bulk
from persistence.absences.bulk import EntryDays, KnownImport, NewRoll
from persistence.absences.entries import NewEntry, NewJudgement, add_entries, add_judgements, new_entry, void_entries
from persistence.absences.facts import PupilDays
from persistence.absences.pupils import NOBODY, load_pupils
from persistence.absences.recount import lock_pupils
from persistence.absences.school_recount import recount_days
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import SchoolRules, load_rules
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class RollLine:
    """A roll already taken: of which class, when, by whom, and its marks (minutes for late arrivals)."""

    class_id: UUID
    day: date
    period: str
    taken_by: UUID
    taken_at: datetime
    absent: frozenset[UUID] = frozenset()
    late: Mapping[UUID, int] = field(default_factory=dict)


async def record_rolls_bulk(uow: UnitOfWork, school_id: UUID, lines: Sequence[RollLine]) -> int:
    """Rolls of many days at once; those already taken stay as they are. How many were new.

    A period that the day does not have (closed, unknown) is passed over: nothing was called then.
    """
    rules = await load_rules(uow.session, school_id)
    slots = {day: {s.code: s for s in slots_of(rules.calendar, day)} for day in {line.day for line in lines}}
    held = [line for line in lines if line.period in slots[line.day]]
    rolls = [NewRoll(line.class_id, slots[line.day][line.period], line.taken_by, line.taken_at) for line in held]
    added = await bulk.add_rolls(uow.session, school_id, rolls)
    new = [line for line in held if (line.class_id, line.day, line.period) in added]
    entries = [
        entry
        for line in new
        for entry in _marks(line, slots[line.day][line.period], added[line.class_id, line.day, line.period])
    ]
    await lock_pupils(uow.session, school_id, {one.student_id for one in entries})
    await add_entries(uow.session, school_id, entries, uow.actor.id)
    await recount_days(uow.session, rules, _days_of(entries), uow.now)
    detail = {"rolls": len(new), "marks": len(entries)}
    await uow.record(JournalEntry("roll_call:take_many", Access.WRITE, school_id=school_id, detail=detail))
    return len(new)


def _marks(line: RollLine, slot: Slot, roll_id: UUID) -> list[NewEntry]:
    spans = [(pupil, EntryKind.ABSENCE, slot.ends_at) for pupil in sorted(line.absent)]
    spans += [
        (pupil, EntryKind.LATE, slot.starts_at + timedelta(minutes=minutes)) for pupil, minutes in line.late.items()
    ]
    return [
        NewEntry(
            pupil,
            AbsenceEntry(new_id(), kind, slot.starts_at, ends_at, EntrySource.ROLL_CALL, line.taken_at),
            line.day,
            line.day,
            roll_id,
        )
        for pupil, kind, ends_at in spans
    ]


@dataclass(frozen=True)
class BulkAbsence:
    """One absence of a file. `natural_key` makes it known again; the label of its reason is gone already."""

    student_id: UUID
    kind: EntryKind
    starts_at: datetime
    ends_at: datetime
    natural_key: str
    state: JudgementState = JudgementState.NO_REASON
    reason: ReasonCode | None = None
    known_at: datetime | None = None
    source: EntrySource = EntrySource.IMPORT


@dataclass(frozen=True)
class LineRefused:
    """Which line (its place in the sequence), and the sentence that says what is wrong with it."""

    position: int
    code: str
    sentence: str


@dataclass(frozen=True)
class BulkRecorded:
    """`added`: ids of the entries that are new. `known`: lines that were there. `judged`: reasons that changed."""

    added: tuple[UUID, ...]
    known: int
    judged: int
    refused: tuple[LineRefused, ...]


async def record_absences_bulk(uow: UnitOfWork, school_id: UUID, lines: Sequence[BulkAbsence]) -> BulkRecorded:
    """The absences of a file: what is known changes nothing, a reason said anew is added, the rest is written.

    An absence that someone here has marked as wrong stays wrong, whatever the file repeats.
    """
    rules = await load_rules(uow.session, school_id)
    accepted, refused = await _checked(uow, rules, lines)
    students = {line.student_id for line in accepted}
    here = await lock_pupils(uow.session, school_id, students)
    accepted = [line for line in accepted if line.student_id in here]
    known = await bulk.load_imported(uow.session, school_id, students, (line.natural_key for line in accepted))
    distinct = {(line.student_id, line.natural_key): line for line in accepted}
    entries = {key: _imported(line, rules, uow.now) for key, line in distinct.items() if key not in known}
    await add_entries(uow.session, school_id, list(entries.values()), uow.actor.id)
    ids = {key: one.entry.id for key, one in entries.items()} | {key: one.id for key, one in known.items()}
    judged = [
        NewJudgement(line.student_id, _judgement(line, ids[key], uow.now), "import")
        for key, line in distinct.items()
        if _says_something_new(line, known.get(key))
    ]
    await add_judgements(uow.session, school_id, judged, uow.actor.id)
    rejudged = [ids[key] for key in known if _says_something_new(distinct[key], known[key])]
    touched = _days_of([*entries.values(), *await bulk.load_entry_days(uow.session, school_id, rejudged)])
    await recount_days(uow.session, rules, touched, uow.now)
    persons = [(student, school_id) for student in sorted(touched)]
    detail = {"added": len(entries), "known": len(known), "judged": len(judged)}
    if persons:
        await uow.record(JournalEntry("absence:import", Access.WRITE, persons, school_id, detail=detail))
    added = tuple(one.entry.id for one in entries.values())
    return BulkRecorded(added, len(accepted) - len(added), len(judged), tuple(refused))


async def undo_absences_bulk(uow: UnitOfWork, school_id: UUID, entry_ids: Iterable[UUID]) -> int:
    """Take back what a file brought; the same file may then bring it again."""
    rules = await load_rules(uow.session, school_id)
    entries = await bulk.load_entry_days(uow.session, school_id, entry_ids)
    await lock_pupils(uow.session, school_id, {one.student_id for one in entries})
    ids = [one.id for one in entries]
    await void_entries(uow.session, ids, by=uow.actor.id, at=uow.now, because="import_undone")
    await recount_days(uow.session, rules, _days_of(entries), uow.now)
    persons = [(student, school_id) for student in sorted({one.student_id for one in entries})]
    if persons:
        detail = {"entries": len(ids)}
        await uow.record(JournalEntry("absence:undo_import", Access.WRITE, persons, school_id, detail=detail))
    return len(ids)


async def _checked(
    uow: UnitOfWork, rules: SchoolRules, lines: Sequence[BulkAbsence]
) -> tuple[list[BulkAbsence], list[LineRefused]]:
    """Dates in order, an open half-day, a pupil enrolled that day: the rules of what is typed by hand."""
    pupils = await load_pupils(uow.session, rules.school_id, {line.student_id for line in lines})
    accepted, refused = [], []
    for position, line in enumerate(lines):
        pupil = pupils.get(line.student_id, NOBODY)
        try:
            check_entry(
                _entry(line, uow.now), rules.calendar, pupil.enrolment_on(rules.calendar.day_of(line.starts_at))
            )
        except Refusal as refusal:
            refused.append(LineRefused(position, refusal.code(), refusal.sentence))
        else:
            accepted.append(line)
    return accepted, refused


def _entry(line: BulkAbsence, now: datetime) -> AbsenceEntry:
    return AbsenceEntry(new_id(), line.kind, line.starts_at, line.ends_at, line.source, line.known_at or now)


def _imported(line: BulkAbsence, rules: SchoolRules, now: datetime) -> NewEntry:
    return replace(new_entry(line.student_id, _entry(line, now), rules.calendar), import_key=line.natural_key)


def _judgement(line: BulkAbsence, entry_id: UUID, now: datetime) -> Judgement:
    return Judgement(entry_id, line.state, line.reason, line.known_at or now)


def _says_something_new(line: BulkAbsence, known: KnownImport | None) -> bool:
    """A reason, and not the one that the last file gave."""
    if line.state is JudgementState.NO_REASON:
        return False
    if known is None:
        return True
    return not known.voided and (known.state, known.reason) != (line.state.value, line.reason and line.reason.value)


def _days_of(entries: Iterable[NewEntry | EntryDays]) -> PupilDays:
    found: dict[UUID, set[date]] = defaultdict(set)
    for one in entries:
        found[one.student_id].update(days_between(one.first_day, one.last_day))
    return {student: frozenset(days) for student, days in found.items()}
