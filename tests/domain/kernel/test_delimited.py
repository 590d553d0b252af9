"""Files of lines: each fault has its place, a file of another shape is refused whole, nothing written is a formula."""

import csv
import io
from datetime import date

import pytest

from domain.kernel.delimited import LineError, day_of, phone_cell, rows_of, written
from domain.kernel.errors import Malformed

COLUMNS = ("nom", "date")


def read(content: bytes, most: int = 10) -> list[tuple[int, dict[str, str]]]:
    return list(rows_of(content, COLUMNS, Malformed, optional=("note",), most=most))


def test_lines_keep_their_number_and_blank_ones_are_passed_over() -> None:
    content = "\ufeffNote;NOM ; date;autre\nà voir; Zed ;01/02/2026;x\n;;;\n;Nil\n".encode()
    assert read(content) == [
        (2, {"nom": "Zed", "date": "01/02/2026", "note": "à voir"}),
        (4, {"nom": "Nil", "date": "", "note": ""}),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"nom\nZed\n",
        b"",
        "nom;date\nZoé;\n".encode("latin-1"),
        b"nom;date\n" + b"Zed;\n" * 11,
        b'nom;date\n"' + b"x" * 200_000 + b'";\n',
    ],
    ids=["a column is missing", "empty", "latin-1", "too many lines", "a cell without end"],
)
def test_a_file_of_another_shape_is_refused_whole(content: bytes) -> None:
    with pytest.raises(Malformed):
        read(content)


def test_a_day_is_written_as_here_or_as_machines_do() -> None:
    assert day_of("28/02/2026") == day_of("2026-02-28") == date(2026, 2, 28)
    assert day_of("30/02/2026") is None


def test_nothing_that_is_written_is_a_formula() -> None:
    cells = ["=1+1", "+33", "-2", "@A1", "\t=1", "\r=1", "a;b", "plain"]
    [_, row] = csv.reader(io.StringIO(written(["x"] * 8, [cells]).decode("utf-8-sig"), newline=""), delimiter=";")
    assert row == [*(f"'{cell}" for cell in cells[:6]), "a;b", "plain"]


@pytest.mark.parametrize(
    ("kept", "shown"),
    [("+33 6 12", "06 12"), ("+32 4", "0032 4"), ("06 12", "06 12"), ("=1", "'=1"), ("", "")],
)
def test_a_number_can_still_be_called(kept: str, shown: str) -> None:
    assert phone_cell(kept) == shown


def test_a_fault_says_where_why_and_what_to_do() -> None:
    error = LineError(3, "date", "cette date n'existe pas.", "Écrivez-la JJ/MM/AAAA.")
    assert error.as_problem()["pointer"] == "/lines/3/date"
    assert error.sentence.replace("\u00a0", " ").replace("’", "'") == (
        "Ligne 3, colonne date : cette date n'existe pas. Écrivez-la JJ/MM/AAAA."
    )
