"""Lines of a deposited file: kept, rejected with a remedy, or too young to be written anywhere."""

from datetime import date

import pytest

from domain.siei.lines import LineReader, LineRejected, LineTooYoung, is_of_another_year
from domain.siei.mefs import diploma_prepared
from domain.siei.sources import SourceKind
from tests.factories.siei_files import left

DAY = date(2026, 11, 15)


def _reader() -> LineReader:
    return LineReader(SourceKind.EN_PREVIOUS, DAY)


@pytest.mark.parametrize(
    ("born", "enters"),
    [("2010-11-14", True), ("2010-11-15", True), ("2010-11-16", False), ("16/11/2010", False), ("15/11/2010", True)],
)
def test_the_sixteenth_birthday_opens_the_gate_on_its_day(born: str, *, enters: bool) -> None:
    line = left("1", "MARTIN", "Léa", born)
    if enters:
        assert _reader().read(line)["date_naissance"] == "-".join(
            reversed(born.split("/")) if "/" in born else born.split("-")
        )
    else:
        with pytest.raises(LineTooYoung):
            _reader().read(line)


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"date_naissance": "31/02/2008"}, "date_naissance"),
        ({"date_naissance": "2031-01-01"}, "date_naissance"),
        ({"date_naissance": "04-11-08"}, "date_naissance"),
        ({"nom": "  "}, "nom"),
        ({"sexe": "X"}, "sexe"),
        ({"date_sortie": "0026-06-30"}, "date_sortie"),
        ({"nom": "A" * 201}, "nom"),
    ],
)
def test_a_line_out_of_shape_is_rejected_by_its_column(changed: dict[str, str], column: str) -> None:
    with pytest.raises(LineRejected) as refused:
        _reader().read(left("1", "MARTIN", "Léa", "2008-11-04") | changed)
    assert refused.value.column == column


def test_a_number_seen_twice_is_rejected_the_second_time() -> None:
    reader = _reader()
    reader.read(left("1", "MARTIN", "Léa", "2008-11-04"))
    with pytest.raises(LineRejected):
        reader.read(left("1", "DURAND", "Paul", "2008-11-04"))


def test_the_year_of_a_file_is_read_on_its_entries() -> None:
    last, now = [date(2025, 9, 1)] * 3, [date(2026, 9, 1)] * 3
    assert is_of_another_year(SourceKind.EN_CURRENT, last, DAY)
    assert not is_of_another_year(SourceKind.EN_CURRENT, [*last, *now], DAY)
    assert is_of_another_year(SourceKind.EN_PREVIOUS, now, DAY)
    assert not is_of_another_year(SourceKind.EN_PREVIOUS, last, DAY)
    assert not is_of_another_year(SourceKind.DIPLOMAS, now, DAY)


@pytest.mark.parametrize(
    ("mef", "diploma"),
    [
        ("24123401111", "50023401"),
        ("24722137311", "40022137"),
        ("20010019110", "43010019"),
        ("10310019110", ""),
        (None, ""),
    ],
)
def test_a_mef_says_which_diploma_is_prepared(mef: str | None, diploma: str) -> None:
    assert diploma_prepared(mef) == diploma
