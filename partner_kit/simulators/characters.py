"""How each kind of partner usually answers: shares of one, and what an entry is there."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Deed(StrEnum):
    """What an adviser does about a referral, one at a time."""

    ACKNOWLEDGE = "acknowledge"
    CALL_IN_VAIN = "call_in_vain"
    CONTACT = "contact"
    APPOINTMENT = "appointment"
    ENTRY = "entry"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Character:
    """Shares: how often the first call is in vain, how often the referral is declined, and then for which reason."""

    label: str
    in_vain: float
    declines: float
    reasons: tuple[str, ...]
    solution_type: str
    provider: str

    def plan(self, referral_id: UUID, seed: int) -> tuple[Deed, ...]:
        """Everything this adviser will do about one referral; the same again after a restart."""
        dice = random.Random(f"{seed} {referral_id}")  # noqa: S311 - a play, not a secret
        deeds = [Deed.ACKNOWLEDGE]
        if dice.random() < self.in_vain:
            deeds.append(Deed.CALL_IN_VAIN)
        if dice.random() < self.declines:
            return (*deeds, Deed.REFUSE)
        return (*deeds, Deed.CONTACT, Deed.APPOINTMENT, Deed.ENTRY)

    def reason(self, referral_id: UUID, seed: int) -> str:
        return random.Random(f"why {seed} {referral_id}").choice(self.reasons)  # noqa: S311 - as above


CHARACTERS: Mapping[str, Character] = {
    "mission_locale": Character(
        "Mission locale", 0.3, 0.1, ("not_reached", "not_wanted", "other_area"), "mission_locale_support",
        "PACEA, mission locale",
    ),
    "cio": Character("CIO", 0.2, 0.15, ("not_concerned", "not_wanted"), "school", "Lycée, par le CIO"),
}  # fmt: skip
ALWAYS_TAKES = Character("Qui accueille toujours", 0.5, 0.0, ("no_place",), "e2c", "École de la 2e chance")
"""For proofs: every referral ends in training."""
