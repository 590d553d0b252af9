"""Institutions of département 999 and the people who work there, as functions with a perimeter."""

from dataclasses import dataclass

from api.demo.dice import stream
from api.demo.names import family_name, parent_name, plain
from api.demo.schools import DEPARTMENT, JULES_VERNE, OLYMPE, PREVERT, SCHOOLS, VAL, DemoSchool
from domain.access.permissions import Role
from domain.access.units import UnitKind

DOMAIN = "demo.invalid"
ACADEMY, DSDEN, CIRCONSCRIPTION, DRAAF = "academy", "dsden", "circonscription", "draaf"
PLATFORM, CIO, MISSION_LOCALE, COMPANY = "platform", "cio", "mission_locale", "company"
SANDBOX_PLATFORM, SANDBOX = "sandbox_platform", "sandbox"


@dataclass(frozen=True)
class Unit:
    """An institution that is no school; `key` is how accounts name it."""

    key: str
    kind: UnitKind
    name: str
    department: str | None = DEPARTMENT


UNITS = (
    Unit(ACADEMY, UnitKind.ACADEMY, "Académie de démonstration", None),
    Unit(DSDEN, UnitKind.DSDEN, "DSDEN du département 999"),
    Unit(CIRCONSCRIPTION, UnitKind.CIRCONSCRIPTION, "Circonscription de Montbrillac"),
    Unit(DRAAF, UnitKind.DRAAF, "DRAAF de la région de démonstration", None),
    Unit(PLATFORM, UnitKind.PLATFORM, "Plateforme de suivi et d'appui du Val"),
    Unit(CIO, UnitKind.CIO, "CIO de Sainte-Luce-le-Val"),
    Unit(MISSION_LOCALE, UnitKind.ORGANISATION, "Mission locale du Val-d'Ozanne"),
    Unit(COMPANY, UnitKind.ORGANISATION, "Atelier Ollivier"),
    Unit(SANDBOX_PLATFORM, UnitKind.PLATFORM, "Plateforme du bac à sable", None),
    Unit(SANDBOX, UnitKind.ORGANISATION, "Mission locale du bac à sable", None),
)


@dataclass(frozen=True)
class Person:
    """One account. `units` are UAIs or keys of units; `classes` of a teacher are codes of the first unit."""

    login: str
    name: str
    role: Role
    units: tuple[str, ...]
    title: str = ""
    classes: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        return f"{self.login}@{DOMAIN}"


DEMO_PEOPLE = (
    Person("cpe", "Nadia Lemoine", Role.EDUCATION_ADVISER, (PREVERT,), "CPE"),
    Person("aed", "Lucie Barbier", Role.SUPERVISOR, (PREVERT,), "Vie scolaire"),
    Person("chef", "Philippe Garnier", Role.HEAD, (PREVERT,), "Proviseur"),
    Person("enseignant", "Claire Aubry", Role.TEACHER, (PREVERT,), "Professeure principale de 2de MELEC",
           ("2MELEC", "1MCV", "1ASSP")),
    Person("ien", "Catherine Mercadier", Role.IEN, (CIRCONSCRIPTION,), "IEN de Montbrillac"),
    Person("agent-dsden", "Hélène Rousset", Role.DASEN_OFFICER, (DSDEN,), "Bureau de l'assiduité"),
    Person("dasen", "Bertrand Lacaze", Role.SIGNATORY, (DSDEN,), "Secrétaire général, par délégation du DASEN"),
    Person("psyen", "Sarah Meunier", Role.GUIDANCE_PSYCHOLOGIST, (CIO, PREVERT, JULES_VERNE, PLATFORM), "PsyEN"),
    Person("mlds", "Karim Haddad", Role.MLDS_COORDINATOR, (PLATFORM, PREVERT, OLYMPE, JULES_VERNE), "MLDS"),
    Person("psad", "Isabelle Thévenot", Role.PLATFORM_MANAGER, (PLATFORM,), "Directrice du CIO"),
    Person("data", "Thomas Rivoire", Role.DATA_STEWARD, (ACADEMY, DSDEN), "Gestionnaire de données"),
    Person("bac-a-sable", "Claude Essai", Role.PLATFORM_MANAGER, (SANDBOX_PLATFORM,), "Bac à sable des partenaires"),
    Person("mission-locale", "Julien Pasquier", Role.MISSION_LOCALE_ADVISER, (MISSION_LOCALE,), "Conseiller"),
    Person("tuteur", "Marc Ollivier", Role.TUTOR, (COMPANY,), "Artisan"),
    Person("dpo", "Anne Salmon", Role.DPO, (ACADEMY,), "Déléguée à la protection des données"),
    Person("admin", "Paul Esnault", Role.ADMINISTRATOR, (ACADEMY, DSDEN), "Administrateur"),
    Person("infirmiere", "Pauline Carrère", Role.NURSE, (PREVERT, JULES_VERNE), "Infirmière"),
    Person("assistante-sociale", "Estelle Royer", Role.SOCIAL_WORKER, (PREVERT, JULES_VERNE, OLYMPE),
           "Assistante de service social"),
)  # fmt: skip
"""The accounts of the sign-in page."""

