"""The demo's files: the same every time, read back without a refusal, and full of nobody."""

import hashlib
import io
import re
import zipfile
from collections import Counter
from datetime import date

import pytest

from api.demo.attendance import AttendancePlan
from api.demo.generate import DemoFile, FileKind, demo_files
from api.demo.next_export import LEFT, LOOK_ALIKE, MISSING, NEW, REFUSED, next_export
from api.demo.schools import ECOLE, JULES_VERNE, PREVERT, SCHOOL_OF, SCHOOLS, VAL
from api.demo.world import World, build_world
from api.imports.formats.read import read_upload
from domain.imports.check import FileCheck
from domain.imports.people_lines import StudentLine
from domain.imports.raw import FileHead, RawLine
from domain.imports.verdicts import Accepted, Refused

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def world() -> World:
    return build_world(TODAY)


@pytest.fixture(scope="module")
def plan(world: World) -> AttendancePlan:
    return AttendancePlan(world)


@pytest.fixture(scope="module")
def files(world: World, plan: AttendancePlan) -> list[DemoFile]:
    return demo_files(world, plan)


def _hash(files: list[DemoFile]) -> str:
    return hashlib.sha256(b"".join(file.content for file in files)).hexdigest()


def _read(file: DemoFile) -> tuple[list[Accepted], list[Refused]]:
    accepted: list[Accepted] = []
    refused: list[Refused] = []
    check: FileCheck | None = None
    for item in read_upload(file.content, file.name):
        if isinstance(item, FileHead):
            check = FileCheck(item)
        elif isinstance(item, RawLine):
            assert check is not None
            verdict = check.check(item)
            (refused if isinstance(verdict, Refused) else accepted).append(verdict)  # type: ignore[arg-type]
        else:
            pytest.fail(f"{file.name} needs a mapping of its columns")
    return accepted, refused


def test_same_seed_and_day_give_the_same_files(files):
    world = build_world(TODAY)
    assert _hash(demo_files(world, AttendancePlan(world))) == _hash(files)


def test_another_seed_gives_other_people(world):
    other = build_world(TODAY, seed=1)
    assert [p.last_name for p in other.pupils] != [p.last_name for p in world.pupils]


def test_every_file_is_read_without_refusal(files):
    for file in files:
        accepted, refused = _read(file)
        assert refused == [], file.name
        assert accepted, file.name


def test_each_school_writes_one_file_of_absences_a_month(files):
    months = Counter(file.uai for file in files if file.kind is FileKind.ABSENCES)
    assert set(months) == {school.uai for school in SCHOOLS}
    assert months[PREVERT] == 6  # May, June, July, then September, October and the first days of November


def test_six_months_reach_across_the_rentree(world, plan, files):
    assert world.before is not None
    assert world.before.clock.school_year == 2025
    assert min(half_day.day for halves in plan.of.values() for half_day in halves) < date(2026, 6, 1)
    now = {pupil.number: pupil for pupil in world.pupils}
    for pupil in world.before.pupils:
        assert pupil.class_code != now[pupil.number].class_code
        assert pupil.uai == now[pupil.number].uai


def test_absences_of_files_end_before_the_first_rolls(world, files):
    for file in files:
        if file.kind is FileKind.ABSENCES:
            for accepted in _read(file)[0]:
                assert accepted.line.end.date() < world.clock.first_roll_day


def test_no_absence_falls_on_a_closed_half_day(world, plan):
    for pupil in world.pupils:
        calendar = SCHOOL_OF[pupil.uai].calendar
        assert all(calendar.is_open(half_day) for half_day in plan.of[pupil.number])


def test_numbers_are_those_of_the_pages(world):
    assert sum(len(world.present(school.uai)) for school in SCHOOLS) == 1800
    assert len(world.present(PREVERT)) == 498
    assert len(SCHOOL_OF[PREVERT].classes) == 24
    assert len(world.present(JULES_VERNE)) == 600
    assert max(one.size for one in SCHOOL_OF[VAL].classes) == 36


def test_the_student_file_holds_the_whole_school_and_those_who_left(world, files):
    zipped = next(
        f for f in files if f.uai == PREVERT and f.kind is FileKind.SIECLE and f.at.year == 2026 and f.at.month == 11
    )
    lines = [one.line for one in _read(zipped)[0] if isinstance(one.line, StudentLine)]
    assert len(lines) == len(world.of_school(PREVERT))
    assert sum(line.left_on is None for line in lines) == 498


def _absentees(world: World, plan: AttendancePlan, uai: str, month: int, least: int) -> int:
    counts = Counter(
        pupil.number
        for pupil in world.of_school(uai)
        for half_day, missed in plan.of[pupil.number].items()
        if half_day.day.month == month and not missed.justified and missed.lesson is None
    )
    return sum(count >= least for count in counts.values())


