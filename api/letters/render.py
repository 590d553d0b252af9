"""Data in, PDF out: pure, byte-identical on every run, no clock and no network.

Rendering blocks for some milliseconds: call it with `asyncio.to_thread`. The compiler is made once per process and
used by one thread at a time.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256 as _sha256
from pathlib import Path
from threading import Lock

import typst

from api.letters.content import content_of, typeset
from domain.documents.kinds import LetterKind
from domain.documents.letter import Letter, check_letter
from domain.documents.wording import check_words
from domain.documents.words import long_date

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates"
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class BatchCover:
    """The first sheet of the print batch of a day. `registered` holds the numbers of the slips, letter by letter."""

    day: date
    office: str
    title: str = "Lot de courriers"
    registered: tuple[str, ...] = ()


def render(kind: LetterKind, letter: Letter) -> bytes:
    """One letter as PDF/UA-1; refuses a letter that is not complete."""
    if kind is not letter.kind:
        msg = f"letter of kind {letter.kind}, asked to print {kind}"
        raise ValueError(msg)
    _check(letter)
    content = content_of(letter)
    return _compile(title=content["title"], letters=[content], cover=None)


def render_batch(letters: Sequence[Letter], cover: BatchCover) -> bytes:
    """All letters of a day as one PDF: a cover sheet with the registered numbers, then the letters in that order."""
    for letter in letters:
        _check(letter)
    contents = [content_of(letter) for letter in letters]
    day = long_date(cover.day)
    slips = cover.registered or tuple(letter.registered_number for letter in letters)
    sheet = {
        "title": cover.title,
        "office": cover.office,
        "day": day,
        "demo": any(letter.demo for letter in letters),
        "rows": [_cover_row(number, *row) for number, row in enumerate(zip(letters, slips, strict=True), start=1)],
    }
    return _compile(title=f"{cover.title} du {day}", letters=contents, cover=typeset(sheet))


def render_drafts(letters: Sequence[Letter]) -> bytes:
    """The letters of a step as they would leave, one behind the other, each marked « Brouillon »."""
    for letter in letters:
        _check(letter)
    contents = [content_of(replace(letter, draft=True)) for letter in letters]
    return _compile(title=f"Brouillon\u00a0: {contents[0]['title']}", letters=contents, cover=None)


def sha256(content: bytes) -> str:
    """The hash stored beside the letter as sent."""
    return _sha256(content).hexdigest()


def _check(letter: Letter) -> None:
    check_letter(letter)
    check_words(letter)


def _cover_row(number: int, letter: Letter, slip: str) -> dict[str, str | int]:
    """No address here: a protected one must not travel with the others' letters."""
    return {
        "number": number,
        "names": ", ".join(letter.addressee.name_lines),
        "document": letter.kind.label,
        "reference": letter.reference,
        "delivery": letter.delivery.label,
        "registered": slip,
    }


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(
        input=str(_TEMPLATES / "main.typ"),
        root=str(_TEMPLATES),
        font_paths=[str(_HERE / "fonts")],
        ignore_system_fonts=True,
    )


def _compile(*, title: str, letters: list[dict[str, object]], cover: object) -> bytes:
    data = json.dumps({"title": title, "letters": letters, "cover": cover}, ensure_ascii=False, sort_keys=True)
    with _ONE_AT_A_TIME:
        pdf = _compiler().compile(format="pdf", sys_inputs={"data": data}, pdf_standards="ua-1")
    if not isinstance(pdf, bytes):
        msg = "the compiler gave no document"
        raise TypeError(msg)
    return pdf
