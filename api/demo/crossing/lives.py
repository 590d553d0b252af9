"""Who is written in the bases of the demo: pupils of its own schools, and invented young people of other places."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from api.demo.crossing.dates import Dates
from api.demo.crossing.young import AS_TOLD, Schooling, Training, Written, Young, year_end
from api.demo.dice import stream
from api.demo.formations import AGORA, ASSP, CIEL, CUISINE, LANDSCAPE, MCV, MELEC, Formation
from api.demo.names import child_name, family_name
from api.demo.places import COMMUNES, TOWNS
from api.demo.schools import PREVERT, VAL
from domain.kernel.calendar import school_year_of
from domain.siei.mefs import diploma_prepared
from domain.siei.sources import SourceKind

K = SourceKind
OZANNE, CROIX, CFA, CFA_VILLE = "9990011F", "9990012G", "9990020M", "9990021N"
"""Two lycées and two CFA that the demo only hears of."""
CAP_BAKER, CAP_MASON, CAP_SALES = (
    Training("50022138", "CAP Boulanger"), Training("50023440", "CAP Maçon"),
    Training("50031224", "CAP Équipier polyvalent du commerce"),
)  # fmt: skip
APPRENTICE_TRAININGS = (CAP_BAKER, CAP_MASON, CAP_SALES)
BIRTHPLACES = ("99901", "99901", "99901", "99902", "99902", "99801")
_FIRST_NUMBER = 3000
"""Above every pupil of the demo's schools."""


def training_of(formation: Formation) -> Training:
    return Training(diploma_prepared(formation.mef), formation.label)


@dataclass(frozen=True)
class Kind:
    """`count` people whose life goes so; `live` writes it."""

    count: int
    live: Callable[["Casting", Young], Young]


class Casting:
    """Draws young people, each with their name, their INE and the town they live in."""

    def __init__(self, seed: int, dates: Dates) -> None:
        self.dates = dates
        self.dice = stream(seed, "siei")
        self.number = _FIRST_NUMBER
        self._names: set[tuple[str, str]] = set()

    def draw(self) -> Young:
        """Somebody of 16 to 18 on the former campaign's day."""
        self.number += 1
        dice = self.dice
        sex = "F" if dice.random() < 0.46 else "M"
        name, first = self._name(dice, sex)
        second = f", {child_name(dice, sex)}" if dice.random() < 0.35 else ""
        born = self.dates.former - timedelta(days=dice.randint(16 * 366, 18 * 365 + 300))
        town = dice.choices(list(TOWNS), weights=[weight for _, weight in TOWNS.values()])[0]
        return Young(
            self.number, name, first + second, born, "2" if sex == "F" else "1", ine_of(dice, self.number),
            dice.choice(BIRTHPLACES), COMMUNES[town],
        )  # fmt: skip

    def _name(self, dice: Random, sex: str) -> tuple[str, str]:
        while (found := (family_name(dice), child_name(dice, sex))) in self._names:
            continue
        self._names.add(found)
        return found

    def school(self) -> str:
        return self.dice.choice((PREVERT, PREVERT, OZANNE, OZANNE, CROIX))

    def in_school(self, last: int, *, end: date | None = None, written: Written = AS_TOLD) -> tuple[Schooling, ...]:
        """A bac professionnel in one lycée, year after year up to that one; `end` breaks the last off."""
        family, uai = self.dice.choice((MELEC, MCV, ASSP, AGORA, CIEL, CUISINE)), self.school()
        years = list(range(max(self.dates.years.start, last - 2), last + 1))
        found = [self._year(uai, family[place + 3 - len(years)], year) for place, year in enumerate(years)]
        if end is not None:
            found[-1] = replace(found[-1], end=end, written=written)
        return tuple(found)

    def _year(self, uai: str, formation: Formation, year: int, base: SourceKind = K.EN_CURRENT) -> Schooling:
        return Schooling(base, uai, training_of(formation), date(year, 9, 1), year_end(year))

    def apprenticeship(self, start: date, *, end: date | None = None, written: Written = AS_TOLD) -> Schooling:
        training = self.dice.choice(APPRENTICE_TRAININGS)
        uai = self.dice.choice((CFA, CFA_VILLE))
        return Schooling(K.APPRENTICES, uai, training, start, end or year_end(start.year + 1), written)

    def green(self, start: date, *, end: date | None = None) -> Schooling:
        """A year of agricultural education."""
        year = school_year_of(start)
        return Schooling(K.AGRICULTURE, VAL, training_of(LANDSCAPE[1]), start, end or year_end(year))