def test_absentees_of_the_lycee_are_those_of_the_pages(world, plan):
    assert _absentees(world, plan, PREVERT, 10, 4) == 55
    assert _absentees(world, plan, PREVERT, 11, 4) == 61
    assert _absentees(world, plan, PREVERT, 11, 10) == 17


def test_absentees_of_a_college_stay_within_the_published_rates(world, plan):
    share = _absentees(world, plan, JULES_VERNE, 11, 4) / 600
    assert 0.035 <= share <= 0.055


def test_pupils_have_the_ages_of_their_class(world):
    for pupil in world.pupils:
        one = next(one for one in SCHOOL_OF[pupil.uai].classes if one.code == pupil.class_code)
        assert abs(2026 - pupil.born.year - one.age) <= 2


def test_families_are_of_every_kind(world):
    kinds = Counter(tie.kinship for pupil in world.pupils for tie in pupil.ties)
    assert {"10", "20", "38", "51", "70"} <= set(kinds)
    assert any(tie.adult.shares_address is False for pupil in world.pupils for tie in pupil.ties)
    assert any(len({tie.adult.home for tie in pupil.ties}) == 2 for pupil in world.pupils)
    assert any(pupil.old_ine for pupil in world.pupils)
    assert sum(pupil.is_apprentice for pupil in world.pupils) == 12
    shared = Counter((tie.adult.number, pupil.uai) for pupil in world.pupils for tie in pupil.ties)
    assert any(number in {n for n, u in shared if u != uai} for number, uai in shared)  # sisters in two schools


def test_a_pupil_of_age_answers_for_themself(world):
    dylan = world.of_key["dylan-fabre"]
    assert [tie.level for tie in dylan.ties if tie.kinship != "70"] == [3]
    assert dylan.ties[0].kinship == "70"
    assert dylan.ties[0].adult.first_name == "Dylan"


def test_two_pupils_of_one_college_bear_the_same_name(world):
    one, other = world.of_key["camille-lefevre-5"], world.of_key["camille-lefevre-3"]
    assert (one.last_name, one.first_name, one.uai) == (other.last_name, other.first_name, other.uai)
    assert one.born != other.born


def test_nobody_can_be_reached(files):
    """Telephone numbers kept for fiction, mail to `example.invalid`, a département that does not exist."""
    for file in files:
        for content in _texts(file):
            mails = re.findall(r"[\w.+-]+@([\w.-]+)", content)
            assert set(mails) <= {"example.invalid"}
            phones = set(re.findall(r"(?<![0-9])0[1-9][0-9]{8}(?![0-9])", content))
            assert all(number.startswith(("063998", "026191")) for number in phones)
            assert all(code.startswith("99") for code in re.findall(r"<CODE_POSTAL>([0-9]+)<", content))


def _texts(file: DemoFile) -> list[str]:
    if file.kind is FileKind.SIECLE:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            return [archive.read(name).decode("iso-8859-15") for name in archive.namelist()]
    return [file.content.decode("utf-8-sig" if file.kind is FileKind.ABSENCES else "windows-1252")]


@pytest.mark.parametrize("day", [date(2026, 9, 3), date(2027, 1, 5), date(2027, 3, 9), date(2027, 7, 2)])
def test_any_day_of_the_year_makes_a_world(day):
    world = build_world(day)
    plan = AttendancePlan(world)
    assert demo_files(world, plan)
    assert all(half_day.day < day for halves in plan.of.values() for half_day in halves)


def test_the_ecole_has_a_class_of_two_levels(files):
    pupils = next(f for f in reversed(files) if f.uai == ECOLE and f.kind is FileKind.ONDE_PUPILS)
    levels = {one.line.level for one in _read(pupils)[0] if isinstance(one.line, StudentLine)}
    assert {"PS", "MS", "GS", "CP", "CE1", "CE2", "CM1", "CM2"} == levels


def test_the_next_export_holds_what_an_import_must_tell_apart(world):
    accepted, refused = _read(next_export(world))
    lines = {one.line.eleve_id: one.line for one in accepted if isinstance(one.line, StudentLine)}
    before = {pupil.number + 70_000: pupil for pupil in world.of_school(JULES_VERNE)}
    assert len(refused) == REFUSED
    assert len(before.keys() - {int(key) for key in lines}) == MISSING
    assert len({int(key) for key in lines} - before.keys()) == NEW + LOOK_ALIKE
    assert sum(line.left_on is not None for line in lines.values()) == LEFT
    assert len(lines) + REFUSED + MISSING == 612
