"""The labels that the pages read: no enum hides another of the same name."""

from api.commands.reference import labelled_enums
from domain.attendance_cases.waiting import Party
from domain.support_plans import states


def test_two_areas_with_one_word_both_keep_their_labels() -> None:
    found = labelled_enums()
    assert found["Party"] is Party
    assert found["SupportPlansParty"] is states.Party
    assert len(set(found.values())) == len(found)
