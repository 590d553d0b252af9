"""A page in plain French to hand over or to send, as PDF/UA-1. Pure; call it with `asyncio.to_thread`."""

import json
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock

import typst

from api.letters.content import typeset

_HERE = Path(__file__).parent
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class PlainPart:
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class PlainBoxed:
    """What is copied from the sheet: an address, a code."""

    label: str
    value: str


@dataclass(frozen=True)
class PlainPaper:
    """Words already French; spaces and apostrophes are set at the end. The box is left as it is."""

    title: str
    office: str
    paragraphs: tuple[str, ...]
    parts: tuple[PlainPart, ...]
    to: str = ""
    box: tuple[PlainBoxed, ...] = ()
    demo: bool = field(default=False, kw_only=True)


def render_plain(paper: PlainPaper) -> bytes:
    words = typeset(asdict(paper)) | {"box": [asdict(one) for one in paper.box]}
    data = json.dumps(words, ensure_ascii=False, sort_keys=True)
    with _ONE_AT_A_TIME:
        pdf = _compiler().compile(format="pdf", sys_inputs={"data": data}, pdf_standards="ua-1")
    if not isinstance(pdf, bytes):
        msg = "the compiler gave no document"
        raise TypeError(msg)
    return pdf


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(
        input=str(_HERE / "plain" / "plain.typ"),
        root=str(_HERE),
        font_paths=[str(_HERE / "fonts")],
        ignore_system_fonts=True,
    )
