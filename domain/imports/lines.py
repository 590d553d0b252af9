"""Every line an import can give, under one roof: `FileCheck` turns a `RawLine` into one of them, or says why not.

Every typed line keeps `number`, the place in the file that a refusal names, and has a `natural_key`, by which the
same thing is found again in the next file.
"""

from domain.imports.absence_lines import AbsenceLine, ControlLine, LateLine, PupilClue
from domain.imports.people_lines import (
    Address,
    ChildClue,
    GuardianLine,
    GuardianshipLine,
    IneClaim,
    ResponsibilityLevel,
    StudentLine,
)
from domain.imports.raw import FileHead, FileWarning, RawLine, RawValue, Subject
from domain.imports.school_lines import ClassLine, ClosureLine, CodeLine, MefLine, PeriodLine, SchoolLine

Line = (
    StudentLine
    | GuardianLine
    | GuardianshipLine
    | ClassLine
    | MefLine
    | CodeLine
    | SchoolLine
    | PeriodLine
    | ClosureLine
    | AbsenceLine
    | LateLine
    | ControlLine
)

__all__ = [
    "AbsenceLine",
    "Address",
    "ChildClue",
    "ClassLine",
    "ClosureLine",
    "CodeLine",
    "ControlLine",
    "FileHead",
    "FileWarning",
    "GuardianLine",
    "GuardianshipLine",
    "IneClaim",
    "LateLine",
    "Line",
    "MefLine",
    "PeriodLine",
    "PupilClue",
    "RawLine",
    "RawValue",
    "ResponsibilityLevel",
    "SchoolLine",
    "StudentLine",
    "Subject",
]
