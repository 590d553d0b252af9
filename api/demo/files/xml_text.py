"""The few lines of XML writing that the SIECLE writers share: an absent value writes no tag at all."""

from collections.abc import Iterable
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

Value = str | int | bool | date | None


def text_of(value: Value) -> str:
    """SIECLE's spelling: dates jj/mm/aaaa, booleans 0/1."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M:%S")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value)


def leaf(tag: str, value: Value) -> str:
    """`<TAG>value</TAG>` on its own line; nothing when the value is None (NULL in the base: no tag)."""
    return "" if value is None else f"<{tag}>{escape(text_of(value))}</{tag}>\n"


def branch(tag: str, *children: str, **attributes: Value) -> str:
    """An element with children already written; attributes that are None are left out."""
    head = "".join(f" {name}={quoteattr(text_of(value))}" for name, value in attributes.items() if value is not None)
    return f"<{tag}{head}>\n{''.join(children)}</{tag}>\n"


def document(root: str, version: str, children: Iterable[str], *, encoding: str = "ISO-8859-15") -> bytes:
    """The whole file; a character that the encoding cannot hold comes out as `?`, as in SIECLE."""
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n' + branch(root, *children, VERSION=version)
    return text.encode(encoding, errors="replace")
