"""One line of a deposited file: kept as the exchange format wants it, set aside with its reason, or too young."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.siei.columns import Column, ColumnShape, columns_of
from domain.siei.gate import admits
from domain.siei.sources import SourceKind

EARLIEST_BIRTH = date(1970, 1, 1)
LONGEST = 200
"""Characters of a value; a longer one is no name, no number and no date."""
_FRENCH = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SEXES = {"1": "1", "2": "2", "M": "1", "F": "2", "": ""}
FIRST_CAMPAIGN_YEAR = 1990
"""A date of schooling before this year is a slip of the keyboard."""


@dataclass(frozen=True)
class LineRejected(Exception):  # noqa: N818 - what a reader turns into a line of the report
    """A column, the rule it breaks, and what to do in the base the file comes from."""

    column: str
    rule: str
    remedy: str


class LineTooYoung(Exception):  # noqa: N818 - counted, and never written anywhere
    """Not 16 on the campaign's day: it does not enter (CNIL)."""


@dataclass
class LineReader:
    """Reads the lines of one file; a number seen twice in it is refused the second time."""

    kind: SourceKind
    campaign_date: date
    seen: set[str] = field(default_factory=set)

    def read(self, line: Mapping[str, str]) -> dict[str, str]:
        """The line by the names of the format, dates as AAAA-MM-JJ; else LineRejected or LineTooYoung."""
        kept = {one.name: self._value(one, line.get(one.name) or "") for one in columns_of(self.kind)}
        if not admits(date.fromisoformat(kept["date_naissance"]), self.campaign_date):
            raise LineTooYoung
        if kept["numero_interne"] in self.seen:
            raise LineRejected("numero_interne", "Numéro déjà vu dans ce fichier", "Gardez une seule ligne par fiche.")
        self.seen.add(kept["numero_interne"])
        return kept

    def _value(self, column: Column, raw: str) -> str:
        value = " ".join(raw.split())
        if not value:
            if column.required:
                raise LineRejected(
                    column.name, "Valeur obligatoire absente", "Complétez la fiche dans la base d'origine."
                )
            return ""
        if len(value) > LONGEST:
            raise LineRejected(column.name, "Valeur trop longue", "Vérifiez que les colonnes ne sont pas décalées.")
        if column.shape is ColumnShape.DATE:
            return self._date(column, value)
        if column.shape is ColumnShape.SEX:
            return self._sex(column, value)
        return value

    def _sex(self, column: Column, value: str) -> str:
        if value.upper() not in _SEXES:
            raise LineRejected(column.name, "Sexe non reconnu", "Écrivez 1 (garçon) ou 2 (fille), ou laissez vide.")
        return _SEXES[value.upper()]

    def _date(self, column: Column, value: str) -> str:
        found = _parsed(value)
        if found is None:
            raise LineRejected(column.name, "Date illisible", "Écrivez la date sous la forme AAAA-MM-JJ.")
        if column.name == "date_naissance":
            possible = EARLIEST_BIRTH <= found <= self.campaign_date
        else:
            possible = FIRST_CAMPAIGN_YEAR <= found.year <= self.campaign_date.year + 1
        if not possible:
            raise LineRejected(column.name, "Date hors des bornes", "Vérifiez l'année dans la base d'origine.")
        return found.isoformat()


def _parsed(value: str) -> date | None:
    if french := _FRENCH.fullmatch(value):
        value = f"{french[3]}-{french[2]}-{french[1]}"
    if not _ISO.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def is_of_another_year(kind: SourceKind, entries: Sequence[date], campaign_date: date) -> bool:
    """Does the file hold another school year than its place asks for? Judged on the days of entry into training.

    A school year begins in September; a file of the current year in which nobody has entered since is last year's.
    """
    if not entries or not kind.is_training:
        return False
    begins = date(campaign_date.year if campaign_date.month >= 9 else campaign_date.year - 1, 8, 15)
    fresh = sum(1 for one in entries if one >= begins)
    if kind is SourceKind.EN_PREVIOUS:
        return fresh * 2 > len(entries)
    return kind is SourceKind.EN_CURRENT and fresh == 0
