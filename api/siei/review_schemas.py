"""Answers of the review and of the lists of SIEI, and what is answered to them."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.schemas import In, Out
from domain.siei.outcomes import RowOutcome
from domain.siei.review import Answer
from domain.siei.sources import SourceKind


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


class SieiEarlierOut(Out):
    """An answer given before: a postponement with its motive, or the word of a former campaign."""

    answer: Answer
    decided_at: datetime
    by_name: str
    motive: str
    campaign_date: date


class SieiPairOut(Out):
    """A pair as its reader may see it; a blind reader gets neither weights, nor veto, nor earlier answers."""

    id: UUID
    blind: bool
    left_source: SourceKind
    right_source: SourceKind
    fields: list[SieiFieldOut]
    bits: float | None
    evidence: list[SieiEvidenceOut]
    veto: str | None
    earlier: list[SieiEarlierOut]
    held_until: datetime


class SieiHolderOut(Out):
    """Another reader, with the pairs they hold for two minutes."""

    name: str
    pairs: int
    until: datetime


class SieiNextPairOut(Out):
    """`pair` is empty when nothing is left for this reader; `holders` then says who has the others in hand."""

    pair: SieiPairOut | None
    progress: SieiReviewProgressOut
    holders: list[SieiHolderOut]


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
