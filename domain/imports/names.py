"""Names as they are compared: folded like the database folds them, and near enough to ask a human."""

import re
import unicodedata
from datetime import date
from typing import Protocol

_COMBINING = re.compile("[\u0300-\u036f]")
_NOT_A_LETTER = re.compile(r"[-\u2010\u2011'\u2019.\s]+")


class NamedPerson(Protocol):
    """What the look-alike rule needs of a person, whatever record holds it."""

    @property
    def last_name(self) -> str: ...

    @property
    def first_name(self) -> str: ...

    @property
    def birth_date(self) -> date: ...


def strip_accents(text: str) -> str:
    """Lower case without accents, as in SQL: `regexp_replace(normalize(lower(t), NFD), '[\u0300-\u036f]', '', 'g')`."""
    return _COMBINING.sub("", unicodedata.normalize("NFD", text.lower()))


def fold(text: str) -> str:
    """`strip_accents`, then œ → oe and æ → ae; hyphens, apostrophes, dots and blanks become one space."""
    plain = strip_accents(text).replace("œ", "oe").replace("æ", "ae")
    return _NOT_A_LETTER.sub(" ", plain).strip()


def squeeze(text: str) -> str:
    """The folded name without any space: LE GOFF and LEGOFF are written the same."""
    return fold(text).replace(" ", "")


def look_alike(one: NamedPerson, other: NamedPerson) -> bool:
    """Born the same day and named nearly the same: a human must say whether they are one person.

    Nearly the same: equal without spaces and hyphens, first names in another order, or one letter of difference
    (on the last and first names together).
    """
    if one.birth_date != other.birth_date:
        return False
    name, other_name = squeeze(one.last_name), squeeze(other.last_name)
    if name == other_name and sorted(fold(one.first_name).split()) == sorted(fold(other.first_name).split()):
        return True
    return within_one_edit(name + "|" + squeeze(one.first_name), other_name + "|" + squeeze(other.first_name))


def within_one_edit(one: str, other: str) -> bool:
    """Equal, or one letter added, missing or replaced."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    for index, (left, right) in enumerate(zip(short, long, strict=False)):
        if left != right:
            rest = short[index:] if len(short) < len(long) else short[index + 1 :]
            return rest == long[index + 1 :]
    return True
