"""Bodies and answers of SIEI."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.schemas import In, Out
from domain.siei.campaign import CampaignState, CampaignStep
from domain.siei.outcomes import RowOutcome
from domain.siei.review import Answer
from domain.siei.sources import SourceKind


class SieiBasisIn(In):
    """The decision that allows this deployment to cross the bases: its text, and the day it was taken."""

    reference: Annotated[str, Field(min_length=10, max_length=600)]
    decided_on: date


class SieiBasisOut(Out):
    is_open: bool
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
    dropped_columns: list[str]
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
    digest: str | None
    same: bool
    at: datetime


class SieiCampaignFactsOut(Out):
    id: UUID
    unit_id: UUID
    campaign_date: date
    departments: list[str]
    state: CampaignState
    next_steps: list[CampaignStep]
    verdicts: list[SieiVerdictOut]
    stages: list[SieiStageOut]
    counts: dict[str, object]
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


class SieiCampaignOut(Out):
    """The page of a campaign; the ETag is its version. `still` and `entered` compare its list with the former one."""

    campaign: SieiCampaignFactsOut
    version: int
    sources: list[SieiSourceOut]
    former: dict[SourceKind, SieiFormerOut]
    still: int
    entered: int


class SieiIntervalOut(Out):
    right: int
    total: int
    low: float
    high: float


class SieiReviewProgressOut(Out):
    review: int
    reviewed: int
    sample: int
    sampled: int
    sampled_right: int
    double: int
    doubled: int
    agreed: int
    postponed: int
    left: int
    seconds_per_pair: int | None


class SieiReviewOut(Out):
    progress: SieiReviewProgressOut
    links: SieiIntervalOut | None
    links_sentence: str
    readers: SieiIntervalOut | None
    readers_sentence: str


class SieiFieldOut(Out):
    name: str
    label: str
    left: str | None
    right: str | None
    differs: bool


class SieiEvidenceOut(Out):
    """One bar of the waterfall: what was compared, in words, and its weight in bits."""

    code: str
    sentence: str
    bits: float


class SieiPairOut(Out):
    """A pair as its reader may see it; a blind reader gets neither weights nor veto."""

    id: UUID
    blind: bool
    left_source: SourceKind
    right_source: SourceKind
    fields: list[SieiFieldOut]
    bits: float | None
    evidence: list[SieiEvidenceOut]
    veto: str | None
    held_until: datetime


class SieiNextPairOut(Out):
    """`pair` is empty when nothing is left for this reader."""

    pair: SieiPairOut | None
    progress: SieiReviewProgressOut


class SieiAnswerIn(In):
    """A motive is due for « plus tard », and for « même personne » against a veto."""

    answer: Answer
    motive: Annotated[str, Field(max_length=300)] = ""


class SieiAnsweredOut(Out):
    pair_id: UUID
    answer: Answer
    consequence: str
    progress: SieiReviewProgressOut


class SieiPlatformShareOut(Out):
    platform_id: UUID | None
    platform_name: str | None
    rows: int
    listed: int
    to_confirm: int
    minors: int
    known_to_mission_locale: int
    still: int


class SieiSchoolReturnOut(Out):
    school_id: UUID
    school_name: str
    elsewhere: int
    followed: int


class SieiToEraseOut(Out):
    pairs: int
    files: int
    rejects: int
    rows: int
    returns: int


class SieiPublicationOut(Out):
    published_at: datetime | None
    platforms: list[SieiPlatformShareOut]
    schools: list[SieiSchoolReturnOut]
    pairs_left: int
    to_erase: SieiToEraseOut


class SieiRightnessOut(Out):
    kind: SourceKind
    listed: int
    contacted: int
    confirmed: int
    found: int
    missed: int
    interval: SieiIntervalOut | None
    sentence: str


class SieiFindingIn(In):
    """What the platform found when it called; `found_in` is the base that should have said so."""

    outcome: RowOutcome
    found_in: SourceKind | None = None
    on: date


class SieiFindingOut(Out):
    id: UUID
    version: int
    outcome: RowOutcome


class SieiReceivedOut(Out):
    count: int