_ADVISERS = {OLYMPE: "Romain Vidal", JULES_VERNE: "Fabienne Castel", VAL: "Gaëlle Tanguy"}


_NAMED_TEACHERS = {
    (PREVERT, "2MELEC"): ("Denis", "Roussel"),
    (PREVERT, "TMELEC"): ("Michel", "Aubert"),
    (JULES_VERNE, "4A"): ("Hélène", "Perrin"),
}
"""Teachers whom the pages call by name, by the first of their two classes."""


def everybody(seed: int) -> tuple[Person, ...]:
    """Those of the sign-in page, those whom the stories need elsewhere, and a teacher for every class."""
    others = [
        Person("agent-draaf", "Vincent Maillard", Role.DASEN_OFFICER, (DRAAF,), "Service de la formation"),
        Person("draaf", "Agnès Perrochon", Role.SIGNATORY, (DRAAF,), "Cheffe de service, par délégation"),
        Person("tutrice", "Dominique Faure", Role.TUTOR, (COMPANY,), "Cheffe d'atelier"),
        Person("gestionnaire", "Mireille Castagnet", Role.DATA_STEWARD, (ACADEMY, DSDEN), "Seconde lecture"),
        Person(f"adjoint.{PREVERT.lower()}", "Sophie Vernier", Role.DEPUTY_HEAD, (PREVERT,), "Proviseure adjointe"),
    ]
    for school in SCHOOLS:
        uai = school.uai.lower()
        if school.uai != PREVERT:
            others.append(Person(f"chef.{uai}", school.head, Role.HEAD, (school.uai,), school.head_title.capitalize()))
        if school.uai in _ADVISERS:
            others.append(Person(f"cpe.{uai}", _ADVISERS[school.uai], Role.EDUCATION_ADVISER, (school.uai,), "CPE"))
            others.append(Person(f"aed.{uai}", *_supervisor(seed, school)))
        others += _teachers(seed, school)
    return (*DEMO_PEOPLE, *others)


def _supervisor(seed: int, school: DemoSchool) -> tuple[str, Role, tuple[str, ...], str]:
    dice = stream(seed, "supervisor", school.uai)
    name = f"{parent_name(dice, 'M')} {family_name(dice).title()}"
    return name, Role.SUPERVISOR, (school.uai,), "Vie scolaire"


def _teachers(seed: int, school: DemoSchool) -> list[Person]:
    """One for two classes in the 2nd degré, one for each class of the école; all classes have somebody."""
    dice = stream(seed, "teachers", school.uai)
    step = 1 if school.kind.is_first_degree else 2
    codes = [one.code for one in school.classes]
    people = []
    for start in range(0, len(codes), step):
        sex = "F" if dice.random() < 0.6 else "M"
        first, last = parent_name(dice, sex), family_name(dice).title()
        first, last = _NAMED_TEACHERS.get((school.uai, codes[start]), (first, last))
        login = f"{plain(first)}.{plain(last)}.{school.uai.lower()}"
        classes = tuple(codes[start : start + step])
        people.append(Person(login, f"{first} {last}", Role.TEACHER, (school.uai,), "", classes))
    return people


def of_school(people: tuple[Person, ...], uai: str, role: Role) -> Person | None:
    """Who has that function in that school."""
    return next((one for one in people if one.role is role and uai in one.units), None)
