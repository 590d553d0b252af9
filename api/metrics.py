"""Measurements for Prometheus: requests by route template, the pool, the queue, imports, letters. No id of a person.

Several API processes share one address: with PROMETHEUS_MULTIPROC_DIR (set by `raccroche serve`) each answers for all.
"""

import os
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import State

from api import clock
from api.operations.steps import free_bytes
from domain.operations.views import OperationKind, OperationRun, Queue
from persistence.operations.runs import last_runs
from persistence.operations.status import Pulse, ServiceCount, pulse, queue_numbers, service_counts
from persistence.unit_of_work import anonymous_transaction

MEDIA = "text/plain; version=0.0.4; charset=utf-8"
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
_OWN = CollectorRegistry()
REQUESTS = Counter("raccroche_requests", "Requests answered", ("method", "route", "status"), registry=_OWN)
SECONDS = Histogram("raccroche_request_seconds", "Time to answer", ("route",), buckets=_BUCKETS, registry=_OWN)
POOL = Gauge("raccroche_pool_connections", "Connections", ("state",), registry=_OWN, multiprocess_mode="livesum")


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """`route` is the template: an address would carry the id of a pupil."""
    REQUESTS.labels(method, route, str(status)).inc()
    SECONDS.labels(route).observe(seconds)


class _Looked:
    """What one look at the database found, as a collector."""

    def __init__(self, families: Iterable[Metric]) -> None:
        self.families = list(families)

    def collect(self) -> Iterable[Metric]:
        return self.families


async def exposition(state: State) -> bytes:
    """All of it, as Prometheus reads it. Without the database: what this process knows, and `raccroche_up 0`."""
    _note_pool(state.engine.pool)
    registry = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(_OWN)
    registry.register(_Looked(await _look(state)))
    return generate_latest(registry)


def _note_pool(pool: Any) -> None:
    POOL.labels("size").set(pool.size())
    POOL.labels("in_use").set(pool.checkedout())
    POOL.labels("idle").set(pool.checkedin())


async def _look(state: State) -> list[Metric]:
    disk = _gauge("raccroche_disk_free_bytes", "Room left where the data is", free_bytes(state.settings.data))
    try:
        async with anonymous_transaction(state.sessions) as session:
            beat, queue = await pulse(session), await queue_numbers(session)
            counts, runs = await service_counts(session), await last_runs(session)
    except (SQLAlchemyError, OSError, TimeoutError):
        return [disk, _gauge("raccroche_up", "The database answers", 0)]
    return [
        disk,
        _gauge("raccroche_up", "The database answers", 1),
        *_of_work(beat, queue, clock.now()),
        *_by_state(counts),
        *_of_runs(runs),
    ]


def _gauge(name: str, words: str, value: float) -> Metric:
    return GaugeMetricFamily(name, words, value)


def _of_work(beat: Pulse, queue: Queue, now: datetime) -> Iterable[Metric]:
    yield _gauge("raccroche_worker_up", "A worker was heard lately", int(beat.works))
    depth = GaugeMetricFamily("raccroche_queue_effects", "Effects that are not done", labels=("state",))
    for name, number in (("waiting", queue.waiting), ("retrying", queue.retrying), ("failed", queue.failed)):
        depth.add_metric((name,), number)
    yield depth
    age = (now - queue.oldest_at).total_seconds() if queue.oldest_at else 0
    yield _gauge("raccroche_queue_oldest_seconds", "Age of the effect that waits longest", max(age, 0))


def _by_state(counts: Iterable[ServiceCount]) -> Iterable[Metric]:
    families = {
        "imports": GaugeMetricFamily("raccroche_imports", "Imports by state", labels=("state",)),
        "deliveries": GaugeMetricFamily("raccroche_deliveries", "Letters by state", labels=("state",)),
    }
    for one in counts:
        families[one.subject].add_metric((one.state,), one.number)
    return families.values()


def _of_runs(runs: Iterable[OperationRun]) -> Iterable[Metric]:
    ended = GaugeMetricFamily("raccroche_run_timestamp_seconds", "When each last ended", labels=("kind", "state"))
    for run in runs:
        ended.add_metric((run.kind.value, run.state.value), (run.ended_at or run.started_at).timestamp())
        if run.kind is OperationKind.RECOUNT:
            differences = run.number("differences")
            yield _gauge("raccroche_recount_differences", "Counters that differed from the facts", differences)
    yield ended