def ine_of(dice: Random, number: int) -> str:
    return f"{710_000_000 + number * 977:09d}{dice.choice('ABCDEFGH')}{dice.choice('ABCDEFGH')}"


def _stays(casting: Casting, young: Young) -> Young:
    return replace(young, schoolings=casting.in_school(casting.dates.years[-1]))


def _to_a_cfa(casting: Casting, young: Young) -> Young:
    year = casting.dice.choice(casting.dates.years[1:])
    start = date(year, 9, casting.dice.randint(1, 28))
    written = {"nom": young.name.title(), "prenoms": young.firsts.partition(",")[0]}
    return replace(young, schoolings=(*casting.in_school(year - 1), casting.apprenticeship(start, written=written)))


def _apprentice(casting: Casting, young: Young) -> Young:
    return replace(
        young,
        schoolings=(
            casting.apprenticeship(date(casting.dates.years[0], 9, 15), end=year_end(casting.dates.years[-1])),
        ),
    )


def _to_the_fields(casting: Casting, young: Young) -> Young:
    first, *others = casting.dates.years
    years = [casting.green(date(year, 9, 1)) for year in others]
    return replace(young, schoolings=(*casting.in_school(first), *years))


def _has_a_diploma(casting: Casting, young: Young) -> Young:
    """Left with it, in the summer before the former campaign or after it."""
    year = casting.dice.choice(casting.dates.years[:2])
    schoolings = casting.in_school(year)
    code = schoolings[-1].training.cfd
    return replace(young, schoolings=schoolings, diploma=(code, date(year + 1, 7, 7)))


def _still(casting: Casting, young: Young) -> Young:
    """On both lists; a mission locale follows one in three."""
    end = casting.dates.left_before_former(casting.dice)
    followed = casting.dates.former + timedelta(days=casting.dice.randint(-20, 90)) if young.number % 3 == 0 else None
    return replace(
        young, schoolings=casting.in_school(school_year_of(casting.dates.former), end=end), followed_on=followed,
        answer="confirmed" if young.number % 4 else "",
    )  # fmt: skip


def _entered(casting: Casting, young: Young) -> Young:
    end = casting.dates.left_since(casting.dice)
    followed = end + timedelta(days=30) if young.number % 4 == 0 else None
    return replace(young, schoolings=casting.in_school(school_year_of(end), end=end), followed_on=followed)


def _gone(casting: Casting, young: Young) -> Young:
    """In no base any more: the bases look back one year."""
    return replace(young, schoolings=casting.in_school(casting.dates.before_former), answer="confirmed")


def _in_training_already(casting: Casting, young: Young) -> Young:
    """The list was wrong: a private school that no base holds."""
    return replace(young, schoolings=casting.in_school(casting.dates.before_former), answer="already_enrolled")


def _qualified_already(casting: Casting, young: Young) -> Young:
    return replace(young, schoolings=casting.in_school(casting.dates.before_former), answer="already_qualified")


def _came_back(casting: Casting, young: Young) -> Young:
    end, start = casting.dates.left_before_former(casting.dice), casting.dates.came_back(casting.dice)
    schoolings = casting.in_school(school_year_of(casting.dates.former), end=end)
    again = (casting.apprenticeship, casting.green)[young.number % 2](start)
    return replace(young, schoolings=(*schoolings, again), answer="confirmed")


def _qualified_since(casting: Casting, young: Young) -> Young:
    end = casting.dates.left_before_former(casting.dice)
    schoolings = casting.in_school(school_year_of(casting.dates.former), end=end)
    obtained = (schoolings[-1].training.cfd, casting.dates.current - timedelta(days=40))
    return replace(young, schoolings=schoolings, diploma=obtained)


KINDS: Mapping[str, Kind] = {
    "stays": Kind(150, _stays), "cfa": Kind(90, _to_a_cfa), "apprentice": Kind(70, _apprentice),
    "fields": Kind(45, _to_the_fields), "diploma": Kind(110, _has_a_diploma), "still": Kind(21, _still),
    "entered": Kind(33, _entered), "gone": Kind(6, _gone),
    "already_enrolled": Kind(4, _in_training_already), "already_qualified": Kind(2, _qualified_already),
    "back": Kind(9, _came_back), "qualified": Kind(3, _qualified_since),
}  # fmt: skip


def others(casting: Casting) -> Iterator[Young]:
    for kind in KINDS.values():
        for _ in range(kind.count):
            yield kind.live(casting, casting.draw())
