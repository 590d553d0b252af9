"""Pairs that no rule settles, for a person to judge: twins, cut names, inverted dates, two INE, namesakes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from api.demo.crossing.lives import Casting, ine_of
from api.demo.crossing.young import Schooling, Written, Young, year_end
from domain.kernel.calendar import school_year_of

_AWAY = {"commune": "99812", "commune_naissance": "", "ine": ""}
"""As a CFA of another place wrote it: no INE, no place of birth."""
_NEAR = "99803"
Change = Callable[[Casting, Young], Written]


@dataclass(frozen=True)
class Double:
    """Somebody who left, and a record like theirs in another base: theirs too (`is_same`), or somebody else's."""

    name: str
    first: str
    sex: str
    is_same: bool
    change: Change
    usage_name: str = ""


def _away(**columns: str) -> Change:
    def change(casting: Casting, young: Young) -> Written:
        del casting, young
        return {**_AWAY, **columns}

    return change


def _inverted(casting: Casting, young: Young) -> Written:
    """Day and month in each other's place, and another number."""
    turned = young.born.replace(month=young.born.day, day=young.born.month)
    return {**_second_ine(commune=_NEAR)(casting, young), "date_naissance": turned.isoformat()}


def _slipped(casting: Casting, young: Young) -> Written:
    """One digit of the year."""
    del casting
    return {**_AWAY, "date_naissance": young.born.replace(year=young.born.year - 1).isoformat()}


def _second_ine(**columns: str) -> Change:
    """Another number, given where nobody found the first."""

    def change(casting: Casting, young: Young) -> Written:
        return {**_AWAY, "ine": ine_of(casting.dice, 60_000 + young.number), **columns}

    return change


def _twin(first: str) -> Change:
    """Born the same day, living together, numbers that follow each other."""

    def change(casting: Casting, young: Young) -> Written:
        del casting
        return {"prenoms": first, "ine": f"{int(young.ine[:9]) + 11:09d}{young.ine[9:]}"}

    return change


FORMER = (
    Double("LE BIHAN-MOREL", "Maëlys", "2", True, _second_ine(nom="MOREL", commune=_NEAR)),
    Double("DA COSTA", "Tiago", "1", True, _away(nom="DACOSTA", prenoms="Thiago")),
    Double("FERRAND", "Lucie", "2", True, _inverted),
    Double("OLIVIER", "Anne-Lise", "2", True, _second_ine(prenoms="Anne Lise")),
    Double("KELLER", "Noah", "1", True, _slipped),
    Double("BENALI", "Inès", "2", True, _second_ine()),
    Double("VASSEUR", "Lina", "2", False, _twin("Lisa")),
    Double("PICARD", "Théo", "1", False, _twin("Thao")),
    Double("MARCHAND", "Hugo", "1", False, _second_ine()),
    Double("AUBERT", "Emma", "2", False, _second_ine(commune=_NEAR)),
)
"""They left the year before, and are in no base of the next campaign."""
AGAIN = (
    Double("CARPENTIER", "Enzo", "1", False, _second_ine()),
    Double("GRONDIN", "Jade", "2", False, _second_ine()),
    Double("MEUNIER", "Tom", "1", True, _second_ine()),
)
"""The same two records in both campaigns: what was decided in the first is not asked again."""
CURRENT = (
    Double("LE GALL-PETIT", "Louane", "2", True, _second_ine(nom="PETIT", commune=_NEAR)),
    Double("DE SOUSA MARTINS", "Diego", "1", True, _second_ine(nom="MARTINS", commune=_NEAR)),
    Double("ROCHE", "Marie-Lou", "2", True, _second_ine(prenoms="Marilou", commune=_NEAR)),
    Double("BLONDEL", "Jean-Baptiste", "1", True, _second_ine(prenoms="Jean Baptiste")),
    Double("PREVOST", "Clara", "2", True, _inverted),
    Double("HAMEL", "Mathis", "1", True, _inverted),
    Double("LECLERE", "Nora", "2", True, _inverted),
    Double("MALLET", "Yanis", "1", True, _slipped),
    Double("RIVAL", "Océane", "2", True, _slipped),
    Double("BARRE", "Sacha", "1", True, _second_ine()),
    Double("COLAS", "Manon", "2", True, _second_ine()),
    Double("TESSIER", "Rayan", "1", True, _second_ine(prenoms="Ryan")),
    Double("DELMAS", "Léna", "2", True, _second_ine(nom="COURTOIS", nom_usage="DELMAS", commune=_NEAR)),
    Double("NGUYEN VAN", "Kim", "2", True, _second_ine(nom="NGUYENVAN", prenoms="Kym", commune=_NEAR)),
    Double("ETIENNE", "Gabin", "1", True, _second_ine(prenoms="Gabi", commune=_NEAR)),
    Double("LAMY", "Ilan", "1", False, _twin("Ilian")),
    Double("GUYOT", "Lola", "2", False, _twin("Lila")),
    Double("COSTE", "Noa", "1", False, _twin("Noé")),
    Double("POULAIN", "Emmy", "2", False, _twin("Emma")),
    Double("RENAULT", "Lucas", "1", False, _second_ine()),
    Double("BOUCHER", "Sarah", "2", False, _second_ine(commune=_NEAR)),
    Double("MONNIER", "Adam", "1", False, _second_ine()),
    Double("JACOB", "Chloé", "2", False, _slipped),
    Double("CHARLES", "Ethan", "1", False, _slipped),
    Double("LEMOINE", "Camille", "2", False, _inverted),
)


