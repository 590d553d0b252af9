"""Communs.xml: the school's letter head, its year, its periods and closures."""

from collections.abc import Mapping

from api.imports.formats.siecle_head import (
    Reading,
    TagNames,
    address_of,
    head_of,
    line,
    pick,
)
from api.imports.formats.xml_stream import children, local_name, records, source_line
from domain.imports.kinds import ImportKind
from domain.imports.raw import RawValue, Subject

ROOT = "BEE_COMMUN"
SCHOOL_FIELDS: TagNames = {
    "name": ("DENOM_PRINC",),
    "name_2": ("DENOM_COMPL",),
    "head_name": ("NOM_RESP",),
    "head_title": ("QUAL_RESP",),
    "phone": ("TELEPHONE",),
    "email": ("MEL_1", "MEL"),
}
YEAR_FIELDS: TagNames = {
    "first_day": ("DATE_DEBUT_ELEVE", "DATE_DEB_ELEVE"),
    "last_day": ("DATE_FIN_ELEVE",),
}
PERIOD_FIELDS: TagNames = {
    "code": ("CODE_PERIODE",),
    "label": ("LL_PERIODE",),
    "first_day": ("DATE_DEBUT",),
    "last_day": ("DATE_FIN",),
}
CLOSURE_FIELDS: TagNames = {
    "label": ("LL_MOTIF", "LL_FERMETURE", "LC_MOTIF"),
    "first_day": ("DATE_DEBUT",),
    "last_day": ("DATE_FIN",),
}
_COLUMNS: TagNames = {**SCHOOL_FIELDS, **PERIOD_FIELDS}


def read_school(content: bytes, name: str) -> Reading:
    """A small file, read whole: the blocks of periods and closures are known by their children."""
    parameters: Mapping[str, str] = {}
    school: dict[str, RawValue] = {}
    year: dict[str, RawValue] = {}
    dated: list[tuple[Subject, int | None, dict[str, RawValue]]] = []
    for element in records(content):
        texts = children(element)
        match local_name(element):
            case "PARAMETRES":
                parameters = parameters or texts
            case "UAJ":
                school = {**pick(texts, SCHOOL_FIELDS), **address_of(element)}
            case "ANNEE_SCOLAIRE":
                year = pick(texts, YEAR_FIELDS)
            case _ if "DATE_DEBUT" not in texts:
                continue
            case _ if "CODE_PERIODE" in texts:
                dated.append((Subject.PERIOD, source_line(element), pick(texts, PERIOD_FIELDS)))
            case _ if texts.keys() & {"LL_MOTIF", "LC_MOTIF", "LL_FERMETURE"}:
                dated.append((Subject.CLOSURE, source_line(element), pick(texts, CLOSURE_FIELDS)))
    head = head_of(ImportKind.SCHOOL, name, content, parameters=parameters, fields=_COLUMNS)
    yield head
    if school or year:
        yield line(Subject.SCHOOL, 1, {**school, **year})
    for rank, (subject, at, values) in enumerate(dated, start=1):
        yield line(subject, rank if head.by_record or at is None else at, values)
