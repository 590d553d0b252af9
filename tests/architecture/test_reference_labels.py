"""The labels that the pages read: no enum hides another of the same name."""

from api.commands.reference import labelled_enums
from domain.absences import windows
from domain.attendance_cases import facts


def test_two_areas_with_one_word_both_keep_their_labels() -> None:
    found = labelled_enums()
    assert found["Window"] is windows.Window
    assert found["AttendanceCasesWindow"] is facts.Window
    assert len(set(found.values())) == len(found)
