"""The école's two ONDE extractions: pupils, and the persons responsible for them with their children's names."""

from api.demo.files.onde_writer import write_onde_guardians, write_onde_pupils
from api.demo.files.records import OndeChild, OndeGuardian, OndePupil
from api.demo.formations import PRIMARY_CYCLES, PRIMARY_LEVELS
from api.demo.people import Adult, Home, Pupil
from api.demo.schools import SCHOOL_OF, SchoolClass
from api.demo.world import World

_NOWHERE = Home((), "", "")


def onde_pupils(world: World, uai: str) -> bytes:
    """Pupils who are there: ONDE's extraction does not name those who left."""
    return write_onde_pupils(_pupil(world, pupil) for pupil in world.present(uai))


def onde_guardians(world: World, uai: str) -> bytes:
    children: dict[int, list[Pupil]] = {}
    adults: dict[int, Adult] = {}
    for pupil in world.present(uai):
        for tie in pupil.ties:
            adults[tie.adult.number] = tie.adult
            children.setdefault(tie.adult.number, []).append(pupil)
    return write_onde_guardians(_guardian(adult, children[number]) for number, adult in adults.items())


def _class_of(pupil: Pupil) -> SchoolClass:
    return next(one for one in SCHOOL_OF[pupil.uai].classes if one.code == pupil.class_code)


def _level(pupil: Pupil, one: SchoolClass, school_year: int) -> str:
    """In a class of two levels, each pupil's own, by the year of birth."""
    if "-" not in one.level:
        return one.level
    age = school_year - pupil.born.year
    return min(one.level.split("-"), key=lambda level: abs(PRIMARY_LEVELS[level] - age))


def _pupil(world: World, pupil: Pupil) -> OndePupil:
    one, home = _class_of(pupil), pupil.home or _NOWHERE
    level = _level(pupil, one, world.clock.school_year)
    return OndePupil(
        pupil.last_name, pupil.first_name, pupil.born, one.name, one.code, level, PRIMARY_CYCLES[level], pupil.sex,
        ine=pupil.ine or "", usage_name=pupil.usage_name or "", address=" ".join(home.lines), postcode=home.postcode,
        town=home.town,
    )  # fmt: skip


def _guardian(adult: Adult, children: list[Pupil]) -> OndeGuardian:
    home = adult.home or _NOWHERE
    named = tuple(
        OndeChild(child.last_name, child.first_name, _class_of(child).name, child.usage_name or "")
        for child in children
    )
    return OndeGuardian(
        adult.last_name, adult.first_name, named, adult.civility, adult.usage_name or "", " ".join(home.lines),
        home.postcode, home.town, adult.email or "", adult.phone or "", mobile=adult.mobile or "",
    )  # fmt: skip
