"""ElevesAvecAdresses.xml: pupils with their class, groups and own address. Those who left are read too."""

from lxml import etree

from api.imports.formats.siecle_head import (
    PARAMETERS,
    Places,
    Reading,
    TagNames,
    address_of,
    head_of,
    key_of,
    line,
    parameters_of,
    pick,
)
from api.imports.formats.xml_stream import attribute, children, local_name, stream
from domain.imports.kinds import ImportKind
from domain.imports.raw import RawValue, Subject

ROOT = "BEE_ELEVES"
FIELDS: TagNames = {
    "eleve_id": ("ELEVE_ID",),
    "elenoet": ("ELENOET",),
    "ine": ("ID_NATIONAL",),
    "ine_bea": ("INE_BEA",),
    "ine_rnie": ("INE_RNIE",),
    "last_name": ("NOM_DE_FAMILLE", "NOM"),
    "usage_name": ("NOM_USAGE",),
    "first_name": ("PRENOM",),
    "first_name_2": ("PRENOM2",),
    "first_name_3": ("PRENOM3",),
    "birth_date": ("DATE_NAISS",),
    "sex": ("CODE_SEXE",),
    "phone": ("TEL_PERSONNEL",),
    "mobile": ("TEL_PORTABLE",),
    "email": ("MEL",),
    "accepts_sms": ("ACCEPTE_SMS",),
    "regime": ("CODE_REGIME",),
    "status": ("CODE_STATUT",),
    "mef": ("CODE_MEF",),
    "entered_on": ("DATE_ENTREE",),
    "left_on": ("DATE_SORTIE",),
    "leaving_reason": ("CODE_MOTIF_SORTIE",),
}
_LAST_YEAR: TagNames = {"last_year_mef": ("CODE_MEF",), "last_year_uai": ("CODE_RNE",)}
_NOT_NEEDED = ("OPTION", "BOURSE", "BOURSES_ELEVE")


def read_students(content: bytes, name: str) -> Reading:
    """Two passes, since no order of blocks is promised: first what pupils are joined with, then the pupils."""
    parameters: dict[str, str] = {}
    classes: dict[str, dict[str, RawValue]] = {}
    homes: dict[str, dict[str, RawValue]] = {}
    for element in stream(content, (PARAMETERS, "STRUCTURES_ELEVE", "ADRESSE"), drop=("ELEVE", *_NOT_NEEDED)):
        match local_name(element):
            case "PARAMETRES":
                parameters = parameters or parameters_of(element)
            case "STRUCTURES_ELEVE":
                classes[key_of(element, children(element), "ELEVE_ID")] = _classes_of(element)
            case _:
                homes[attribute(element, "ADRESSE_ID") or ""] = address_of(element)
    columns = {**FIELDS, **_LAST_YEAR, "division": ("CODE_STRUCTURE",)}
    head = head_of(ImportKind.STUDENTS, name, content, parameters=parameters, fields=columns)
    yield head
    places = Places(head)
    for element in stream(content, ("ELEVE",), drop=("STRUCTURES_ELEVE", "ADRESSE", *_NOT_NEEDED)):
        texts = children(element)
        number = places.of(element)
        pupil = key_of(element, texts, "ELEVE_ID")
        values: dict[str, RawValue] = {"eleve_id": pupil, **pick(texts, FIELDS)}
        values["eleve_id"] = pupil
        if attribute(element, "ELENOET"):
            values["elenoet"] = attribute(element, "ELENOET") or ""
        yield line(
            Subject.STUDENT,
            number,
            {**values, **_last_year(element), **classes.get(pupil, {}), **homes.get(texts.get("ADRESSE_ID", "-"), {})},
        )


def _classes_of(element: etree._Element) -> dict[str, RawValue]:
    """One division for a normal pupil, none when not yet placed; any number of groups."""
    division = ""
    groups: list[str] = []
    for structure in element:
        texts = children(structure)
        code = texts.get("CODE_STRUCTURE", "")
        if texts.get("TYPE_STRUCTURE") == "G":
            groups.append(code)
        elif code:
            division = division or code
    return {"division": division, "groups": tuple(groups)}


def _last_year(element: etree._Element) -> dict[str, RawValue]:
    for child in element:
        if local_name(child) == "SCOLARITE_AN_DERNIER":
            return pick(children(child), _LAST_YEAR)
    return {}
