"""The invented world: every pupil of the five schools, drawn class by class from one seed."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from random import Random

from api.demo.cast import CAST, Household, Role
from api.demo.days import Clock
from api.demo.dice import SEED, stream
from api.demo.families import Families, Family, name_child
from api.demo.names import child_name, plain
from api.demo.people import Pupil
from api.demo.places import draw_mobile
from api.demo.schools import JULES_VERNE, PREVERT, SCHOOLS, DemoSchool, SchoolClass, class_below
from api.demo.transfers import with_a_transfer
from domain.kernel.calendar import birthday, school_year_of

_INE_LETTERS = "ABCDEFGHJK"
_APPRENTICES = {"TCUIS": 5, "CAP2COIF": 4, "CAP2ELEC": 3}
_LEAVERS = {PREVERT: 5, JULES_VERNE: 0}
_LEAVING_REASONS = ("10", "10", "10", "99", "99")


@dataclass(frozen=True)
class World:
    """Everybody, in the order in which they were drawn. The same seed and day give the same world."""

    clock: Clock
    seed: int
    pupils: tuple[Pupil, ...]
    before: "World | None" = None
    """The last months of the year before, with the pupils who stayed, when six months reach back that far."""

    def on(self, day: date) -> "World":
        """The world of that day's school year."""
        earlier = self.before is not None and school_year_of(day) < self.clock.school_year
        return self.before if earlier and self.before is not None else self

    @cached_property
    def of_key(self) -> dict[str, Pupil]:
        return {pupil.key: pupil for pupil in self.pupils if pupil.key}

    def of_school(self, uai: str) -> list[Pupil]:
        return [pupil for pupil in self.pupils if pupil.uai == uai]

    def present(self, uai: str) -> list[Pupil]:
        """Those who are there today: the others left, and stay in the files with their date."""
        return [pupil for pupil in self.of_school(uai) if pupil.left_on is None]


def build_world(today: date, seed: int = SEED) -> World:
    clock = Clock(today)
    drawing = _Drawing(clock, seed)
    for school in SCHOOLS:
        drawing.fill(school)
    pupils = with_a_transfer(drawing.pupils)
    return World(clock, seed, tuple(pupils), _year_before(clock, seed, pupils))


def _year_before(clock: Clock, seed: int, pupils: list[Pupil]) -> World | None:
    """Those who were already in this school a year ago, in the class below."""
    first = clock.first_open_day
    if school_year_of(first) == clock.school_year:
        return None
    earlier = Clock(first)
    stayed = [
        replace(pupil, class_code=below, entered_on=earlier.first_of_year, left_on=None, leaving_reason=None)
        for pupil in pupils
        if (below := class_below(pupil.uai, pupil.class_code)) is not None
        and pupil.status == "ST"
        and pupil.entered_on == clock.first_of_year
    ]
    return World(earlier, seed, tuple(stayed))


