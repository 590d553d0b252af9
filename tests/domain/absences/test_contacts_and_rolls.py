"""Notes keep to facts; rolls keep to their hour, their class and their school."""

from datetime import date
from uuid import UUID

import pytest

from domain.absences.consequences import ThreeCounts, month_change
from domain.absences.contacts import NoteTooLong, NoteTooPersonal, check_note
from domain.absences.rolls import (
    HalfDayClosed,
    LateTooLong,
    MarkedTwice,
    Marks,
    NotInThisClass,
    RollTooEarly,
    RollWithSchoolLife,
    UnknownPeriod,
    check_marks,
    check_moment,
    find_slot,
    slots_of,
)
from domain.schools.settings import CountKind
from tests.domain.absences.builders import COLLEGE, ECOLE, at

THU, WED, SAT = date(2026, 10, 8), date(2026, 10, 7), date(2026, 10, 10)
ANNA, TOM, FOREIGN = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.mark.parametrize("note", ["bus 12 supprimé ce matin", "rappelle à 17 h", "n'a pas eu le message d'hier", ""])
def test_facts_of_school_may_be_noted(note: str) -> None:
    assert check_note(note) == note


@pytest.mark.parametrize(
    "note",
    ["Hospitalisé depuis lundi", "dépression", "placé en FOYER", "garde à vue", "rdv chez le juge", "le père est mort"],
)
def test_health_family_and_justice_may_not(note: str) -> None:
    with pytest.raises(NoteTooPersonal):
        check_note(note)


def test_a_note_is_short() -> None:
    with pytest.raises(NoteTooLong):
        check_note("x" * 141)


def test_a_college_has_a_roll_per_period_and_an_ecole_one_per_half_day() -> None:
    assert [slot.code for slot in slots_of(COLLEGE, THU)] == ["M1", "M2", "M3", "M4", "S1", "S2", "S3", "S4"]
    assert [slot.code for slot in slots_of(COLLEGE, WED)] == ["M1", "M2", "M3", "M4"]
    assert [slot.code for slot in slots_of(ECOLE, THU)] == ["am", "pm"]
    assert slots_of(COLLEGE, SAT) == []


def test_a_closed_half_day_is_said_and_an_unknown_period_is_not_found() -> None:
    with pytest.raises(HalfDayClosed):
        find_slot(COLLEGE, WED, "S1")
    with pytest.raises(HalfDayClosed):
        find_slot(ECOLE, WED, "am")
    with pytest.raises(UnknownPeriod):
        find_slot(COLLEGE, THU, "am")
    with pytest.raises(UnknownPeriod):
        find_slot(ECOLE, THU, "M1")


def test_a_roll_is_taken_from_its_lesson_on_and_corrected_the_same_day() -> None:
    slot = find_slot(COLLEGE, THU, "M2")
    with pytest.raises(RollTooEarly):
        check_moment(slot, at(COLLEGE, THU, "08:30"), THU, supervises=True)
    check_moment(slot, at(COLLEGE, THU, "08:50"), THU, supervises=False)
    friday = date(2026, 10, 9)
    with pytest.raises(RollWithSchoolLife):
        check_moment(slot, at(COLLEGE, friday, "08:00"), friday, supervises=False)
    check_moment(slot, at(COLLEGE, friday, "08:00"), friday, supervises=True)


def test_marks_are_of_the_class_once_and_shorter_than_the_lesson() -> None:
    slot = find_slot(COLLEGE, THU, "M2")
    check_marks(Marks(frozenset({ANNA}), {TOM: 10}), {ANNA, TOM}, slot)
    with pytest.raises(NotInThisClass):
        check_marks(Marks(frozenset({FOREIGN}), {}), {ANNA, TOM}, slot)
    with pytest.raises(MarkedTwice):
        check_marks(Marks(frozenset({ANNA}), {ANNA: 5}), {ANNA, TOM}, slot)
    with pytest.raises(LateTooLong):
        check_marks(Marks(frozenset(), {ANNA: 60}), {ANNA, TOM}, slot)


@pytest.mark.parametrize(
    ("before", "after", "standing", "sentence"),
    [
        (6, 5, [3, 4], "Novembre passe de 6 à 5\u00a0; le seuil de 4 reste atteint."),
        (4, 3, [3, 4], "Novembre passe de 4 à 3 et repasse sous 4."),
        (3, 4, [3], "Novembre passe de 3 à 4\u00a0; le seuil de 4 est atteint."),
        (1, 2, [], "Novembre passe de 1 à 2."),
        (2, 2, [], "Novembre reste à 2."),
    ],
)
def test_a_change_is_said_in_one_sentence(before: int, after: int, standing: list[int], sentence: str) -> None:
    def counts(n: int) -> ThreeCounts:
        return ThreeCounts(n + 1, float(n), n)

    said = month_change(date(2026, 11, 1), counts(before), counts(after), CountKind.COMPLETE, standing=standing)
    assert said.sentence == sentence
