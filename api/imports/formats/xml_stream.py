"""XML read as a stream: no DTD, no entity, no network, records freed as they pass."""

import codecs
import io
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from api.imports.formats.limits import CELL_LIMIT
from domain.imports.raw import FileWarning
from domain.imports.refusals import DoctypeRefused, EncodingRefused, FileRefused, FileTruncated, ReadingTooHeavy

_DECLARATION = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._\-]{1,40})["']""")
_ALLOWED = {"iso8859-15": "ISO-8859-15", "iso8859-1": "ISO-8859-1", "utf-8": "UTF-8", "cp1252": "windows-1252"}
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_PLAIN_LINES = 65_535
_C1_CONTROLS = re.compile(rb"[\x80-\x9f]")


def is_xml(content: bytes) -> bool:
    return content.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<")


def declared_encoding(content: bytes) -> str:
    """The encoding in the declaration, UTF-8 without one; only those in which `<` is one byte are read."""
    found = _DECLARATION.match(content)
    if found is None:
        return "UTF-8"
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError as unknown:
        raise EncodingRefused from unknown
    if name == "ascii":
        return "US-ASCII"
    if name not in _ALLOWED:
        raise EncodingRefused
    return _ALLOWED[name]


def refuse_doctype(content: bytes) -> None:
    """Before parsing; sound because the allowed encodings are all supersets of ASCII."""
    if _FORBIDDEN.search(content):
        raise DoctypeRefused


def encoding_warnings(content: bytes, encoding: str) -> tuple[FileWarning, ...]:
    """A file opened and saved by an editor lies about its encoding: UTF-8 or windows-1252 under another name."""
    if encoding not in {"ISO-8859-15", "ISO-8859-1"} or content.isascii():
        return ()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return (FileWarning.CONTROL_CHARACTERS,) if _C1_CONTROLS.search(content) else ()
    return (FileWarning.UTF8_UNDER_ANOTHER_NAME,)


def root_tag(content: bytes) -> str:
    """The local name of the root element; the parser stops there."""
    refuse_doctype(content)
    try:
        for _, element in _parse(content, events=("start",)):
            return local_name(element)
    except (etree.LxmlError, LookupError, ValueError) as broken:
        raise _refusal_of(broken) from broken
    raise FileTruncated


def stream(content: bytes, tags: Iterable[str], *, drop: Iterable[str] = ()) -> Iterator[etree._Element]:
    """Every element with one of these names, whole, in the order of the file, then freed; `drop` are freed unread."""
    wanted = frozenset(tags)
    names = [f"{{*}}{tag}" for tag in (*wanted, *drop)]
    try:
        for _, element in _parse(content, tag=names):
            if local_name(element) in wanted:
                yield element
            _free(element)
    except (etree.LxmlError, LookupError, ValueError) as broken:
        raise _refusal_of(broken) from broken


def records(content: bytes) -> Iterator[etree._Element]:
    """Every element that has children, innermost first: for files whose block names differ between exports."""
    try:
        for _, element in _parse(content):
            if len(element):
                yield element
                _free(element)
    except (etree.LxmlError, LookupError, ValueError) as broken:
        raise _refusal_of(broken) from broken


def children(element: etree._Element) -> dict[str, str]:
    """Text of each leaf child by local name; the first of two wins, an empty tag is an empty text."""
    texts: dict[str, str] = {}
    for child in element:
        if isinstance(child.tag, str) and len(child) == 0:
            texts.setdefault(local_name(child), (child.text or "").strip()[:CELL_LIMIT])
    return texts


def local_name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def source_line(element: etree._Element) -> int | None:
    """The line of the start tag. From line 65,535 on the parser tells that of the first text, a line further."""
    line = element.sourceline
    if not isinstance(line, int):
        return None
    return line - 1 if line > _PLAIN_LINES and (element.text or "").startswith("\n") else line


def attribute(element: etree._Element, name: str) -> str | None:
    value = element.get(name)
    return str(value).strip()[:CELL_LIMIT] if value is not None else None


_SAFE = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def _parse(
    content: bytes, *, events: tuple[str, ...] = ("end",), tag: list[str] | None = None
) -> Iterator[tuple[str, etree._Element]]:
    """The encoding that was judged is imposed, so that the parser cannot understand another."""
    declared = declared_encoding(content)
    encoding = "UTF-8" if declared == "US-ASCII" else declared
    return iter(etree.iterparse(io.BytesIO(content), events=events, tag=tag, encoding=encoding, **_SAFE))


def _free(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _refusal_of(broken: Exception) -> FileRefused:
    code = getattr(broken, "code", None)
    if code == etree.ErrorTypes.ERR_NO_MEMORY:
        return ReadingTooHeavy()
    spoken = str(broken).lower()
    if code in {etree.ErrorTypes.ERR_INVALID_ENCODING, etree.ErrorTypes.ERR_INVALID_CHAR} or "encod" in spoken:
        return EncodingRefused()
    return FileTruncated()
