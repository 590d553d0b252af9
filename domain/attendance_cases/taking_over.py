"""Steps done on paper or in another school: entered forward only, and flagged for ever (practice row 12i)."""

from collections.abc import Mapping

from domain.access.permissions import Permission
from domain.attendance_cases import law
from domain.attendance_cases.standing import Standing
from domain.workflow import Transition

TAKEABLE = {
    "school": frozenset(
        {
            "open_dialogue", "convene_meeting", "sign_measures", "note_persistence", "convene_educational_community",
            "sign_support_contract",
        }
    ),
    "dsden": frozenset({"refer", "acknowledge", "warn", "summon", "record_hearing", "refer_again",
                        "summon_with_department"}),
}  # fmt: skip
"""The steps that may have been done elsewhere. The prosecutor's referral is not among them: it is personal."""


def take_over_rows(ranks: Mapping[str, int], permission: Permission) -> tuple[Transition[Standing], ...]:
    """One row a state. The outcome is the state the step leads to; an earlier one is recorded without moving back."""
    return tuple(
        Transition(
            "take_over", "Reprendre une étape faite ailleurs", frozenset({source}), source, permission,
            law.INTERNAL_TAKE_OVER,
            outcomes={state: state if other > rank else source for state, other in sorted(ranks.items())},
        )
        for source, rank in sorted(ranks.items())
    )  # fmt: skip
