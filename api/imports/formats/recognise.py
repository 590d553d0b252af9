"""Which file this is, from its own content: the root of an XML, the headers of a table. Names of files lie."""

from dataclasses import dataclass

from api.imports.formats import communs, eleves, export_absence, nomenclature, responsables, structures
from api.imports.formats.csv_table import Table, open_table
from api.imports.formats.gate import Member
from api.imports.formats.onde_columns import guess_kind
from api.imports.formats.own_absences import is_absences
from api.imports.formats.pronote import ABSENCE_TAG, LATE_TAG
from api.imports.formats.xml_stream import is_xml, root_tag
from domain.imports.kinds import ImportKind
from domain.imports.refusals import FileNotNeeded, FileUnrecognised

_ROOTS = {
    nomenclature.ROOT: ImportKind.NOMENCLATURE,
    structures.ROOT: ImportKind.STRUCTURES,
    eleves.ROOT: ImportKind.STUDENTS,
    responsables.ROOT: ImportKind.GUARDIANS,
    communs.ROOT: ImportKind.SCHOOL,
    "BEE_COMMUNS": ImportKind.SCHOOL,
    export_absence.ROOT: ImportKind.ABSENCE_TOTALS,
}
_NOT_NEEDED_ROOTS = {
    "BEE_ETABLISSEMENTS": "la liste des établissements",
    "BEE_GEOGRAPHIQUE": "la liste des communes",
    "STS_EDT": "les enseignants et les services",
    "EDT_STS": "un emploi du temps",
    "IMPORT_ELEVES": "un envoi vers SIECLE",
    "ficAlimMENESR": "un annuaire",
}


@dataclass(frozen=True)
class Recognised:
    """A member and what it is; a table is already open."""

    member: Member
    kind: ImportKind
    table: Table | None = None


def recognise(member: Member, expected: ImportKind | None = None) -> Recognised:
    """`expected` decides only between a table of pupils and one of guardians whose headers are personalised."""
    if is_xml(member.content):
        return Recognised(member, _kind_of_root(root_tag(member.content), member.content))
    table = open_table(member.content)
    if is_absences(table):
        return Recognised(member, ImportKind.ABSENCES, table)
    kind = guess_kind(table)
    if kind is None and expected in {ImportKind.ONDE_STUDENTS, ImportKind.ONDE_GUARDIANS}:
        kind = expected
    if kind is None:
        raise FileUnrecognised
    return Recognised(member, kind, table)


def _kind_of_root(root: str, content: bytes) -> ImportKind:
    if kind := _ROOTS.get(root):
        return kind
    if not_needed := _NOT_NEEDED_ROOTS.get(root):
        raise FileNotNeeded(content=not_needed)
    if f"<{ABSENCE_TAG}".encode() in content or f"<{LATE_TAG}".encode() in content:
        return ImportKind.PRONOTE
    raise FileUnrecognised
