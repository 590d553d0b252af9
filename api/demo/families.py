"""Invented families: two homes, one parent, protected addresses, ASE, brothers and sisters in other schools."""

from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from api.demo.cast import Household
from api.demo.names import child_name, family_name, parent_name, plain
from api.demo.people import (
    CHILD_WELFARE,
    CONTACT,
    FATHER,
    GRANDPARENT,
    IN_CHARGE,
    LEGAL,
    MOTHER,
    SELF,
    Adult,
    Home,
    Tie,
)
from api.demo.places import draw_home, draw_landline, draw_mobile
from domain.kernel.calendar import age_on

_H = Household
_SHARES = {
    _H.COUPLE: 58, _H.TWO_HOMES: 24, _H.MOTHER_ALONE: 11, _H.FATHER_ALONE: 2, _H.PROTECTED_MOTHER: 1.5,
    _H.CHILD_WELFARE: 1.2, _H.GRANDPARENT: 1.3, _H.NO_PHONE: 1,
}  # fmt: skip
_SIBLING, _CLOSEST_BIRTHS, _LARGEST = 0.24, 330, 4
_CIVILITY = {"F": "MME", "M": "M."}


@dataclass
class Family:
    """Adults who answer for the same children, and the name the children bear."""

    name: str
    ties: tuple[Tie, ...]
    household: Household
    births: list[date] = field(default_factory=list)
    first_names: set[str] = field(default_factory=set)

    def may_have(self, born: date) -> bool:
        """Twins aside, two births are eleven months apart."""
        apart = all(abs((born - other).days) >= _CLOSEST_BIRTHS for other in self.births)
        return apart and len(self.births) < _LARGEST and self.household not in {_H.CHILD_WELFARE, _H.OWN_GUARDIAN}


def name_child(dice: Random, family: Family, sex: str) -> str:
    """No two children of a family bear the same first name, twins least of all."""
    first = child_name(dice, sex)
    while first in family.first_names:
        first = child_name(dice, sex)
    family.first_names.add(first)
    return first


class Families:
    """Draws families one after the other; some children join one that is already there."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        self._adults = 0
        self._known: list[Family] = []

    def of(self, born: date) -> Family:
        """A family for a child born that day, sometimes one with other children."""
        if self._dice.random() < _SIBLING:
            tried = (self._dice.choice(self._known) for _ in range(min(8, len(self._known))))
            family = next((one for one in tried if one.may_have(born)), None)
            if family is not None:
                family.births.append(born)
                return family
        household = self._dice.choices(list(_SHARES), weights=list(_SHARES.values()))[0]
        family = self.found(household, born)
        self._known.append(family)
        return family

    def found(self, household: Household, born: date, *, name: str = "") -> Family:
        """A new family; a given name is that of a pupil of the cast."""
        father_name, mother_name = family_name(self._dice), family_name(self._dice)
        child_name = name or self._child_name(father_name, mother_name)
        if name:
            father_name = name
        home = draw_home(self._dice)
        mother = self._adult("F", mother_name, home, usage_name=father_name if self._dice.random() < 0.35 else None)
        father = self._adult("M", father_name, home)
        ties = self._ties(household, mother, father)
        return Family(child_name, ties, household, [born])

    def _child_name(self, father_name: str, mother_name: str) -> str:
        luck = self._dice.random()
        if luck < 0.76:
            return father_name
        if luck < 0.88:
            return mother_name
        return f"{father_name}{self._dice.choice('- ')}{mother_name}"

    def _ties(  # noqa: PLR0911 - one return per kind of household
        self, household: Household, mother: Adult, father: Adult
    ) -> tuple[Tie, ...]:
        dice = self._dice
        both = (Tie(mother, MOTHER, houses=True, contact_first=True), Tie(father, FATHER, houses=True))
        match household:
            case _H.TWO_HOMES:
                away = replace(father, home=draw_home(dice))
                return Tie(mother, MOTHER, houses=True, contact_first=True), Tie(
                    away, FATHER, houses=dice.random() < 0.4
                )
            case _H.PROTECTED_MOTHER:
                hidden, away = replace(mother, shares_address=False), replace(father, home=draw_home(dice))
                return Tie(hidden, MOTHER, houses=True, contact_first=True), Tie(away, FATHER)
            case _H.MOTHER_ALONE:
                return (Tie(mother, MOTHER, houses=True, contact_first=True),)
            case _H.FATHER_ALONE:
                return (Tie(father, FATHER, houses=True, contact_first=True),)
            case _H.CHILD_WELFARE:
                return Tie(replace(mother, shares_address=False), MOTHER), self._service()
            case _H.GRANDPARENT:
                elder = replace(self._adult("F", mother.last_name, mother.home), accepts_sms=False)
                return Tie(elder, GRANDPARENT, IN_CHARGE, houses=True, contact_first=True), Tie(mother, MOTHER)
            case _H.NO_PHONE:
                return (Tie(replace(mother, mobile=None, phone=None, accepts_sms=None), MOTHER, houses=True),)
            case _H.OWN_GUARDIAN:
                return (Tie(mother, MOTHER, CONTACT),)
            case _:
                return both

    def _service(self) -> Tie:
        """The département's service for children in care: an agency, hence no first name."""
        number = self._next()
        office = Home(("Service de l'enfance", "3 place du Marché"), "99100", "Sainte-Luce-le-Val")
        mail = f"ase{number}@example.invalid"
        service = Adult(number, "SERVICE ENFANCE FAMILLE", "", "", phone=draw_landline(self._dice), email=mail,
                        shares_address=False, home=office)  # fmt: skip
        return Tie(service, CHILD_WELFARE, IN_CHARGE, houses=True, contact_first=True)

    def _adult(self, sex: str, name: str, home: Home | None, *, usage_name: str | None = None) -> Adult:
        dice, number = self._dice, self._next()
        first = parent_name(dice, sex)
        mail = f"{plain(first)}.{plain(usage_name or name)}{number}@example.invalid"
        return Adult(
            number, name, first, _CIVILITY[sex], usage_name,
            mobile=draw_mobile(dice) if dice.random() < 0.96 else None,
            phone=draw_landline(dice) if dice.random() < 0.22 else None,
            email=mail if dice.random() < 0.82 else None,
            accepts_sms=dice.random() < 0.85, shares_address=dice.random() < 0.25, home=home,
        )  # fmt: skip

    def _next(self) -> int:
        self._adults += 1
        return self._adults

    def oneself(self, family: Family, born: date, today: date, *, names: tuple[str, str, str]) -> Family:
        """From 18 on, a pupil answers for themself; parents stay as contacts, not as responsible persons."""
        if age_on(born, today) < 18 or family.household in {_H.CHILD_WELFARE, _H.GRANDPARENT}:
            return family
        last, first, sex = names
        parent = family.ties[0].adult
        self_ = replace(self._adult(sex, last, parent.home), first_name=first, usage_name=None)
        contacts = tuple(replace(tie, level=CONTACT, contact_first=False) for tie in family.ties)
        return replace(family, ties=(Tie(self_, SELF, LEGAL, houses=True, contact_first=True), *contacts))
