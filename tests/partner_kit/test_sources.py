"""Files of the simulated bases are read whole by the service's own reader of sources."""

from datetime import date
from pathlib import Path

import pytest

from api.siei.reading import read_source
from domain.orientation.results import read_results
from domain.siei.sources import SourceKind
from partner_kit.simulators import bases
from tests.factories.siei_files import as_csv, left

CAMPAIGN = date(2026, 11, 15)
PREVIOUS = [left(f"P{number}", "MARTIN", "Léa", "2008-03-02") for number in range(40)]


@pytest.mark.parametrize("kind", [SourceKind.EN_CURRENT, SourceKind.APPRENTICES])
def test_a_simulated_base_is_read_without_a_line_set_aside(tmp_path: Path, kind: SourceKind) -> None:
    for _ in bases.write(as_csv(SourceKind.EN_PREVIOUS, PREVIOUS), tmp_path, date(2026, 10, 1), seed=1):
        pass
    read = read_source(kind, (tmp_path / f"{kind.value}.csv").read_bytes(), CAMPAIGN)
    assert (read.rejected, read.too_young) == (0, 0)
    assert 0 < read.rows < len(PREVIOUS)


def test_simulated_assignments_are_read_without_a_line_to_correct(tmp_path: Path) -> None:
    known = [line | {"ine": f"{number:09d}AA"} for number, line in enumerate(PREVIOUS)]
    *_, path = bases.write(as_csv(SourceKind.EN_PREVIOUS, [*known, *PREVIOUS]), tmp_path, date(2026, 7, 3), seed=1)
    good, bad = read_results(path.read_bytes(), CAMPAIGN)
    assert (len(good), bad) == (len(PREVIOUS), [])
