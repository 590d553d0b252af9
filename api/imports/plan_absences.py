"""Plans and applies dated absences: whose they are, which are known, what the file says of their reasons."""

from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from api.absences.steps_bulk import BulkAbsence, record_absences_bulk, undo_absences_bulk
from domain.absences.entries import EntryKind
from domain.absences.reasons import JudgementState, ReasonCode
from domain.imports.absence_lines import AbsenceLine, LateLine, PupilClue
from domain.imports.matching import MatchKind, Roster, RosterEntry
from domain.imports.reasons import ImportedReason
from persistence.imports import plan_absences as store
from persistence.imports.plan_absences import AbsencePlanLine, KnownPupil, PlannedAbsence
from persistence.imports.staging import PlanScope
from persistence.unit_of_work import UnitOfWork

_REASONS: dict[ImportedReason | None, ReasonCode] = {
    ImportedReason.CHILD_ILLNESS: ReasonCode.HEALTH_UNSPECIFIED,
    ImportedReason.LEAVE_GRANTED: ReasonCode.LEAVE_GRANTED,
    ImportedReason.TRANSPORT_FAILURE: ReasonCode.TRANSPORT_FAILURE,
    ImportedReason.FAMILY: ReasonCode.PERSONAL,
}
_UNKNOWN = "Aucun élève de l'établissement ne correspond. Vérifiez l'INE ou le nom, puis refaites l'export."
_AMBIGUOUS = "Plusieurs élèves correspondent à ces nom et prénom. Ajoutez l'INE dans le fichier."
LATE_MINUTES = 10
"""PRONOTE gives neither hour nor length of a late arrival: it is kept as a short one, at the opening of the day."""


class PupilFinder:
    """By INE, by the school's number, then by name: what a file gives of a pupil."""

    def __init__(self, pupils: list[KnownPupil]) -> None:
        self._by_ine = {ine: pupil.student_id for pupil in pupils for ine in pupil.ines}
        self._by_number = {pupil.elenoet: pupil.student_id for pupil in pupils if pupil.elenoet}
        self._roster = Roster(RosterEntry(str(p.student_id), p.family_name, p.first_name, p.usage_name) for p in pupils)

    def find(self, clue: PupilClue) -> UUID | str:
        """The pupil, or the sentence that says why nobody was recognised."""
        if clue.ine and clue.ine in self._by_ine:
            return self._by_ine[clue.ine]
        if clue.elenoet and clue.elenoet in self._by_number:
            return self._by_number[clue.elenoet]
        match = self._roster.match(clue)
        if match.kind is MatchKind.ONE:
            return UUID(match.keys[0])
        return _AMBIGUOUS if match.kind is MatchKind.AMBIGUOUS else _UNKNOWN


async def plan_absences(
    uow: UnitOfWork, scope: PlanScope, lines: list[AbsenceLine | LateLine], zone: str
) -> dict[str, int]:
    """One line of the plan per absence that is new or refused; the known ones are counted."""
    finder = PupilFinder(await store.known_pupils(uow.session, scope.school_id))
    known = await store.known_keys(uow.session, scope.school_id, (line.natural_key for line in lines))
    planned = [_planned(line, finder.find(line.pupil), zone) for line in lines if line.natural_key not in known]
    await store.keep_absence_lines(uow.session, scope, planned)
    new = sum(line.outcome == "new" for line in planned)
    return {"new": new, "refused": len(planned) - new, "unchanged": len(lines) - len(planned)}


def _planned(line: AbsenceLine | LateLine, found: UUID | str, zone: str) -> AbsencePlanLine:
    title = f"{line.pupil.last_name} {line.pupil.first_name}".strip()
    if isinstance(found, str):
        refusal: dict[str, object] = {
            "line": line.number,
            "column": "élève",
            "rule": "unknown_person",
            "remedy": found,
            "masked_value": "",
            "sentence": f"Ligne {line.number} : {found}",
        }
        return AbsencePlanLine(line.number, "refused", line.natural_key, title, None, None, refusal)
    return AbsencePlanLine(line.number, "new", line.natural_key, title, found, _fact(line, ZoneInfo(zone)), None)


def _fact(line: AbsenceLine | LateLine, zone: ZoneInfo) -> dict[str, object]:
    """What will be recorded; wall-clock times of the file are those of the school."""
    if isinstance(line, LateLine):
        kind, start = EntryKind.LATE, datetime.combine(line.day, time(8), zone)
        end, reason = start + timedelta(minutes=LATE_MINUTES), None
    else:
        kind, reason = EntryKind.ABSENCE, line.reason
        start, end = line.start.replace(tzinfo=zone), line.end.replace(tzinfo=zone)
    state, code = _judged(reason, line.justified)
    return {
        "kind": kind.value,
        "starts_at": start.isoformat(),
        "ends_at": end.isoformat(),
        "reason": code.value if code else None,
        "state": state.value,
    }


def _judged(reason: ImportedReason | None, justified: bool | None) -> tuple[JudgementState, ReasonCode | None]:
    """The other software's « justifiée » is the school's own word; a reason without it waits to be judged."""
    if justified:
        return JudgementState.ADMISSIBLE, _REASONS.get(reason, ReasonCode.OTHER_ACCEPTED)
    if reason is None:
        return JudgementState.NO_REASON, None
    code = _REASONS.get(reason, ReasonCode.UNSPECIFIED)
    return (JudgementState.PENDING if justified is None else JudgementState.NOT_ADMISSIBLE), code


async def apply_absences(uow: UnitOfWork, scope: PlanScope) -> None:
    """Record what the plan says; the same use case as any other bulk of absences."""
    planned = await store.planned_absences(uow.session, scope)
    if planned:
        recorded = await record_absences_bulk(uow, scope.school_id, [_bulk(one) for one in planned])
        await store.remember_entries(uow.session, scope, list(recorded.added))


async def undo_absences(uow: UnitOfWork, scope: PlanScope) -> None:
    if entries := await store.entries_added(uow.session, scope):
        await undo_absences_bulk(uow, scope.school_id, entries)


def _bulk(one: PlannedAbsence) -> BulkAbsence:
    after = one.after
    return BulkAbsence(
        student_id=one.student_id,
        kind=EntryKind(after["kind"] or ""),
        starts_at=datetime.fromisoformat(after["starts_at"] or ""),
        ends_at=datetime.fromisoformat(after["ends_at"] or ""),
        natural_key=one.key,
        state=JudgementState(after["state"] or ""),
        reason=ReasonCode(after["reason"]) if after["reason"] else None,
    )
