"""The sheet of a meeting as a one-page PDF/UA-1: its agenda or its minutes. Pure, byte-identical on every run."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from threading import Lock

import typst

from api.letters.content import typeset

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates"
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class SheetRow:
    """One point; empty columns are left out of the sheet."""

    number: int
    who: str
    why: str
    fact: str
    decision: str
    owner: str
    due: str
    review: str


@dataclass(frozen=True)
class Sheet:
    title: str
    meeting: str
    school: str
    when: str
    place: str
    people: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    demo: bool
    person: str = "Élève"
    belongs: str = "Document interne à l'établissement, réservé aux membres de la réunion."


def render_sheet(sheet: Sheet) -> bytes:
    """Blocks for some milliseconds: call it with `asyncio.to_thread`."""
    data = json.dumps(typeset(asdict(sheet)), ensure_ascii=False, sort_keys=True)
    with _ONE_AT_A_TIME:
        pdf = _compiler().compile(format="pdf", sys_inputs={"data": data}, pdf_standards="ua-1")
    if not isinstance(pdf, bytes):
        msg = "the compiler gave no document"
        raise TypeError(msg)
    return pdf


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(
        input=str(_TEMPLATES / "meeting_sheet.typ"),
        root=str(_TEMPLATES),
        font_paths=[str(_HERE / "fonts")],
        ignore_system_fonts=True,
    )
