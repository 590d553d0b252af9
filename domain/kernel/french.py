"""French sentences as a printer would set them: no-break spaces where French wants them."""

import re

_HIGH = re.compile(r" (?=[:;!?»])")
_ABBREVIATION = re.compile(r"\b([LRD]\.) (?=\d)|\b(article|décret|circulaire) (?=[\dLRD])")


def typeset(text: str) -> str:
    """The text with its no-break spaces; spaces already set stay."""
    held = _HIGH.sub("\u00a0", text).replace("« ", "«\u00a0")
    return _ABBREVIATION.sub(lambda found: f"{found.group(0)[:-1]}\u00a0", held)
