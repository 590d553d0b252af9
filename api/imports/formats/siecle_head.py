"""What the SIECLE readers share: the head of the file, places in it, addresses, and choosing among tag names."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from lxml import etree

from api.imports.formats.xml_stream import attribute, children, declared_encoding, encoding_warnings, source_line
from domain.imports.kinds import ImportKind
from domain.imports.raw import FileHead, FileWarning, RawLine, RawValue, Subject
from domain.imports.values import parse_moment

_FEW_LINES = 3
PARAMETERS = "PARAMETRES"
ADDRESS_FIELDS = {
    "postcode": ("CODE_POSTAL",),
    "town": ("LIBELLE_POSTAL",),
    "insee_code": ("CODE_COMMUNE_INSEE",),
    "foreign_town": ("COMMUNE_ETRANGERE",),
    "country": ("LL_PAYS",),
}
TagNames = Mapping[str, tuple[str, ...]]
"""Our field name → the names its tag has had, newest first."""


def head_of(
    kind: ImportKind, name: str, content: bytes, *, parameters: Mapping[str, str], fields: TagNames
) -> FileHead:
    """The common head of every BEE file; what it does not say is None, and the judgement refuses it then."""
    encoding = declared_encoding(content)
    moment = _moment(parameters)
    warnings = encoding_warnings(content, encoding) + (() if moment else (FileWarning.NO_TIMESTAMP,))
    year = parameters.get("ANNEE_SCOLAIRE", "")
    return FileHead(
        kind=kind,
        name=name,
        encoding=encoding,
        uai=parameters.get("UAJ", "").upper() or None,
        school_year=int(year) if len(year) == 4 and year.isascii() and year.isdigit() else None,
        exported_at=moment,
        by_record=content.count(b"\n", 0, 65536) < _FEW_LINES,
        columns={field: _name_used(content, names) for field, names in fields.items()},
        warnings=warnings,
    )


def _name_used(content: bytes, names: tuple[str, ...]) -> str:
    """The name this file writes, so that a refusal names a column its reader can find."""
    if len(names) == 1:
        return names[0]
    return next((name for name in names if f"<{name}>".encode() in content), names[0])


def pick(texts: Mapping[str, str], fields: TagNames) -> dict[str, RawValue]:
    """The fields that are there, under the newest of their names; what is not named here is dropped."""
    found: dict[str, RawValue] = {}
    for field, names in fields.items():
        for name in names:
            if name in texts:
                found[field] = texts[name]
                break
    return found


def address_of(element: etree._Element) -> dict[str, RawValue]:
    texts = children(element)
    lines = tuple(line for index in range(1, 5) if (line := texts.get(f"LIGNE{index}_ADRESSE", "")))
    box = texts.get("BOITE_POSTALE", "")
    return {"address_lines": (*lines, box) if box else lines, **pick(texts, ADDRESS_FIELDS)}


class Places:
    """Line numbers of records, or their rank when the file is written on one line."""

    def __init__(self, head: FileHead) -> None:
        self._by_record = head.by_record
        self._rank = 0

    def of(self, element: etree._Element) -> int:
        self._rank += 1
        number = source_line(element)
        return self._rank if self._by_record or number is None else number


def parameters_of(element: etree._Element) -> dict[str, str]:
    return children(element)


def key_of(element: etree._Element, texts: Mapping[str, str], name: str) -> str:
    """An identifier written as an attribute, or as a child by other exporters."""
    return attribute(element, name) or texts.get(name, "")


def line(subject: Subject, number: int, values: Mapping[str, RawValue]) -> RawLine:
    return RawLine(subject, number, dict(values))


Reading = Iterator[FileHead | RawLine]


def _moment(parameters: Mapping[str, str]) -> datetime | None:
    for name in ("HORODATAGE", "DATE_EXPORT"):
        if moment := parse_moment(parameters.get(name, "")):
            return moment
    return None
