"""One school's SIECLE export, as the ZIP of its five files: nomenclatures, divisions, pupils, persons, school."""

from datetime import date, datetime, time

from api.demo.files.records import (
    AddressRecord,
    CodeRecord,
    DivisionRecord,
    FileHead,
    GroupRecord,
    LinkRecord,
    MefRecord,
    PeriodRecord,
    PersonRecord,
    PupilRecord,
    SchoolRecord,
)
from api.demo.files.siecle_writer import (
    write_guardians,
    write_nomenclature,
    write_school,
    write_structures,
    write_students,
    zip_of,
)
from api.demo.people import SELF, Adult, Home, Pupil
from api.demo.schools import SCHOOL_OF, DemoSchool
from api.demo.world import World
from domain.schools.holidays import year_bounds

CODES = (
    CodeRecord("CODE_MOTIF_SORTIE", "10", "CHANGEMENT", "Suite des études dans l'académie"),
    CodeRecord("CODE_MOTIF_SORTIE", "99", "INCONNU", "Motif inconnu"),
    CodeRecord("CODE_STATUT", "ST", "SCOLAIRE", "Scolaire"),
    CodeRecord("CODE_STATUT", "AP", "APPRENTI", "Apprenti"),
    CodeRecord("CODE_REGIME", "0", "EXTERNE", "Externe libre"),
    CodeRecord("CODE_REGIME", "2", "DP", "Demi-pensionnaire dans l'établissement"),
    CodeRecord("CODE_REGIME", "3", "INTERNE", "Interne dans l'établissement"),
    CodeRecord("CODE_PARENTE", "10", "MERE", "Mère"),
    CodeRecord("CODE_PARENTE", "20", "PERE", "Père"),
    CodeRecord("CODE_PARENTE", "38", "ASCENDANT", "Ascendant"),
    CodeRecord("CODE_PARENTE", "51", "ASE", "Aide sociale à l'enfance"),
    CodeRecord("CODE_PARENTE", "70", "ELEVE", "Élève lui-même"),
)
_LATIN_CLASSES = frozenset({"3A", "3B", "3C"})
LATIN = "3LATIN"
_EXPORT_HOUR = time(19, 12)


def exported_at(world: World) -> datetime:
    """Yesterday evening: SIECLE exports outside working hours only."""
    return datetime.combine(world.clock.day(1), _EXPORT_HOUR)


def siecle_zip(world: World, uai: str, *, at: datetime | None = None) -> bytes:
    """`at` is when the export was made, yesterday evening unless said."""
    school, pupils = SCHOOL_OF[uai], world.of_school(uai)
    head = FileHead(uai, world.clock.school_year, at or exported_at(world))
    homes = _Homes()
    persons = _persons(pupils, homes)
    own = _Homes()
    records = [_pupil(pupil, school, own) for pupil in pupils]
    return zip_of(
        {
            "Nomenclature.xml": write_nomenclature(head, _mefs(school), CODES),
            "Structures.xml": write_structures(head, _divisions(school), _groups(school)),
            "ElevesAvecAdresses.xml": write_students(head, records, own.records),
            "ResponsablesAvecAdresses.xml": write_guardians(head, persons, _links(pupils), homes.records),
            "Communs.xml": write_school(head, _school(world, school), _periods(world)),
        }
    )


class _Homes:
    """Numbers addresses as SIECLE does: one number per home, each file its own."""

    def __init__(self) -> None:
        self._ids: dict[Home, int] = {}

    def number(self, home: Home | None) -> int | None:
        return None if home is None else self._ids.setdefault(home, len(self._ids) + 1)

    @property
    def records(self) -> list[AddressRecord]:
        return [AddressRecord(number, home.lines, home.postcode, home.town) for home, number in self._ids.items()]


def _mefs(school: DemoSchool) -> list[MefRecord]:
    formations = {one.formation.mef: one.formation for one in school.classes if one.formation is not None}
    return [MefRecord(one.mef, one.label, one.mefstat, one.short) for one in formations.values()]


def _divisions(school: DemoSchool) -> list[DivisionRecord]:
    return [DivisionRecord(one.code, one.name, (one.formation.mef,)) for one in school.classes if one.formation]


def _groups(school: DemoSchool) -> list[GroupRecord]:
    codes = tuple(one.code for one in school.classes if one.code in _LATIN_CLASSES)
    return [GroupRecord(LATIN, "3e latin", codes)] if codes else []


def _pupil(pupil: Pupil, school: DemoSchool, homes: _Homes) -> PupilRecord:
    one = next(one for one in school.classes if one.code == pupil.class_code)
    latin = one.code in _LATIN_CLASSES and pupil.number % 4 == 0
    grown = any(tie.kinship == SELF for tie in pupil.ties)
    return PupilRecord(
        eleve_id=70_000 + pupil.number, last_name=pupil.last_name, first_name=pupil.first_name,
        birth_date=pupil.born, ine=pupil.ine, ine_bea=pupil.old_ine, elenoet=pupil.elenoet,
        usage_name=pupil.usage_name, first_name_2=pupil.second_name, sex="2" if pupil.sex == "F" else "1",
        mobile=pupil.mobile, email=pupil.email, accepts_sms=True if pupil.mobile else None, regime=pupil.regime,
        status=pupil.status, mef=one.formation.mef if one.formation else None, entered_on=pupil.entered_on,
        left_on=pupil.left_on, leaving_reason=pupil.leaving_reason, division=pupil.class_code,
        groups=(LATIN,) if latin else (), address_id=homes.number(pupil.home) if grown else None,
    )  # fmt: skip


def _persons(pupils: list[Pupil], homes: _Homes) -> list[PersonRecord]:
    adults = {tie.adult.number: tie.adult for pupil in pupils for tie in pupil.ties}
    return [_person(adult, homes) for adult in adults.values()]


def _person(adult: Adult, homes: _Homes) -> PersonRecord:
    return PersonRecord(
        person_id=person_id(adult), last_name=adult.last_name, first_name=adult.first_name,
        civility=adult.civility or None, usage_name=adult.usage_name, phone=adult.phone, mobile=adult.mobile,
        email=adult.email, accepts_sms=adult.accepts_sms, address_may_be_shared=adult.shares_address,
        address_id=homes.number(adult.home),
    )  # fmt: skip


def person_id(adult: Adult) -> int:
    return 500_000 + adult.number


def _links(pupils: list[Pupil]) -> list[LinkRecord]:
    return [
        LinkRecord(70_000 + pupil.number, person_id(tie.adult), tie.level, tie.kinship, tie.houses, tie.contact_first)
        for pupil in pupils
        for tie in pupil.ties
    ]


def _school(world: World, school: DemoSchool) -> SchoolRecord:
    first, last = year_bounds(world.clock.school_year) or (None, None)
    return SchoolRecord(
        school.name, head_name=school.head, head_title=school.head_title, address_lines=(school.street,),
        postcode=school.postcode, town=school.town.upper(), phone=school.phone,
        email=f"ce.{school.uai.lower()}@example.invalid", first_day=first, last_day=last,
    )  # fmt: skip


def _periods(world: World) -> list[PeriodRecord]:
    """Three terms, cut where schools usually cut them."""
    year = world.clock.school_year
    first, last = year_bounds(year) or (date(year, 9, 1), date(year + 1, 7, 4))
    cuts = (date(year, 12, 4), date(year + 1, 3, 12))
    ends = (*cuts, last)
    starts = (first, *(cut.replace(day=cut.day + 1) for cut in cuts))
    return [
        PeriodRecord(f"T{rank}", f"Trimestre {rank}", start, end)
        for rank, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    ]
