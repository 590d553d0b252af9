"""Answers of `/service-status`."""

from datetime import datetime
from uuid import UUID

from api.schemas import Out
from domain.operations.readiness import Part
from domain.operations.status import faults, sentence
from domain.operations.views import OperationKind, OperationState, ServiceStatus


class FailedEffectOut(Out):
    """`uncertain`: a message was being sent when the worker died; tried again, it may arrive twice."""

    id: UUID
    kind: str
    label: str
    uncertain: bool
    error: str
    attempts: int
    created_at: datetime
    settled_at: datetime | None


class WorkQueueOut(Out):
    waiting: int
    retrying: int
    oldest_at: datetime | None
    failed: int
    failures: list[FailedEffectOut]


class StateCountOut(Out):
    state: str
    label: str
    number: int


class OperationRunOut(Out):
    """`size`, `tables`, `rows` of a back-up; `schools`, `differences` of a recount; 0 where it does not apply."""

    kind: OperationKind
    state: OperationState
    started_at: datetime
    ended_at: datetime | None
    size: int
    rows: int
    schools: int
    differences: int


class ReleaseOut(Out):
    raccroche: str
    revision: str
    postgresql: str


class ServiceStatusOut(Out):
    """`sentence` comes first; `faults` are its parts when something needs somebody."""

    sentence: str
    faults: list[str]
    missing: list[Part]
    queue: WorkQueueOut
    imports: list[StateCountOut]
    runs: list[OperationRunOut]
    worker_seen_at: datetime | None
    free_bytes: int
    release: ReleaseOut


def status_out(status: ServiceStatus) -> ServiceStatusOut:
    runs = [
        OperationRunOut(
            kind=run.kind,
            state=run.state,
            started_at=run.started_at,
            ended_at=run.ended_at,
            **{name: run.number(name) for name in ("size", "rows", "schools", "differences")},
        )
        for run in status.runs
    ]
    return ServiceStatusOut(
        sentence=sentence(status),
        faults=faults(status),
        missing=list(status.missing),
        queue=WorkQueueOut.model_validate(status.queue, from_attributes=True),
        imports=[StateCountOut.model_validate(one, from_attributes=True) for one in status.imports],
        runs=runs,
        worker_seen_at=status.worker_seen_at,
        free_bytes=status.free_bytes,
        release=ReleaseOut.model_validate(status.release, from_attributes=True),
    )
