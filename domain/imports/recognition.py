"""One person in the bases of two schools: when two records may be said to be the same pupil."""

from dataclasses import dataclass
from datetime import date

from domain.imports.names import fold, squeeze


@dataclass(frozen=True)
class KnownPerson:
    """A pupil as one school's base names them."""

    ines: frozenset[str]
    birth_date: date
    family_name: str
    first_name: str
    usage_name: str | None = None


def is_same_person(one: KnownPerson, other: KnownPerson) -> bool:
    """An INE in common, the same birth date, and names that agree (the ministry's own rule, formats §1.9).

    Never on the INE alone: it may be given again. The first name must agree even under the same family name: the INE
    of a twin typed for the other shares everything else. The family name may have changed.
    """
    return bool(one.ines & other.ines) and one.birth_date == other.birth_date and _first_names_agree(one, other)


def _first_names_agree(one: KnownPerson, other: KnownPerson) -> bool:
    """The same; or, under one family name, one is the beginning of the other (« Lucas », « Lucas Jean »)."""
    if squeeze(one.first_name) == squeeze(other.first_name):
        return squeeze(one.first_name) != ""
    if not _family_names(one) & _family_names(other):
        return False
    short, long = sorted((fold(one.first_name).split(), fold(other.first_name).split()), key=len)
    return short != [] and long[: len(short)] == short


def _family_names(person: KnownPerson) -> set[str]:
    return {squeeze(person.family_name), squeeze(person.usage_name or person.family_name)} - {""}


@dataclass(frozen=True)
class SchoolRecord:
    """A record in its school: the latest entry, and when it ended (None while the pupil is enrolled there)."""

    entered_on: date
    first_seen_on: date
    ended_on: date | None
    key: str


def is_later(one: SchoolRecord, other: SchoolRecord) -> bool:
    """Where the pupil went: the school entered last; the key settles what dates leave open."""
    return (one.entered_on, one.first_seen_on, one.key) > (other.entered_on, other.first_seen_on, other.key)
