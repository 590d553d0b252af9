"""A family of indicators as PDF/UA-1: pure, byte-identical on every run. Call it with `asyncio.to_thread`."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock

import typst

from api.letters.content import typeset

_HERE = Path(__file__).parent
_ONE_AT_A_TIME = Lock()


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(
        input=str(_HERE / "indicators" / "indicators.typ"),
        root=str(_HERE),
        font_paths=[str(_HERE / "fonts")],
        ignore_system_fonts=True,
    )


def render_indicators(words: Mapping[str, object]) -> bytes:
    """`words` are those of `indicators.typ`, already French; spaces and apostrophes are set here."""
    data = json.dumps(typeset(dict(words)), ensure_ascii=False, sort_keys=True)
    data = data.replace("«\u00a0\u00a0", "«\u00a0")  # the words of the page are set already
    with _ONE_AT_A_TIME:
        pdf = _compiler().compile(format="pdf", sys_inputs={"data": data}, pdf_standards="ua-1")
    if not isinstance(pdf, bytes):
        msg = "the compiler gave no document"
        raise TypeError(msg)
    return pdf
