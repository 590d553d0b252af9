"""The first sentence of the page says all is well, or what to do first."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from domain.kernel.french import NBSP
from domain.operations.readiness import Part, Readiness, is_behind, readiness
from domain.operations.status import faults, sentence
from domain.operations.views import OperationKind, OperationRun, OperationState, Queue, Release, ServiceStatus

NOW = datetime(2026, 11, 23, 7, 41, tzinfo=UTC)


def run(
    kind: OperationKind, hours: float = 5.5, state: OperationState = OperationState.DONE, **detail: object
) -> OperationRun:
    at = NOW - timedelta(hours=hours)
    return OperationRun(UUID(int=1), kind, state, at, at + timedelta(minutes=1), detail)


def status(
    *runs: OperationRun, missing: tuple[Part, ...] = (), failed: int = 0, oldest_minutes: int | None = None
) -> ServiceStatus:
    oldest = None if oldest_minutes is None else NOW - timedelta(minutes=oldest_minutes)
    return ServiceStatus(NOW, missing, Queue(1, 0, oldest, failed), (), runs, NOW, 10**9, Release("1", "0026", "18.4"))


def test_all_is_well_and_the_last_back_up_has_an_hour() -> None:
    found = sentence(status(run(OperationKind.BACKUP), run(OperationKind.RECOUNT, differences=0)))
    assert found == f"Tout fonctionne. Dernière sauvegarde vérifiée à 3{NBSP}h{NBSP}12."


def test_a_service_without_a_night_says_that_nothing_was_saved_yet() -> None:
    assert sentence(status()) == "Tout fonctionne. Aucune sauvegarde n'a encore été faite."


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (status(missing=(Part.WORKER,)), "Les travaux de fond ne tournent pas."),
        (status(oldest_minutes=16), f"Le plus ancien travail attend depuis 16{NBSP}minutes."),
        (status(oldest_minutes=15), None),
        (status(oldest_minutes=180), f"Le plus ancien travail attend depuis 3{NBSP}heures."),
        (status(failed=1), "Un travail a échoué."),
        (status(failed=3), "3 travaux ont échoué."),
        (
            status(run(OperationKind.BACKUP, 26.5)),
            f"La dernière sauvegarde date du 22{NBSP}novembre à 6{NBSP}h{NBSP}11.",
        ),
        (status(run(OperationKind.BACKUP, 25.5)), None),
        (
            status(run(OperationKind.BACKUP, state=OperationState.FAILED)),
            f"La sauvegarde du 23{NBSP}novembre à 3{NBSP}h{NBSP}11 a échoué.",
        ),
        (status(run(OperationKind.RECOUNT, differences=2)), "Le recomptage a trouvé 2 écarts."),
    ],
)
def test_what_needs_somebody_is_said(state: ServiceStatus, said: str | None) -> None:
    assert faults(state) == ([] if said is None else [said])


@pytest.mark.parametrize(
    ("missing", "found"),
    [
        ((), Readiness.READY),
        ((Part.WORKER, Part.DISK), Readiness.DEGRADED),
        ((Part.WORKER, Part.MIGRATIONS), Readiness.NOT_READY),
        ((Part.KEY,), Readiness.NOT_READY),
    ],
)
def test_a_roll_is_called_without_the_worker_but_not_without_the_database(
    missing: tuple[Part, ...], found: Readiness
) -> None:
    assert readiness(missing) is found


def test_the_release_before_runs_on_the_database_of_the_next() -> None:
    assert (is_behind("0025", "0026"), is_behind("0027", "0026"), is_behind(None, "0026")) == (True, False, True)
