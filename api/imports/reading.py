"""Reads a deposited file into a plan: bounded child, checks, staging, set-based comparison, judgement."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Protocol

from api.imports.formats.child import read_bounded
from api.imports.interpret import Interpreter
from api.imports.plan_absences import plan_absences
from domain.imports.columns import ColumnMapping, MappingNeeded
from domain.imports.importing import Import, ImportState
from domain.imports.judge import PlanCounts, judge, judge_header, judge_kind
from domain.imports.kinds import ImportKind
from domain.imports.matching import Roster
from domain.imports.raw import FileHead
from domain.imports.refusals import FileRefused
from persistence.imports import repository
from persistence.imports.plan_guardians import plan_guardians, roster
from persistence.imports.plan_school import keep_refusals, plan_school
from persistence.imports.plan_students import plan_students
from persistence.imports.repository import MappingKey, Reading
from persistence.imports.staging import PlanScope, Staging
from persistence.schools.repository import load_school
from persistence.unit_of_work import UnitOfWork

_FAMILIES = {
    "siecle": {
        ImportKind.NOMENCLATURE,
        ImportKind.STRUCTURES,
        ImportKind.STUDENTS,
        ImportKind.GUARDIANS,
        ImportKind.SCHOOL,
    },
    "onde": {ImportKind.ONDE_STUDENTS, ImportKind.ONDE_GUARDIANS},
    "absences": {ImportKind.ABSENCES, ImportKind.PRONOTE, ImportKind.ABSENCE_TOTALS},
}
"""What `?kind=` may name besides one exact kind: any file of that software."""


class ProgressSink(Protocol):
    """Where a long reading says how far it is."""

    async def advance(self, done: int) -> None: ...


@dataclass(frozen=True)
class Plan:
    """What reading gave: counts by subject and outcome, and the file's refusal by good sense, if any."""

    counts: dict[str, dict[str, int]]
    blocked_by: FileRefused | None


def expected_kind(kind: str | None) -> ImportKind | None:
    """An exact kind asked for; None for a family (« siecle »), which any of its files satisfies."""
    return None if kind is None or kind in _FAMILIES else ImportKind(kind)


def known_kinds() -> set[str]:
    return set(_FAMILIES) | {kind.value for kind in ImportKind}


async def read_into_plan(uow: UnitOfWork, one: Import, progress: ProgressSink | None = None) -> Import:
    """The import as planned, blocked, or waiting for the meaning of its columns. A refused file raises its refusal."""
    reading = await repository.load_reading(uow.session, one.id)
    scope = PlanScope(one.id, one.school_id, one.school_year)
    staging = Staging(uow.session)
    await staging.open()
    interpreter = Interpreter(Roster(await roster(uow.session, scope)))
    needed = await _stage(uow, one, reading, (staging, interpreter, progress))
    if needed is not None:
        remembered = await repository.known_mapping(uow.session, mapping_key(one, needed))
        if remembered is None or reading.mapping is not None:
            return replace(one, state=ImportState.MAPPING, version=one.version + 1, mapping_needed=_wanted(needed))
        mapped = replace(reading, mapping=remembered)
        interpreter = Interpreter(Roster(await roster(uow.session, scope)))
        await _stage(uow, one, mapped, (staging, interpreter, progress))
    await staging.close()
    plan = await _compare(uow, scope, interpreter)
    return _planned(one, plan, interpreter.heads)


Tools = tuple[Staging, Interpreter, ProgressSink | None]


async def _stage(uow: UnitOfWork, one: Import, reading: Reading, tools: Tools) -> MappingNeeded | None:
    staging, interpreter, progress = tools
    mapping = ColumnMapping(reading.mapping) if reading.mapping else None
    wanted = expected_kind(reading.expected_kind)
    done = 0
    async for item in read_bounded(reading.content, wanted, name=one.file_name, mapping=mapping):
        if isinstance(item, MappingNeeded):
            return item
        if isinstance(item, FileHead):
            await _judge_head(uow, one, item, reading.expected_kind)
            interpreter.begin(item)
            continue
        staged = interpreter.take(item)
        if staged is not None:
            await staging.add(staged)
        done += 1
        if progress is not None:
            await progress.advance(done)
    for staged in interpreter.end():
        await staging.add(staged)
    return None


async def _judge_head(uow: UnitOfWork, one: Import, head: FileHead, asked: str | None) -> None:
    """At once: another kind of file, another school, another year, older than the last one applied."""
    if asked in _FAMILIES and head.kind not in _FAMILIES[asked]:
        wanted = min(_FAMILIES[asked], key=lambda kind: kind.order)
        if (refusal := judge_kind(head.kind, wanted)) is not None:
            raise refusal
    if (refusal := judge_kind(head.kind, expected_kind(asked))) is not None:
        raise refusal
    school = await load_school(uow.session, one.school_id)
    last = await repository.last_exported_at(uow.session, one.school_id, head.kind.value)
    for refusal in judge_header(head, school.uai, one.school_year, last):
        raise refusal


async def _compare(uow: UnitOfWork, scope: PlanScope, interpreter: Interpreter) -> Plan:
    counts = await plan_school(uow.session, scope)
    students = await plan_students(uow.session, scope)
    if students is not None:
        counts["student"] = {k: v for k, v in asdict(students).items() if k != "refused"}
    if (guardians := await plan_guardians(uow.session, scope)) is not None:
        counts["guardian"] = guardians
    if interpreter.absences:
        school = await load_school(uow.session, scope.school_id)
        counts["absence"] = await plan_absences(uow, scope, interpreter.absences, school.time_zone)
    for subject, refused in (await keep_refusals(uow.session, scope)).items():
        of_subject = counts.setdefault(subject, {})
        of_subject["refused"] = of_subject.get("refused", 0) + refused
    return Plan(counts, judge(students or PlanCounts(known=0)).blocked_by)


def _planned(one: Import, plan: Plan, heads: Iterable[FileHead]) -> Import:
    heads = list(heads)
    blocked = plan.blocked_by
    return replace(
        one,
        state=ImportState.BLOCKED if blocked else ImportState.PLANNED,
        version=one.version + 1,
        heads=[_head(head) for head in heads],
        counts=plan.counts,
        warnings=sorted({warning.label for head in heads for warning in head.warnings}),
        problem=problem_of(blocked) if blocked else None,
        mapping_needed=None,
    )


def problem_of(refusal: FileRefused) -> dict[str, object]:
    return {"code": refusal.code(), "title": refusal.title, "detail": refusal.sentence}


def _head(head: FileHead) -> dict[str, object]:
    exported: datetime | None = head.exported_at
    return {
        "kind": head.kind.value,
        "label": head.kind.label,
        "name": head.name,
        "encoding": head.encoding,
        "uai": head.uai,
        "school_year": head.school_year,
        "exported_at": exported.isoformat() if exported else None,
    }


def _wanted(needed: MappingNeeded) -> dict[str, object]:
    return asdict(needed) | {"kind": needed.kind.value, "proposal": dict(needed.proposal.headers)}


def mapping_key(one: Import, needed: MappingNeeded) -> MappingKey:
    return key_of_headers(one, needed.kind.value, (header.header for header in needed.headers))


def key_of_headers(one: Import, kind: str, headers: Iterable[str]) -> MappingKey:
    """The same headers in the same order are the same personalised extraction."""
    digest = hashlib.sha256("\n".join(headers).encode()).hexdigest()
    return MappingKey(one.school_id, kind, digest)