class _Drawing:
    """Pupils in the making."""

    def __init__(self, clock: Clock, seed: int) -> None:
        self.clock = clock
        self.seed = seed
        self.pupils: list[Pupil] = []
        self._families = Families(stream(seed, "families"))
        self._elenoet = 0

    def fill(self, school: DemoSchool) -> None:
        """Each class in turn: its named pupils, then the others; a few who left come on top."""
        dice = stream(self.seed, "pupils", school.uai)
        self._elenoet = 1200
        for one in school.classes:
            named = [role for role in CAST if (role.uai, role.class_code) == (one.uai, one.code)]
            for role in named:
                self._add_named(dice, one, role)
            seats = one.size - sum(role.left_back is None for role in named)
            while seats > 0:
                twins = seats > 1 and dice.random() < 0.008
                self._add_drawn(dice, one, twins=twins)
                seats -= 2 if twins else 1
            for _ in range(_APPRENTICES.get(one.code, 0)):
                self._make_apprentice(one)
        for _ in range(_LEAVERS.get(school.uai, 3)):
            self._add_leaver(dice, dice.choice(school.classes))

    def _add_named(self, dice: Random, one: SchoolClass, role: Role) -> None:
        born = birthday(self.clock.today.replace(day=1), -role.age) - timedelta(days=role.since_birthday % 340)
        household = Household.COUPLE if role.household is Household.DRAWN else role.household
        family = self._families.found(household, born, name=role.last_name)
        family = self._families.oneself(
            family, born, self.clock.today, names=(role.last_name, role.first_name, role.sex)
        )
        pupil = self._pupil(dice, one, family, (role.first_name, role.sex, born))
        left = None
        if role.left_back is not None:
            left = self.clock.day(min(role.left_back, self.clock.oldest_back))
        self.pupils.append(
            replace(
                pupil,
                key=role.key,
                last_name=role.last_name,
                left_on=left,
                leaving_reason=role.leaving_reason,
                usage_name=role.usage_name,
            )
        )

    def _add_drawn(self, dice: Random, one: SchoolClass, *, twins: bool) -> None:
        born = self._birth(dice, one)
        family = self._families.of(born)
        for _ in range(2 if twins else 1):
            sex = "F" if dice.random() < 0.48 else "M"
            first = name_child(dice, family, sex)
            mine = self._families.oneself(family, born, self.clock.today, names=(family.name, first, sex))
            self.pupils.append(self._pupil(dice, one, mine, (first, sex, born)))

    def _birth(self, dice: Random, one: SchoolClass) -> date:
        """Born in the year of the class, a few a year before or after."""
        if "-" in one.level:  # two levels in one class
            shift = -dice.randint(0, 1)
        else:
            shift = dice.choices((0, -1, 1), weights=(84, 13, 3) if one.age > 10 else (95, 4, 1))[0]
        return date(self.clock.school_year - one.age + shift, 1, 1) + timedelta(days=dice.randint(0, 364))

    def _pupil(self, dice: Random, one: SchoolClass, family: Family, who: tuple[str, str, date]) -> Pupil:
        first, sex, born = who
        number = len(self.pupils) + 1
        self._elenoet += dice.randint(1, 7)
        grown = one.age >= 15
        mail = f"{plain(first)}.{plain(family.name)}.{number}@example.invalid"
        return Pupil(
            number, one.uai, one.code, family.name, first, sex, born, family.ties, ine=_ine(dice, number),
            elenoet=f"{self._elenoet:05d}", regime=dice.choice("0222223"),
            usage_name=family.ties[0].adult.last_name if dice.random() < 0.02 else None,
            second_name=child_name(dice, sex) if dice.random() < 0.5 else None,
            old_ine=_old_ine(dice, number) if born.year <= 2011 and dice.random() < 0.03 else None,
            entered_on=self.clock.first_of_year, home=family.ties[0].adult.home,
            mobile=draw_mobile(dice) if grown and dice.random() < 0.8 else None,
            email=mail if grown and dice.random() < 0.6 else None,
        )  # fmt: skip

    def _make_apprentice(self, one: SchoolClass) -> None:
        """The last pupil without a name of this class who is still under school status."""
        index = next(
            i for i in reversed(range(len(self.pupils)))
            if self.pupils[i].class_code == one.code and not self.pupils[i].key and self.pupils[i].status == "ST"
        )  # fmt: skip
        self.pupils[index] = replace(self.pupils[index], status="AP")

    def _add_leaver(self, dice: Random, one: SchoolClass) -> None:
        """Left some weeks ago; the file keeps them, with a date and nearly always a reason."""
        self._add_drawn(dice, one, twins=False)
        back = min(dice.randint(3, 35), self.clock.oldest_back)
        reason = dice.choice(_LEAVING_REASONS) if dice.random() < 0.9 else None
        self.pupils[-1] = replace(self.pupils[-1], left_on=self.clock.day(back), leaving_reason=reason)


def _ine(dice: Random, number: int) -> str | None:
    """The shape of the national number (nine digits, two letters), in a range of ours; a few pupils have none yet."""
    letters = dice.choice(_INE_LETTERS) + dice.choice(_INE_LETTERS)
    return f"99900{number:04d}{letters}" if dice.random() < 0.99 else None


def _old_ine(dice: Random, number: int) -> str:
    """The shape of before 2017: ten digits and a letter."""
    return f"999000{number:04d}{dice.choice(_INE_LETTERS)}"
