"""CSV tables as schools' software writes them: sniffed encoding and delimiter, headers by synonyms, short rows."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.imports.formats.limits import CELL_LIMIT
from domain.imports.columns import HeaderSeen
from domain.imports.names import strip_accents
from domain.imports.refusals import EncodingRefused, FileUnrecognised, TableUnreadable

_DELIMITERS = ";\t,"
_LONGEST_FIELD = 10_000
_MOST_COLUMNS = 200
_SAMPLES = 3


@dataclass(frozen=True)
class Table:
    """A decoded table; rows are read again from the text each time, never held."""

    text: str
    encoding: str
    delimiter: str
    header: tuple[str, ...]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """(line number, cells), rows of blanks left out, short rows padded to the header."""
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter, strict=True)
        next(reader, None)
        width = len(self.header)
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    cells = [cell.strip()[:CELL_LIMIT] for cell in row]
                    yield reader.line_num, cells + [""] * (width - len(cells))
        except csv.Error as broken:
            raise TableUnreadable from broken

    def seen(self, leave_out: frozenset[str] = frozenset()) -> tuple[HeaderSeen, ...]:
        """Every header with its first values, except those whose values we must not show."""
        samples: list[list[str]] = [[] for _ in self.header]
        for rank, (_, cells) in enumerate(self.rows()):
            for index, held in enumerate(samples):
                if len(held) < _SAMPLES and cells[index]:
                    held.append(cells[index][:60])
            if rank >= 20:
                break
        return tuple(
            HeaderSeen(header, tuple(values))
            for header, values in zip(self.header, samples, strict=True)
            if header.strip() and normalise(header) not in leave_out
        )


def open_table(content: bytes) -> Table:
    """BOM, else strict UTF-8, else windows-1252; the delimiter is the most frequent one of the first line."""
    encoding = _sniffed_encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as unreadable:
        raise EncodingRefused from unreadable
    csv.field_size_limit(_LONGEST_FIELD)
    first_line = text[: 2 * _LONGEST_FIELD].split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    try:
        header = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), [])
    except csv.Error as broken:
        raise TableUnreadable from broken
    if not 1 < len(header) <= _MOST_COLUMNS:
        raise FileUnrecognised
    return Table(text, "UTF-8" if encoding.startswith("utf") else "windows-1252", delimiter, tuple(header))


def normalise(header: str) -> str:
    """« Nom d'usage élève » → `nomdusageeleve`: accents, blanks, quotes, stars and dashes do not count."""
    return "".join(sign for sign in strip_accents(header) if sign.isalnum())


def positions(header: Sequence[str], synonyms: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Our field → its first column, by any of its names."""
    names = [normalise(cell) for cell in header]
    found: dict[str, int] = {}
    for field, known in synonyms.items():
        index = next((names.index(name) for name in known if name in names), None)
        if index is not None:
            found[field] = index
    return found


def _sniffed_encoding(content: bytes) -> str:
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
