"""The five schools of département 999, their classes and their weeks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from api.demo.formations import (
    AGORA,
    ASSP,
    CAP_CATERING,
    CAP_ELECTRICIAN,
    CAP_HAIR,
    CIEL,
    COLLEGE,
    CUISINE,
    FORESTRY,
    LANDSCAPE,
    MCV,
    MELEC,
    PRIMARY_LEVELS,
    RURAL_SERVICES,
    Formation,
)
from domain.kernel.calendar import school_year_of
from domain.schools.calendar import SchoolCalendar
from domain.schools.grid import NO_GRID, LessonGrid, grid_of
from domain.schools.holidays import year_bounds
from domain.schools.kinds import SchoolKind
from domain.schools.opening import PRIMARY_WEEK, SECONDARY_WEEK
from domain.schools.zones import AcademicZone

DEPARTMENT = "999"
ECOLE, OLYMPE, JULES_VERNE, PREVERT, VAL = "9990001X", "9990002Y", "9990003Z", "9990004A", "9990005B"
MIDDAY = time(12, 30)

_SLOTS = [(f"M{n}", time(7 + n), time(8 + n)) for n in range(1, 5)]
_SLOTS += [(f"S{n}", time(12 + n), time(13 + n)) for n in range(1, 5)]
LESSONS = grid_of(_SLOTS, MIDDAY)
"""Four lessons of an hour in the morning, four in the afternoon."""


@dataclass(frozen=True)
class SchoolClass:
    """`level` is ONDE's, `formation` SIECLE's; `placement_turn` says in which weeks a class is in companies."""

    uai: str
    code: str
    name: str
    size: int
    age: int
    level: str = ""
    formation: Formation | None = None
    placement_turn: int | None = None


@dataclass(frozen=True)
class DemoSchool:
    uai: str
    kind: SchoolKind
    name: str
    town: str
    postcode: str
    street: str
    head: str
    head_title: str
    phone: str
    classes: tuple[SchoolClass, ...]

    @property
    def head_count(self) -> int:
        return sum(one.size for one in self.classes)

    @property
    def calendar(self) -> SchoolCalendar:
        first_degree = self.kind.is_first_degree
        week = PRIMARY_WEEK if first_degree else SECONDARY_WEEK
        grid = NO_GRID if first_degree else LESSONS
        return SchoolCalendar(week, AcademicZone.B, grid=grid, department=DEPARTMENT)

    @property
    def grid(self) -> LessonGrid:
        return self.calendar.grid


def _division(uai: str, formation: Formation, letter: str, size: int, turn: int | None = None) -> SchoolClass:
    name = f"{formation.short} {letter}".strip()
    code = name.upper().replace("È", "E").replace("Ê", "E")
    for long, short in (("1RE ", "1"), ("2DE ", "2"), ("TLE ", "T"), ("E ", ""), (" ", "")):
        code = code.replace(long, short)
    return SchoolClass(uai, code[:8], name, size, formation.age, formation=formation, placement_turn=turn)


def _prevert() -> tuple[SchoolClass, ...]:
    """24 divisions, 498 pupils: six bacs professionnels of three years, three CAP of two."""
    pros = [_division(PREVERT, formation, "", 22, turn=_turn(formation))
            for family in (MELEC, MCV, ASSP, AGORA, CIEL, CUISINE) for formation in family]  # fmt: skip
    caps = [_division(PREVERT, formation, "", 17, turn=3)
            for family in (CAP_HAIR, CAP_CATERING, CAP_ELECTRICIAN) for formation in family]  # fmt: skip
    return (*pros, *caps)


def _turn(formation: Formation) -> int:
    """2de in June; 1re and Tle twice in the year, not at the same time."""
    return {15: 4, 16: 1, 17: 2}[formation.age]


def _college(uai: str, sizes: Mapping[str, tuple[int, ...]]) -> tuple[SchoolClass, ...]:
    return tuple(
        _division(uai, formation, letter, size)
        for formation in COLLEGE
        for letter, size in zip("ABCDEF", sizes[formation.short], strict=False)
    )


def _val() -> tuple[SchoolClass, ...]:
    """Eight divisions, one of them of 36 pupils."""
    sizes = {"2de NJPF": 36, "2de SAPT": 30, "1re AP": 24, "1re SAPAT": 26, "1re Forêt": 16}
    sizes |= {"Tle AP": 24, "Tle SAPAT": 24, "Tle Forêt": 16}
    formations = (*LANDSCAPE, *RURAL_SERVICES, *FORESTRY)
    turns = {15: 4, 16: 1, 17: 2}
    return tuple(_division(VAL, one, "", sizes[one.short], turn=turns[one.age]) for one in formations)


def _ecole() -> tuple[SchoolClass, ...]:
    """Seven classes; one holds two levels."""
    sizes = {"PS-MS": 24, "GS": 22, "CP": 22, "CE1": 24, "CE2": 25, "CM1": 25, "CM2": 24}
    return tuple(
        SchoolClass(ECOLE, str(4101 + rank), name, size, PRIMARY_LEVELS[name[:2] if "-" in name else name], level=name)
        for rank, (name, size) in enumerate(sizes.items())
    )


_25S = {"6e": (25,) * 6, "5e": (25,) * 6, "4e": (25,) * 6, "3e": (25,) * 6}
_OLYMPE = {"6e": (25, 25, 24, 24), "5e": (25, 24, 24), "4e": (25, 24, 24), "3e": (24, 24, 24, 24)}

SCHOOLS: tuple[DemoSchool, ...] = (
    DemoSchool(
        ECOLE, SchoolKind.PRIMARY_SCHOOL, "École Les Tilleuls", "Montbrillac", "99200", "2 rue des Tilleuls",
        "Nadia Haddad", "DIRECTRICE", "0261914001", _ecole(),
    ),
    DemoSchool(
        OLYMPE, SchoolKind.COLLEGE, "Collège Olympe-de-Gouges", "Le Vernoy-sur-Ozanne", "99210",
        "14 avenue du Stade", "Béatrice Lagarde", "PRINCIPALE", "0261914020", _college(OLYMPE, _OLYMPE),
    ),
    DemoSchool(
        JULES_VERNE, SchoolKind.COLLEGE, "Collège Jules-Verne", "Montbrillac", "99200", "1 boulevard des Lilas",
        "Laurent Maréchal", "PRINCIPAL", "0261914030", _college(JULES_VERNE, _25S),
    ),
    DemoSchool(
        PREVERT, SchoolKind.LYCEE_PROFESSIONNEL, "Lycée professionnel Jacques-Prévert", "Sainte-Luce-le-Val", "99100",
        "27 avenue de la Gare", "Philippe Garnier", "PROVISEUR", "0261914012", _prevert(),
    ),
    DemoSchool(
        VAL, SchoolKind.LYCEE_AGRICOLE,
        "Lycée d'enseignement général et technologique agricole du Val-de-Sainte-Luce", "Sainte-Luce-le-Val", "99100",
        "Route de la Croix-Fontenelle", "Odile Kerbrat", "PROVISEURE", "0261914050", _val(),
    ),
)  # fmt: skip
SCHOOL_OF = {school.uai: school for school in SCHOOLS}

_TURNS = {
    1: ((11, 30, 12, 18), (5, 18, 6, 12)),
    2: ((1, 11, 2, 5), (3, 22, 4, 16)),
    3: ((12, 7, 12, 18), (5, 25, 6, 19)),
    4: ((6, 7, 6, 25),),
}
"""Weeks in companies by turn, as (month, day, month, day) of a school year."""


def placements(one: SchoolClass, school_year: int) -> list[tuple[date, date]]:
    """The PFMP of a class in a school year, both ends included."""
    if one.placement_turn is None:
        return []
    return [
        (date(_year(school_year, m1), m1, d1), date(_year(school_year, m2), m2, d2))
        for m1, d1, m2, d2 in _TURNS[one.placement_turn]
    ]


def _year(school_year: int, month: int) -> int:
    return school_year if month >= 9 else school_year + 1


def class_below(uai: str, code: str) -> str | None:
    """The class of this school where that class's pupils were a year ago; None for those who came from elsewhere."""
    codes = [one.code for one in SCHOOL_OF[uai].classes]
    if uai == ECOLE:
        rank = codes.index(code)
        return codes[rank - 1] if rank else None
    below = _BELOW.get(code) or next((code.replace(a, b, 1) for a, b in _LEVEL_BELOW if code.startswith(a)), None)
    return below if below in codes else None


_BELOW = {"1AP": "2NJPF", "1FORET": "2NJPF", "1SAPAT": "2SAPT"}
_LEVEL_BELOW = (("3", "4"), ("4", "5"), ("5", "6"), ("T", "1"), ("1", "2"), ("CAP2", "CAP1"))


def last_open_day(today: date) -> date:
    """Today if the secondary schools are open, else their last open day: the demo always has a « today ».

    After the last school year whose holidays are known, it stays on that year's last day.
    """
    while (bounds := year_bounds(school_year_of(today))) is None:
        today = date(school_year_of(today), 8, 31)
    if today < bounds[0]:
        return bounds[0]
    calendar = SCHOOL_OF[PREVERT].calendar
    return calendar.school_days(bounds[0], min(today, bounds[1]))[-1]
