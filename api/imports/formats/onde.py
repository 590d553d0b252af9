"""ONDE's CSVExtraction.csv: pupils in both header forms, guardians with their repeated groups of children."""

from collections.abc import Iterator, Mapping, Sequence

from api.imports.formats.csv_table import Table, normalise
from api.imports.formats.onde_columns import CHILD_COLUMNS, lacks, located, mapping_needed
from domain.imports.columns import ColumnMapping, MappingNeeded
from domain.imports.kinds import ImportKind
from domain.imports.names import fold
from domain.imports.raw import FileHead, RawLine, RawValue, Subject

OndeReading = Iterator[FileHead | RawLine | MappingNeeded]
_TOTAL_WORDS = ("total", "nombre")


def read_onde_students(table: Table, name: str, mapping: ColumnMapping | None = None) -> OndeReading:
    """A class line before its first pupil; the key of a class is its identifier, several levels may share it."""
    found = located(table, ImportKind.ONDE_STUDENTS, mapping)
    if lacks(ImportKind.ONDE_STUDENTS, found):
        yield mapping_needed(table, ImportKind.ONDE_STUDENTS, name=name, found=found)
        return
    yield _head(table, ImportKind.ONDE_STUDENTS, name, found)
    classes: set[str] = set()
    for number, cells in _without_total(table, found):
        row = _fields(cells, found)
        code = row.get("class_id") or row.get("class_label", "")
        if code and code not in classes:
            classes.add(code)
            label = row.get("class_label") or code
            yield RawLine(Subject.CLASS, number, {"code": code, "label": label, "kind": "D"})
        groups = tuple(part.strip() for part in row.get("groups", "").split(",") if part.strip())
        yield RawLine(Subject.STUDENT, number, {**_home(row), "division": code, "groups": groups})


def read_onde_guardians(table: Table, name: str, mapping: ColumnMapping | None = None) -> OndeReading:
    """One guardian a row, then as many children as the header repeats; both parents are legal in ONDE's list."""
    found = located(table, ImportKind.ONDE_GUARDIANS, mapping)
    if lacks(ImportKind.ONDE_GUARDIANS, found):
        yield mapping_needed(table, ImportKind.ONDE_GUARDIANS, name=name, found=found)
        return
    yield _head(table, ImportKind.ONDE_GUARDIANS, name, found)
    groups = _child_groups(table, found)
    own = {field: index for field, index in found.items() if not field.startswith("child_")}
    for number, cells in _without_total(table, found):
        row = _fields(cells, own)
        children = [child for group in groups if any((child := _fields(cells, group)).values())]
        person_id = _person_id(row, children)
        yield RawLine(Subject.GUARDIAN, number, {**_home(row), "person_id": person_id})
        for child in children:
            yield RawLine(Subject.GUARDIANSHIP, number, {**child, "person_id": person_id, "level": "1"})


def _head(table: Table, kind: ImportKind, name: str, found: Mapping[str, int]) -> FileHead:
    columns = {field: table.header[index].strip() for field, index in found.items()}
    return FileHead(kind, name, table.encoding, columns=columns)


def _fields(cells: Sequence[str], found: Mapping[str, int]) -> dict[str, str]:
    return {field: cells[index] for field, index in found.items()}


def _home(row: Mapping[str, str]) -> dict[str, RawValue]:
    """ONDE writes the street in one cell."""
    values: dict[str, RawValue] = {field: text for field, text in row.items() if field != "address"}
    values["address_lines"] = (row["address"],) if row.get("address") else ()
    return values


def _without_total(table: Table, found: Mapping[str, int]) -> Iterator[tuple[int, list[str]]]:
    """All rows but a last one that only counts: it has no first name, and says « Total » or fills one cell."""
    held: tuple[int, list[str]] | None = None
    for row in table.rows():
        if held is not None:
            yield held
        held = row
    if held is not None and not _only_counts(held[1], found):
        yield held


def _only_counts(cells: Sequence[str], found: Mapping[str, int]) -> bool:
    filled = [cell for cell in cells if cell]
    first_name = found.get("first_name")
    if first_name is not None and cells[first_name]:
        return False
    return len(filled) == 1 or any(fold(cell).startswith(_TOTAL_WORDS) for cell in filled)


def _child_groups(table: Table, found: Mapping[str, int]) -> list[dict[str, int]]:
    """The groups of identical headers, each begun by the first column that the first group began with."""
    first = {field: index for field, index in found.items() if field.startswith("child_")}
    groups = [first]
    names = [normalise(header) for header in table.header]
    of_name = {known: field for field, synonyms in CHILD_COLUMNS.items() for known in synonyms}
    of_name |= {names[index]: field for field, index in first.items()}
    group: dict[str, int] = {}
    for index in range(max(first.values()) + 1, len(names)):
        field = of_name.get(names[index])
        if field is None:
            continue
        if field in group:
            groups.append(group)
            group = {}
        group[field] = index
    return [*groups, group] if group else groups


def _person_id(row: Mapping[str, str], children: Sequence[Mapping[str, str]]) -> str:
    """ONDE gives guardians no identifier: their names with those of their first child by name tell two apart."""
    names = [f"{fold(c.get('child_last_name', ''))} {fold(c.get('child_first_name', ''))}" for c in children]
    own = f"{fold(row.get('last_name', ''))}|{fold(row.get('first_name', ''))}"
    return f"onde:{own}|{min(names, default='')}"
