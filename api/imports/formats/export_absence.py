"""SIECLE Vie scolaire's exportAbsence: totals of a period, read as a control sum only."""

from collections.abc import Iterator

from api.imports.formats.siecle_head import PARAMETERS, Places, TagNames, head_of
from api.imports.formats.xml_stream import attribute, children, local_name, stream
from domain.imports.kinds import ImportKind
from domain.imports.raw import FileHead, RawLine, Subject

ROOT = "exportAbsence"
FIELDS: TagNames = {
    "elenoet": ("elenoet",),
    "last_name": ("nomEleve",),
    "first_name": ("prenomEleve",),
    "absences": ("nbAbs",),
    "unjustified": ("nbNonJustif",),
    "lates": ("nbRet",),
    "first_day": ("DATE_DEBUT",),
    "last_day": ("DATE_FIN",),
}
_ATTRIBUTES = ("elenoet", "last_name", "first_name", "absences", "unjustified", "lates")


def read_absence_totals(content: bytes, name: str) -> Iterator[FileHead | RawLine]:
    parameters: dict[str, str] = {}
    period: dict[str, str] = {}
    for element in stream(content, (PARAMETERS, "PERIODE"), drop=("eleve",)):
        if local_name(element) == PARAMETERS:
            parameters = parameters or children(element)
        else:
            period = period or children(element)
    head = head_of(ImportKind.ABSENCE_TOTALS, name, content, parameters=parameters, fields=FIELDS)
    yield head
    places = Places(head)
    days = {"first_day": period.get("DATE_DEBUT", ""), "last_day": period.get("DATE_FIN", "")}
    for element in stream(content, ("eleve",)):
        told = {field: attribute(element, FIELDS[field][0]) or "" for field in _ATTRIBUTES}
        yield RawLine(Subject.TOTAL, places.of(element), {**told, **days})
