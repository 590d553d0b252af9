"""What a campaign of SIEI waits for, in « À faire » of the data steward who runs it: figures, never a person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.kernel.french import day_month, typeset
from domain.siei.campaign import CampaignState
from domain.work.items import WorkGroup, WorkItem, WorkTarget


@dataclass(frozen=True)
class OpenCampaign:
    """`since`: the day its present state began. `pairs_left`: pairs without an answer yet."""

    id: UUID
    campaign_date: date
    state: CampaignState
    since: date
    pairs_left: int


_STEPS = {
    CampaignState.BLOCKED: (WorkGroup.TODAY, "Revoir les sources"),
    CampaignState.READY: (WorkGroup.TODAY, "Lancer le croisement"),
    CampaignState.INTERRUPTED: (WorkGroup.TODAY, "Reprendre le croisement"),
    CampaignState.COLLECTING: (WorkGroup.THIS_WEEK, "Déposer les sources"),
}


def campaign_row(one: OpenCampaign) -> WorkItem | None:
    """The next step of the campaign; none while the machine works, nor once the lists are published."""
    target, count = WorkTarget.SIEI_CAMPAIGN, 1
    if one.state is CampaignState.REVIEW and one.pairs_left:
        group, verb, target, count = WorkGroup.TODAY, _to_read(one.pairs_left), WorkTarget.SIEI_PAIRS, one.pairs_left
    elif one.state is CampaignState.REVIEW:
        group, verb = WorkGroup.TODAY, "Publier les listes"
    elif one.state in _STEPS:
        group, verb = _STEPS[one.state]
    else:
        return None
    day = f"{day_month(one.campaign_date)} {one.campaign_date.year}"
    return WorkItem(
        f"siei:{one.id}:{target.value}:{one.state.value}", group, verb, typeset(f"SIEI, campagne du {day}"), one.since,
        None, None, None, target, one.id, None, count,
    )  # fmt: skip


def _to_read(pairs: int) -> str:
    return "Relire 1 paire" if pairs == 1 else f"Relire {pairs} paires"
