"""UAI, the identifier of a school: seven digits and a key letter."""

import re
from dataclasses import dataclass

from domain.kernel.errors import Malformed

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"  # no I, O, Q: they look like digits
_SHAPE = re.compile(r"(?P<digits>[0-9]{1,7})(?P<letter>[A-Za-z])")
_CORSICA = {"620": "2A", "720": "2B"}


class MalformedUai(Malformed):
    title = "UAI à corriger"
    detail = "Un UAI comporte sept chiffres et une lettre, par exemple 0750680G. Vérifiez la saisie."


class WrongUaiKey(Malformed):
    title = "UAI à corriger"
    detail = "La lettre de cet UAI n'est pas celle que donnent ses chiffres. Vérifiez la saisie."


@dataclass(frozen=True)
class UaiCheck:
    """A UAI in its full form, and the letter that its digits ask for."""

    uai: str
    expected_letter: str

    @property
    def is_right(self) -> bool:
        return self.uai[7] == self.expected_letter

    @property
    def warning(self) -> str | None:
        """What an import says of a wrong letter; it does not refuse, old and test files have them."""
        if self.is_right:
            return None
        return f"La lettre de l'UAI {self.uai} devrait être {self.expected_letter}. Vérifiez la saisie."


def key_letter(digits: str) -> str:
    return _LETTERS[int(digits) % len(_LETTERS)]


def check_uai(text: str) -> UaiCheck:
    """Read a UAI as people and spreadsheets write it: spaces, lower case and lost leading zeros are forgiven."""
    match = _SHAPE.fullmatch(text.strip())
    if match is None:
        raise MalformedUai
    digits = match["digits"].zfill(7)
    return UaiCheck(digits + match["letter"].upper(), key_letter(digits))


def require_uai(text: str) -> str:
    """The full UAI, or a refusal that names the expected letter: for what people type, where a slip is likely."""
    check = check_uai(text)
    if check.warning is not None:
        raise WrongUaiKey(check.warning, expected_letter=check.expected_letter)
    return check.uai


def department_of_uai(uai: str) -> str:
    """The département that gave the number: `75`, `2A`, `974`. A school of today may be older than its borders."""
    prefix = uai[:3]
    return _CORSICA.get(prefix) or prefix.removeprefix("0")
