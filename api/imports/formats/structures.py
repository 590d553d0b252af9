"""Structures.xml: divisions with their MEF, groups with their divisions."""

from lxml import etree

from api.imports.formats.siecle_head import PARAMETERS, Places, Reading, TagNames, head_of, key_of, line, parameters_of
from api.imports.formats.xml_stream import children, local_name, stream
from domain.imports.kinds import ImportKind
from domain.imports.raw import RawValue, Subject

ROOT = "BEE_STRUCTURES"
FIELDS: TagNames = {"code": ("CODE_STRUCTURE",), "label": ("LIBELLE_LONG",)}


def read_structures(content: bytes, name: str) -> Reading:
    parameters: dict[str, str] = {}
    for element in stream(content, (PARAMETERS,), drop=("DIVISION", "GROUPE")):
        parameters = parameters or parameters_of(element)
    head = head_of(ImportKind.STRUCTURES, name, content, parameters=parameters, fields=FIELDS)
    yield head
    places = Places(head)
    for block in stream(content, ("DONNEES",)):
        for element in block.iter("{*}DIVISION", "{*}GROUPE"):
            parent = element.getparent()
            if parent is not None and local_name(parent) == "DIVISIONS_APPARTENANCE":
                continue
            yield line(Subject.CLASS, places.of(element), _values_of(element))


def _values_of(element: etree._Element) -> dict[str, RawValue]:
    texts = children(element)
    group = local_name(element) == "GROUPE"
    return {
        "code": key_of(element, texts, "CODE_STRUCTURE"),
        "label": texts.get("LIBELLE_LONG", ""),
        "kind": "G" if group else "D",
        "mefs": _codes_in(element, "CODE_MEF"),
        "divisions": _codes_in(element, "CODE_DIVISION") if group else (),
    }


def _codes_in(element: etree._Element, name: str) -> tuple[str, ...]:
    """Codes at any depth: the containers' names differ between exports."""
    found = [(code.text or "").strip() for code in element.iter(f"{{*}}{name}")]
    return tuple(dict.fromkeys(code for code in found if code))
