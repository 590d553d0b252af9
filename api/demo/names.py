"""Family and first names, drawn with the frequencies of INSEE's published files (data/README.md)."""

import csv
import unicodedata
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Bag:
    """Values to draw with their frequencies."""

    values: tuple[str, ...]
    cumulated: tuple[int, ...]

    def draw(self, dice: Random) -> str:
        return dice.choices(self.values, cum_weights=self.cumulated)[0]


def _bag(rows: list[dict[str, str]]) -> Bag:
    return Bag(tuple(row["name"] for row in rows), tuple(accumulate(int(row["count"]) for row in rows)))


def _rows(file_name: str) -> list[dict[str, str]]:
    with (_DATA / file_name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


_FAMILY = _bag(_rows("family_names.csv"))
_FIRST = {
    (sex, generation): _bag(
        [row for row in _rows("first_names.csv") if row["sex"] == sex and row["generation"] == generation]
    )
    for sex in "FM"
    for generation in ("child", "parent")
}


def family_name(dice: Random) -> str:
    """In capitals without accents, as schools' bases hold them."""
    return _FAMILY.draw(dice)


def child_name(dice: Random, sex: str) -> str:
    return _FIRST[sex, "child"].draw(dice)


def parent_name(dice: Random, sex: str) -> str:
    return _FIRST[sex, "parent"].draw(dice)


def plain(text: str) -> str:
    """A name as it stands in a mail address: lower case, letters and hyphens."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return "".join(sign if sign.isalnum() else "-" for sign in bare.lower()).strip("-")
