"""A campaign of SIEI: where it stands, what it may do next, and the refusals it answers with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.kernel.errors import Malformed, NotPermitted, Refusal
from domain.siei.sources import SourceKind

NEEDED = (SourceKind.EN_PREVIOUS, SourceKind.EN_CURRENT, SourceKind.DIPLOMAS)
"""Without one of these everybody would be listed; without another the list is longer than it should be, and says so."""
FROM_OUR_BASE = (SourceKind.EN_PREVIOUS, SourceKind.EN_CURRENT)
"""What the schools of the départements have given this service may stand in for a file."""


class CampaignState(StrEnum):
    """Sources → control → crossing → review → publication → closing."""

    COLLECTING = "collecting"
    BLOCKED = "blocked"
    READY = "ready"
    RUNNING = "running"
    INTERRUPTED = "interrupted"
    REVIEW = "review"
    PUBLISHED = "published"
    CLOSED = "closed"
    ABANDONED = "abandoned"

    @property
    def label(self) -> str:
        return _STATES[self]


_STATES = {
    CampaignState.COLLECTING: "Sources à déposer",
    CampaignState.BLOCKED: "Croisement bloqué par le contrôle",
    CampaignState.READY: "Prête à croiser",
    CampaignState.RUNNING: "Croisement en cours",
    CampaignState.INTERRUPTED: "Croisement interrompu",
    CampaignState.REVIEW: "Revue des paires",
    CampaignState.PUBLISHED: "Publiée",
    CampaignState.CLOSED: "Close",
    CampaignState.ABANDONED: "Abandonnée",
}
OPEN_TO_SOURCES = (CampaignState.COLLECTING, CampaignState.BLOCKED, CampaignState.READY)


class CampaignStep(StrEnum):
    """What may be asked of a campaign."""

    CHECK = "check"
    RUN = "run"
    CANCEL = "cancel"
    RESUME = "resume"
    REPLAY = "replay"
    PUBLISH = "publish"
    CLOSE = "close"
    ABANDON = "abandon"

    @property
    def label(self) -> str:
        return _STEPS[self]


_S = CampaignState
_STEPS = {
    CampaignStep.CHECK: "Contrôler les sources",
    CampaignStep.RUN: "Lancer le croisement",
    CampaignStep.CANCEL: "Interrompre",
    CampaignStep.RESUME: "Reprendre",
    CampaignStep.REPLAY: "Rejouer et comparer",
    CampaignStep.PUBLISH: "Publier les listes",
    CampaignStep.CLOSE: "Clore la campagne",
    CampaignStep.ABANDON: "Abandonner la campagne",
}
SOURCES_OF_STEP: Mapping[CampaignStep, tuple[CampaignState, ...]] = {
    CampaignStep.CHECK: OPEN_TO_SOURCES,
    CampaignStep.RUN: (_S.READY,),
    CampaignStep.CANCEL: (_S.RUNNING,),
    CampaignStep.RESUME: (_S.INTERRUPTED,),
    CampaignStep.REPLAY: (_S.REVIEW,),
    CampaignStep.PUBLISH: (_S.REVIEW,),
    CampaignStep.CLOSE: (_S.PUBLISHED,),
    CampaignStep.ABANDON: (*OPEN_TO_SOURCES, _S.INTERRUPTED, _S.REVIEW),
}
"""From which states a step leads on."""


class SieiOff(NotPermitted):
    title = "Base juridique à établir avant tout usage réel"
    detail = (
        "Le croisement des bases reste fermé tant que le texte qui l'autorise (article L. 313-7 du code de "
        "l'éducation, décision du responsable de traitement) n'est pas enregistré ici, avec sa date."
    )


class CampaignNotThere(Refusal):
    title = "La campagne n'en est pas là"
    detail = "Cette action ne correspond plus à l'état de la campagne. Relisez la page, puis recommencez."


class SourceTwice(Refusal):
    title = "Source déjà déposée"
    detail = "Cette source est déjà déposée. Retirez d'abord le fichier en place si vous voulez le remplacer."


class SameFileTwice(Refusal):
    title = "Le même fichier deux fois"
    detail = "Ce fichier est déjà celui d'une autre source de la campagne. Vérifiez lequel vous avez choisi."


class SourcesMissing(Refusal):
    title = "Sources à compléter"
    detail = "Il manque une source sans laquelle la liste serait fausse."


class SourceRefused(Malformed):
    title = "Fichier refusé"
    detail = "Ce fichier ne suit pas le format d'échange. Rien n'a été enregistré."


@dataclass(frozen=True)
class Campaign:
    """One campaign. `removed` is clause → lines set aside, `exits` reason → rows of the former list that left it."""

    id: UUID
    unit_id: UUID
    campaign_date: date
    departments: Sequence[str]
    state: CampaignState
    version: int
    created_by: UUID
    created_at: datetime
    verdicts: Sequence[Mapping[str, object]] = ()
    stages: Sequence[Mapping[str, object]] = ()
    counts: Mapping[str, object] = field(default_factory=dict)
    removed: Mapping[str, object] = field(default_factory=dict)
    exits: Mapping[str, int] = field(default_factory=dict)
    erased: Mapping[str, int] = field(default_factory=dict)
    digest: str | None = None
    replayed: Mapping[str, object] | None = None
    problem: str | None = None
    cancel_asked: bool = False
    previous_id: UUID | None = None
    crossed_at: datetime | None = None
    published_at: datetime | None = None
    published_by: UUID | None = None
    closed_at: datetime | None = None
    closed_by: UUID | None = None

    def require(self, *states: CampaignState) -> None:
        if self.state not in states:
            raise CampaignNotThere(state=self.state.value)

    def require_step(self, step: CampaignStep) -> None:
        self.require(*SOURCES_OF_STEP[step])

    @property
    def is_under_way(self) -> bool:
        """A crossing, or the replay of one: something to follow."""
        replaying = self.replayed is not None and bool(self.replayed.get("under_way"))
        return self.state is CampaignState.RUNNING or (self.state is CampaignState.REVIEW and replaying)

    @property
    def next_steps(self) -> list[CampaignStep]:
        return [step for step, states in SOURCES_OF_STEP.items() if self.state in states]
