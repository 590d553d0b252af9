"""Bodies and answers of SIEI."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.rules.schemas import LegalBasisOut
from api.schemas import In, Out
from domain.siei.campaign import CampaignState, CampaignStep
from domain.siei.sources import SourceKind


class SieiBasisIn(In):
    """The decision that allows this deployment to cross the bases: its text, and the day it was taken."""

    reference: Annotated[str, Field(min_length=10, max_length=600)]
    decided_on: date


class SieiBasisOut(Out):
    is_open: bool
    version: int
    reference: str | None
    decided_on: date | None
    recorded_by_name: str | None
    recorded_at: datetime | None


class SieiCampaignIn(In):
    unit_id: UUID
    campaign_date: date
    departments: Annotated[list[Annotated[str, Field(pattern="^[0-9AB]{2,3}$")]], Field(min_length=1, max_length=101)]


class SieiChoiceOut(Out):
    """For whom one may open a campaign, and over which départements."""

    unit_id: UUID
    unit_name: str
    departments: list[str]


class SieiStepIn(In):
    name: CampaignStep


class SieiOwnSourceIn(In):
    kind: SourceKind


class SieiSourceOut(Out):
    """`lines` as received; `rows` kept; the lines set aside are `rejected` and `too_young`."""

    id: UUID
    kind: SourceKind
    origin: str
    state: str
    file_name: str
    received_on: date
    received_sha256: str
    sha256: str
    lines: int
    rows: int
    rejected: int
    too_young: int
    without_ine: int
    deposited_at: datetime


class SieiFormerOut(Out):
    rows: int
    without_ine: int


class SieiVerdictOut(Out):
    source: str
    rule: str
    sentence: str
    blocks: bool


class SieiStageOut(Out):
    stage: str
    label: str
    seconds: float | None


class SieiReplayOut(Out):
    """`same` is told once it is no longer under way."""

    digest: str | None
    same: bool
    under_way: bool = False
    at: datetime


class SieiClassesOut(Out):
    """Pairs of records, by class; those to review are the ones that could change the list."""

    certain: int
    probable: int
    to_review: int
    namesake: int


class SieiCountsOut(Out):
    """Of the crossing, then of the publication; empty before. `reused` are pairs that earlier answers settled."""

    records: int | None = None
    listed: int | None = None
    to_confirm: int | None = None
    minors: int | None = None
    classes: SieiClassesOut | None = None
    reused: int | None = None
    published: int | None = None
    returned: int | None = None


class SieiCampaignFactsOut(Out):
    id: UUID
    unit_id: UUID
    campaign_date: date
    departments: list[str]
    state: CampaignState
    next_steps: list[CampaignStep]
    verdicts: list[SieiVerdictOut]
    stages: list[SieiStageOut]
    counts: SieiCountsOut
    removed: dict[str, int]
    exits: dict[str, int]
    erased: dict[str, int]
    digest: str | None
    replayed: SieiReplayOut | None
    problem: str | None
    cancel_asked: bool
    previous_id: UUID | None
    created_at: datetime
    crossed_at: datetime | None
    published_at: datetime | None
    closed_at: datetime | None


class SieiClauseOut(Out):
    """A clause of the definition with its text; `removed` is empty before the crossing."""

    code: str
    sentence: str
    legal_basis: LegalBasisOut | None
    removed: int | None


class SieiCampaignOut(Out):
    """The page of a campaign; the ETag is its version. `still` and `entered` compare its list with the former one."""

    campaign: SieiCampaignFactsOut
    version: int
    sources: list[SieiSourceOut]
    former: dict[SourceKind, SieiFormerOut]
    still: int
    entered: int
    definition: list[SieiClauseOut]