def doubles(casting: Casting) -> Iterator[Young]:
    dates = casting.dates
    for one in FORMER:
        yield from _written(casting, one, year_end(dates.before_former), date(school_year_of(dates.former), 9, 12))
    for one in AGAIN:
        yield from _broken_contract(casting, one)
    for one in CURRENT:
        left = dates.left_since(casting.dice)
        yield from _written(casting, one, left, dates.came_back(casting.dice))


def _named(casting: Casting, one: Double) -> Young:
    """Born on a day that can be read both ways."""
    drawn = casting.draw()
    born = drawn.born.replace(day=1 + drawn.born.day % 11, month=1 + drawn.born.month % 12)
    return replace(
        drawn, name=one.name, firsts=one.first, sex=one.sex, usage_name=one.usage_name,
        born=born if born.day != born.month else born.replace(day=12), answer="",
    )  # fmt: skip


def _written(casting: Casting, one: Double, left: date, start: date) -> Iterator[Young]:
    young = replace(_named(casting, one), schoolings=())
    schooling = casting.in_school(school_year_of(left - timedelta(days=1)), end=left)
    seen = casting.apprenticeship(start, written={**one.change(casting, young), **_KEPT})
    if one.is_same:
        yield replace(young, schoolings=(*schooling, seen))
    else:
        yield replace(young, schoolings=schooling)
        yield _somebody_else(casting, young, seen)


def _broken_contract(casting: Casting, one: Double) -> Iterator[Young]:
    """Left an agricultural lycée before the former campaign; the other record is an apprentice's, for three years."""
    dates = casting.dates
    young = _named(casting, one)
    left = casting.green(date(school_year_of(dates.former), 9, 1), end=dates.left_before_former(casting.dice))
    written = {**one.change(casting, young), **_KEPT}
    seen = casting.apprenticeship(date(dates.before_former, 10, 1), end=year_end(dates.years[-1]), written=written)
    left = replace(left, written=_KEPT)
    if one.is_same:
        yield replace(young, schoolings=(left, seen))
    else:
        yield replace(young, schoolings=(left,))
        yield _somebody_else(casting, young, seen)


_KEPT = {"kept": "ine"}
"""The story depends on the number, or on there being none."""


def _somebody_else(casting: Casting, young: Young, seen: Schooling) -> Young:
    casting.number += 1
    return replace(young, number=casting.number, schoolings=(seen,))
