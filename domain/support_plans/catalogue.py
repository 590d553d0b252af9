"""Which schemes are open to a pupil, and in words why the others are not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.kernel.calendar import age_on
from domain.kernel.errors import Malformed, Refusal
from domain.schools.kinds import SchoolKind
from domain.support_plans.schemes import Scheme, SchemeCode
from domain.support_plans.table_elsewhere import ELSEWHERE_SCHEMES
from domain.support_plans.table_school import SCHOOL_SCHEMES

SCHEMES: dict[SchemeCode, Scheme] = {one.code: one for one in SCHOOL_SCHEMES + ELSEWHERE_SCHEMES}

_LEVELS = (
    ("PS", "T?PS"), ("MS", "MS"), ("GS", "GS"), ("CP", "CP"), ("CE1", "CE1"), ("CE2", "CE2"), ("CM1", "CM1"),
    ("CM2", "CM2"), ("6e", "6"), ("5e", "5"), ("4e", "4"), ("3e", "3"), ("2de", "2"), ("1re", "1"), ("Tle", "T(?!PS)"),
)  # fmt: skip


class SchemeNotOpen(Refusal):
    """Not for this school, this level, this age or this day; `detail` says which, with the text."""

    title = "Ce dispositif n'est pas ouvert à cet élève"


class SchemeUnknown(Malformed):
    title = "Dispositif inconnu"
    detail = "Choisissez un dispositif du catalogue."


@dataclass(frozen=True)
class Candidate:
    """What of a pupil decides whether a scheme is open: school, levels of the class (none when unknown), birth."""

    school_kind: SchoolKind
    levels: frozenset[str]
    birth_date: date


def scheme_of(code: str) -> Scheme:
    if code not in set(SchemeCode):
        raise SchemeUnknown
    return SCHEMES[SchemeCode(code)]


def levels_named(class_level: str, class_name: str) -> frozenset[str]:
    """The levels that a class carries in its name: « 4e B », « 601 », « CE1-CE2 »; none when it does not say."""
    named = (class_level or class_name).upper().strip()
    if "CAP" in named:
        return frozenset({"CAP"})
    found = set()
    for part in re.split(r"[-/]", named):
        found |= {level for level, start in _LEVELS if re.match(rf"{start}(?!\d{{3}})", part.strip())}
    return frozenset(found)


def why_closed(scheme: Scheme, who: Candidate, day: date) -> str | None:
    """None when the scheme is open; else the sentence that says why not, with dates or the text."""
    if not scheme.in_force(day):
        return f"{scheme.label}\u00a0: {_dates(scheme)}."
    if who.school_kind not in scheme.kinds or (scheme.levels and who.levels and not who.levels & scheme.levels):
        return f"{_opening(scheme)}. Cet élève est ailleurs."
    least, most = scheme.ages
    age = age_on(who.birth_date, day)
    if least is not None and age < least:
        return f"{scheme.label}\u00a0: à partir de {least} ans. Cet élève a {age} ans."
    if most is not None and age > most:
        return f"{scheme.label}\u00a0: jusqu'à {most} ans. Cet élève a {age} ans."
    return None


def _opening(scheme: Scheme) -> str:
    return scheme.open_to if scheme.open_to.startswith(scheme.label) else f"{scheme.label}\u00a0: {scheme.open_to}"


def _dates(scheme: Scheme) -> str:
    first = scheme.valid_from and f"à partir du {scheme.valid_from:%d/%m/%Y}"
    last = scheme.valid_to and f"jusqu'au {scheme.valid_to:%d/%m/%Y}"
    return " ".join(part for part in (first, last) if part)


def check_open(scheme: Scheme, who: Candidate, day: date) -> None:
    sentence = why_closed(scheme, who, day)
    if sentence is not None:
        raise SchemeNotOpen(sentence)


def open_schemes(who: Candidate, day: date) -> Iterable[Scheme]:
    return (scheme for scheme in SCHEMES.values() if why_closed(scheme, who, day) is None)
