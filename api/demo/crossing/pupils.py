"""The demo schools' own pupils, as the bases of two school years hold them."""

from collections.abc import Iterator
from datetime import date

from api.demo.crossing.dates import Dates
from api.demo.crossing.lives import BIRTHPLACES, CAP_SALES, CFA, training_of
from api.demo.crossing.young import Schooling, Young, year_end
from api.demo.dice import stream
from api.demo.people import Pupil
from api.demo.places import COMMUNES
from api.demo.schools import PREVERT, SCHOOL_OF, VAL, class_below
from api.demo.world import World
from domain.siei.sources import SourceKind

_BASES = {PREVERT: SourceKind.EN_CURRENT, VAL: SourceKind.AGRICULTURE}
_MOVED = "10"
"""SIECLE's reason for leaving: gone to another school."""


def pupils_of(world: World, dates: Dates) -> Iterator[Young]:
    """Of the two lycées; those who left for another training are in its base, the others are found nowhere."""
    for pupil in world.pupils:
        if pupil.uai in _BASES and (schoolings := _schoolings(world, pupil, dates)):
            yield _young(world, pupil, schoolings)


def _young(world: World, pupil: Pupil, schoolings: tuple[Schooling, ...]) -> Young:
    firsts = ", ".join(name for name in (pupil.first_name, pupil.second_name) if name)
    dice = stream(world.seed, "siei", "born in", pupil.number)
    return Young(
        pupil.number, pupil.last_name, firsts, pupil.born, "2" if pupil.sex == "F" else "1", pupil.ine or "",
        dice.choice(BIRTHPLACES), COMMUNES[pupil.home.town] if pupil.home else "", schoolings, pupil.usage_name or "",
    )  # fmt: skip


def _schoolings(world: World, pupil: Pupil, dates: Dates) -> tuple[Schooling, ...]:
    """The class of this year, the one below the year before, and so on down."""
    found: list[Schooling] = []
    code: str | None = pupil.class_code
    for year in range(world.clock.school_year, dates.years.start - 1, -1):
        if code is None:
            break
        if year in dates.years:
            found.insert(0, _year(pupil, code, year, this_year=year == world.clock.school_year))
        code = class_below(pupil.uai, code)
    if pupil.left_on is not None and pupil.leaving_reason == _MOVED and pupil.number % 2:
        found.append(Schooling(SourceKind.APPRENTICES, CFA, CAP_SALES, pupil.left_on, year_end(pupil.left_on.year + 1)))
    return tuple(found)


def _year(pupil: Pupil, code: str, year: int, *, this_year: bool) -> Schooling:
    formation = next(one.formation for one in SCHOOL_OF[pupil.uai].classes if one.code == code)
    assert formation is not None  # noqa: S101 - lycées have formations
    base = SourceKind.APPRENTICES if this_year and pupil.is_apprentice else _BASES[pupil.uai]
    end = pupil.left_on if this_year and pupil.left_on is not None else year_end(year)
    return Schooling(base, pupil.uai, training_of(formation), date(year, 9, 1), end)
