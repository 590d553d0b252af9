"""One upload from bytes to lines: gate, recognition, order, reader. The child process runs exactly this."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from api.imports.formats.communs import read_school
from api.imports.formats.csv_table import Table
from api.imports.formats.eleves import read_students
from api.imports.formats.export_absence import read_absence_totals
from api.imports.formats.gate import open_upload
from api.imports.formats.limits import DEFAULT_LIMITS, Limits
from api.imports.formats.nomenclature import read_nomenclature
from api.imports.formats.onde import read_onde_guardians, read_onde_students
from api.imports.formats.own_absences import read_absences
from api.imports.formats.pronote import read_pronote
from api.imports.formats.recognise import Recognised, recognise
from api.imports.formats.responsables import read_guardians
from api.imports.formats.structures import read_structures
from domain.imports.columns import ColumnMapping, MappingNeeded
from domain.imports.judge import judge_kind
from domain.imports.kinds import ImportKind
from domain.imports.raw import FileHead, FileWarning, RawLine
from domain.imports.refusals import FileNotNeeded, FileRefused, FileUnrecognised

Item = FileHead | RawLine | MappingNeeded
"""A head opens each file; its lines follow. A refusal may come after lines: then none of them counts."""

_XML_READERS: dict[ImportKind, Callable[[bytes, str], Iterator[FileHead | RawLine]]] = {
    ImportKind.NOMENCLATURE: read_nomenclature,
    ImportKind.STRUCTURES: read_structures,
    ImportKind.STUDENTS: read_students,
    ImportKind.GUARDIANS: read_guardians,
    ImportKind.SCHOOL: read_school,
    ImportKind.PRONOTE: read_pronote,
    ImportKind.ABSENCE_TOTALS: read_absence_totals,
}


def read_upload(
    content: bytes,
    name: str,
    *,
    kind: ImportKind | None = None,
    mapping: ColumnMapping | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Item]:
    """Every file of the upload in the order of import; with `kind`, only the files of that kind."""
    files, left_out = _recognised(content, name, kind=kind, limits=limits)
    for file in sorted(files, key=lambda f: f.kind.order):
        for item in _read(file, mapping):
            if isinstance(item, FileHead) and left_out:
                yield replace(item, warnings=(*item.warnings, FileWarning.FILE_LEFT_OUT))
                left_out = False
            else:
                yield item


def _recognised(content: bytes, name: str, *, kind: ImportKind | None, limits: Limits) -> tuple[list[Recognised], bool]:
    """What can be read, and whether something else was in the ZIP; alone, something else is refused."""
    files: list[Recognised] = []
    others: list[FileRefused] = []
    for member in open_upload(content, name, limits):
        try:
            files.append(recognise(member, kind))
        except (FileNotNeeded, FileUnrecognised) as other:
            others.append(other)
    if not files:
        raise others[0]
    wanted = [file for file in files if judge_kind(file.kind, kind) is None]
    if not wanted and (refusal := judge_kind(files[0].kind, kind)):
        raise refusal
    return wanted, bool(others)


def _read(file: Recognised, mapping: ColumnMapping | None) -> Iterator[Item]:
    name = file.member.name
    if file.table is None:
        return _XML_READERS[file.kind](file.member.content, name)
    return _read_table(file.kind, file.table, name=name, mapping=mapping)


def _read_table(kind: ImportKind, table: Table, *, name: str, mapping: ColumnMapping | None) -> Iterator[Item]:
    if kind is ImportKind.ABSENCES:
        return read_absences(table, name)
    if kind is ImportKind.ONDE_STUDENTS:
        return read_onde_students(table, name, mapping)
    return read_onde_guardians(table, name, mapping)
