"""What the domain says in words, beside what a campaign has counted: evidence, vetoes, clauses of the definition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.kernel.law import LegalBasis
from domain.siei.campaign import Campaign
from domain.siei.classes import Veto
from domain.siei.definition import CLAUSES
from domain.siei.evidence import Step, sentence


@dataclass(frozen=True)
class Evidence:
    code: str
    sentence: str
    bits: float


def words_of(evidence: Sequence[Mapping[str, Any]]) -> list[Evidence]:
    """One bar a comparison, in the model's order, the start first."""
    steps = [Step(str(one["code"]), int(one["level"]), float(one["bits"])) for one in evidence]
    return [Evidence(step.code, sentence(step), round(step.bits, 1)) for step in steps]


def veto_in_words(veto: str | None) -> str | None:
    return None if veto is None else Veto(veto).sentence


@dataclass(frozen=True)
class ClauseShown:
    """A clause of the definition, its text, and how many it kept off the list (None before the crossing)."""

    code: str
    sentence: str
    legal_basis: LegalBasis | None
    removed: int | None


_COUNTED_AS: Mapping[str, tuple[str, ...]] = {
    "of_age": ("too_young",),
    "cycle": ("no_cycle_to_niveau_3_or_4",),
    "no_diploma": ("diploma",),
    "enrolled_nowhere": ("found_beyond_doubt", "enrolled_elsewhere"),
}


def definition_of(campaign: Campaign) -> list[ClauseShown]:
    """The executable definition as it stood on the campaign's day."""
    shown = []
    for clause in CLAUSES:
        counts = [campaign.removed[name] for name in _COUNTED_AS[clause.code] if name in campaign.removed]
        removed = sum(int(str(one)) for one in counts) if counts else None
        shown.append(ClauseShown(clause.code, clause.sentence, clause.basis(campaign.campaign_date), removed))
    return shown
