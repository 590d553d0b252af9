"""Our own CSV of dated absences, the simplest thing another software can write."""

from collections.abc import Iterator

from api.imports.formats.csv_table import Table, positions
from domain.imports.kinds import ImportKind
from domain.imports.raw import FileHead, RawLine, Subject
from domain.imports.reasons import reason_of

COLUMNS = {
    "ine": ("ine",),
    "elenoet": ("elenoet",),
    "last_name": ("nom",),
    "first_name": ("prenom",),
    "start_date": ("datedebut",),
    "start_time": ("heuredebut",),
    "end_date": ("datefin",),
    "end_time": ("heurefin",),
    "reason": ("motif",),
    "justified": ("justifiee",),
}
_NEEDED = frozenset({"start_date", "start_time", "end_date", "end_time"})
_KEYS = frozenset({"ine", "elenoet", "last_name"})


def is_absences(table: Table) -> bool:
    found = positions(table.header, COLUMNS).keys()
    return found >= _NEEDED and bool(found & _KEYS)


def read_absences(table: Table, name: str) -> Iterator[FileHead | RawLine]:
    """The label of the reason is replaced by our category here, so that it goes no further; exact repeats fall."""
    found = positions(table.header, COLUMNS)
    columns = {field: table.header[index].strip() for field, index in found.items()}
    yield FileHead(ImportKind.ABSENCES, name, table.encoding, columns=columns)
    seen: set[tuple[str, ...]] = set()
    for number, cells in table.rows():
        values = {field: cells[index] for field, index in found.items()}
        reason = reason_of(values.get("reason", ""))
        values["reason"] = reason.value if reason else ""
        signature = tuple(values.values())
        if signature not in seen:
            seen.add(signature)
            yield RawLine(Subject.ABSENCE, number, values)
