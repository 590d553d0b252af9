"""The kinds of files we take, how each is called in French, and the order in which they are read."""

from enum import StrEnum


class ImportKind(StrEnum):
    """One kind per reader; the order of declaration is the order of import (each stands on the one before)."""

    NOMENCLATURE = "nomenclature"
    STRUCTURES = "structures"
    STUDENTS = "students"
    GUARDIANS = "guardians"
    SCHOOL = "school"
    ONDE_STUDENTS = "onde_students"
    ONDE_GUARDIANS = "onde_guardians"
    ABSENCES = "absences"
    PRONOTE = "pronote"
    ABSENCE_TOTALS = "absence_totals"

    @property
    def label(self) -> str:
        """What the file contains, with its article: « Ce fichier contient {label}. »"""
        return _LABELS[self][0]

    @property
    def file_name(self) -> str:
        """The name the exporting software gives the file."""
        return _LABELS[self][1]

    @property
    def source(self) -> str:
        """The software where a wrong value is corrected."""
        return _LABELS[self][2]

    @property
    def order(self) -> int:
        return list(ImportKind).index(self)

    @property
    def has_head(self) -> bool:
        """Whether the file says which school, which year and which moment it comes from."""
        return self in _WITH_HEAD


_LABELS = {
    ImportKind.NOMENCLATURE: ("les nomenclatures", "Nomenclature.xml", "SIECLE"),
    ImportKind.STRUCTURES: ("les divisions et les groupes", "Structures.xml", "SIECLE"),
    ImportKind.STUDENTS: ("les élèves", "ElevesAvecAdresses.xml", "SIECLE"),
    ImportKind.GUARDIANS: ("les responsables", "ResponsablesAvecAdresses.xml", "SIECLE"),
    ImportKind.SCHOOL: ("l'établissement et son calendrier", "Communs.xml", "SIECLE"),
    ImportKind.ONDE_STUDENTS: ("les élèves de l'école", "CSVExtraction.csv (élèves)", "ONDE"),
    ImportKind.ONDE_GUARDIANS: ("les responsables des élèves de l'école", "CSVExtraction.csv (responsables)", "ONDE"),
    ImportKind.ABSENCES: ("des absences datées", "absences.csv", "le logiciel de vie scolaire"),
    ImportKind.PRONOTE: ("des absences de PRONOTE", "le fichier XML des absences de PRONOTE", "PRONOTE"),
    ImportKind.ABSENCE_TOTALS: ("des totaux d'absences", "SIECLE_exportAbsence.xml", "SIECLE Vie scolaire"),
}
_WITH_HEAD = frozenset(
    {
        ImportKind.NOMENCLATURE,
        ImportKind.STRUCTURES,
        ImportKind.STUDENTS,
        ImportKind.GUARDIANS,
        ImportKind.SCHOOL,
        ImportKind.ABSENCE_TOTALS,
    }
)
