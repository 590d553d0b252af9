"""Pairs to review: the next one nobody holds, in the order of a lot; answers, undoing, what they do to the list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.errors import NotFound
from domain.siei.review import Answer, PairPurpose, Proof, RowState, Touched, settle
from persistence.ids import new_id

_STANDS = "d.pair_id = p.id AND d.undone_at IS NULL AND d.answer <> 'later'"
# What one reader may still answer: first readings of anybody's, second readings of what somebody else has read.
_OPEN_TO = f"""
    (NOT EXISTS (SELECT FROM siei_decisions d WHERE {_STANDS})
     OR (p.double_reading AND NOT EXISTS (SELECT FROM siei_decisions d WHERE {_STANDS} AND
            (d.reading = 2 OR d.decided_by = :by))))
"""
_COLUMNS = """p.id, p.campaign_id, p.unit_id, p.purpose, p.left_key, p.right_key, p.left_source, p.right_source,
    p.left_fields, p.right_fields, p.bits, p.evidence, p.veto, p.row_key, p.other_source, p.proves,
    p.double_reading, p.held_by, p.held_until"""
_NEXT = text(f"""
    SELECT {_COLUMNS} FROM siei_pairs p
    WHERE p.campaign_id = :campaign AND {_OPEN_TO}
      AND (p.held_until IS NULL OR p.held_until <= :now OR p.held_by = :by) AND p.id <> ALL(CAST(:besides AS uuid[]))
    ORDER BY p.postponed, p.lot LIMIT 1 FOR UPDATE SKIP LOCKED
""")
_HOLD = text("UPDATE siei_pairs SET held_by = :by, held_until = :until WHERE id = :id")
_ONE = text(f"""
    SELECT {_COLUMNS} FROM siei_pairs p WHERE p.id = :id AND p.campaign_id = :campaign FOR UPDATE OF p
""")
_ANSWERS = text("""
    SELECT d.id, d.reading, d.answer, d.motive, d.decided_by, d.decided_at, a.display_name AS by_name
    FROM siei_decisions d JOIN accounts a ON a.id = d.decided_by
    WHERE d.pair_id = :pair AND d.undone_at IS NULL ORDER BY d.decided_at
""")
_DECIDE = text("""
    INSERT INTO siei_decisions (id, campaign_id, unit_id, pair_id, purpose, reading, blind, left_key, right_key, answer,
        motive, against_veto, decided_by, decided_at)
    VALUES (:id, :campaign, :unit, :pair, :purpose, :reading, :blind, :left, :right, :answer, :motive, :against,
        :by, :at)
""")
_UNDO = text("""
    UPDATE siei_decisions SET undone_at = :at WHERE id = (
        SELECT d.id FROM siei_decisions d WHERE d.pair_id = :pair AND d.decided_by = :by AND d.undone_at IS NULL
        ORDER BY d.decided_at DESC LIMIT 1)
    RETURNING answer
""")
# First readings decide; the second only measures how far two readers agree.
_TOUCHED = text("""
    SELECT p.proves, (SELECT d.answer FROM siei_decisions d
        WHERE d.pair_id = p.id AND d.reading = 1 AND d.undone_at IS NULL
        ORDER BY d.answer = 'later', d.decided_at DESC LIMIT 1) AS answer
    FROM siei_pairs p WHERE p.campaign_id = :campaign AND p.purpose = 'review' AND p.row_key = :key
""")
_SETTLE = text("""
    UPDATE siei_rows SET state = :state, removed_because = :because, version = version + 1
    WHERE campaign_id = :campaign AND person_key = :key AND published_at IS NULL
""")
_PROGRESS = text("""
    SELECT count(*) FILTER (WHERE p.purpose = 'review') AS review,
        count(*) FILTER (WHERE p.purpose = 'review' AND done.first IS NOT NULL) AS reviewed,
        count(*) FILTER (WHERE p.purpose = 'sample') AS sample,
        count(*) FILTER (WHERE p.purpose = 'sample' AND done.first IS NOT NULL) AS sampled,
        count(*) FILTER (WHERE p.purpose = 'sample' AND done.first = 'same') AS sampled_right,
        count(*) FILTER (WHERE p.double_reading AND p.purpose = 'review') AS double,
        count(*) FILTER (WHERE p.double_reading AND done.second IS NOT NULL) AS doubled,
        count(*) FILTER (WHERE p.double_reading AND done.second = done.first) AS agreed,
        count(*) FILTER (WHERE p.postponed > 0 AND done.first IS NULL) AS postponed
    FROM siei_pairs p LEFT JOIN LATERAL (
        SELECT min(d.answer) FILTER (WHERE d.reading = 1) AS first, min(d.answer) FILTER (WHERE d.reading = 2) AS second
        FROM siei_decisions d WHERE d.pair_id = p.id AND d.undone_at IS NULL AND d.answer <> 'later') AS done ON true
    WHERE p.campaign_id = :campaign
""")
_PACE = text("""
    SELECT extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY g.gap))
    FROM (SELECT d.decided_at - lag(d.decided_at) OVER (PARTITION BY d.decided_by ORDER BY d.decided_at) AS gap
          FROM siei_decisions d WHERE d.campaign_id = :campaign) AS g
    WHERE g.gap < interval '2 minutes'
""")


@dataclass(frozen=True)
class Pair:
    """A pair as it is kept; what a reader may see of it is for the use case to say."""

    id: UUID
    campaign_id: UUID
    unit_id: UUID
    purpose: PairPurpose
    left_key: str
    right_key: str
    left_source: str
    right_source: str
    left_fields: dict[str, Any]
    right_fields: dict[str, Any]
    bits: float
    evidence: list[dict[str, Any]]
    veto: str | None
    row_key: str | None
    other_source: str | None
    proves: Proof | None
    double_reading: bool
    held_by: UUID | None
    held_until: datetime | None


@dataclass(frozen=True)
class StandingAnswer:
    id: UUID
    reading: int
    answer: str
    motive: str
    decided_by: UUID
    decided_at: datetime
    by_name: str


@dataclass(frozen=True)
class ReviewProgress:
    """`sampled_right` of `sampled` automatic links were right; `agreed` of `doubled` second readings said the same."""

    review: int
    reviewed: int
    sample: int
    sampled: int
    sampled_right: int
    double: int
    doubled: int
    agreed: int
    postponed: int
    seconds_per_pair: int | None

    @property
    def left(self) -> int:
        return self.review - self.reviewed + self.sample - self.sampled


def _pair(row: Any) -> Pair:
    proves = None if row.proves is None else Proof(row.proves)
    return replace(Pair(*row), purpose=PairPurpose(row.purpose), proves=proves)


@dataclass(frozen=True)
class Taking:
    """Who takes a pair, when, for how long; `besides` are those already on their screen."""

    by: UUID
    now: datetime
    until: datetime
    besides: Sequence[UUID] = ()


async def take_next(session: AsyncSession, campaign_id: UUID, taking: Taking) -> Pair | None:
    """The next pair for this reader, held for them."""
    keys = {"campaign": campaign_id, "by": taking.by, "now": taking.now, "besides": list(taking.besides)}
    row = (await session.execute(_NEXT, keys)).one_or_none()
    if row is None:
        return None
    await hold_pair(session, row.id, taking.by, taking.until)
    return _pair(row)


async def hold_pair(session: AsyncSession, pair_id: UUID, by: UUID, until: datetime) -> None:
    await session.execute(_HOLD, {"id": pair_id, "by": by, "until": until})


async def load_pair(session: AsyncSession, campaign_id: UUID, pair_id: UUID) -> Pair:
    row = (await session.execute(_ONE, {"id": pair_id, "campaign": campaign_id})).one_or_none()
    if row is None:
        raise NotFound
    return _pair(row)


async def load_answers(session: AsyncSession, pair_id: UUID) -> list[StandingAnswer]:
    return [StandingAnswer(*row) for row in await session.execute(_ANSWERS, {"pair": pair_id})]


@dataclass(frozen=True)
class NewAnswer:
    reading: int
    blind: bool
    answer: Answer
    motive: str
    against_veto: bool
    by: UUID
    at: datetime


async def add_answer(session: AsyncSession, pair: Pair, new: NewAnswer) -> None:
    """The answer, and the pair let go; a postponed pair goes behind all that were postponed less often."""
    values = {
        "id": new_id(), "campaign": pair.campaign_id, "unit": pair.unit_id, "pair": pair.id,
        "purpose": pair.purpose.value, "reading": new.reading, "blind": new.blind, "left": pair.left_key,
        "right": pair.right_key, "answer": new.answer.value, "motive": new.motive, "against": new.against_veto,
        "by": new.by, "at": new.at,
    }  # fmt: skip
    await session.execute(_DECIDE, values)
    later = 1 if new.answer is Answer.LATER else 0
    await session.execute(
        text("UPDATE siei_pairs SET held_by = NULL, held_until = NULL, postponed = postponed + :later WHERE id = :id"),
        {"id": pair.id, "later": later},
    )


async def undo_answer(session: AsyncSession, pair_id: UUID, by: UUID, at: datetime) -> str | None:
    """The reader's own last answer to this pair, taken back; None when there is none."""
    return (await session.execute(_UNDO, {"pair": pair_id, "by": by, "at": at})).scalar_one_or_none()


async def settle_row(session: AsyncSession, campaign_id: UUID, row_key: str) -> RowState | None:
    """What this row of the list is now, after the answers to all its pairs; None when the pair touches none."""
    keys = {"campaign": campaign_id, "key": row_key}
    crossed = await session.execute(
        text("SELECT crossed_as FROM siei_rows WHERE campaign_id = :campaign AND person_key = :key"), keys
    )
    crossed_as = crossed.scalar_one_or_none()
    if crossed_as is None:
        return None
    touched = [
        Touched(row.proves and Proof(row.proves), row.answer and Answer(row.answer))
        for row in await session.execute(_TOUCHED, keys)
    ]
    settled = settle(RowState(crossed_as), touched)
    because = None if settled.because is None else settled.because.value
    await session.execute(_SETTLE, {**keys, "state": settled.state.value, "because": because})
    return settled.state


async def load_progress(session: AsyncSession, campaign_id: UUID) -> ReviewProgress:
    row = (await session.execute(_PROGRESS, {"campaign": campaign_id})).one()
    pace = (await session.execute(_PACE, {"campaign": campaign_id})).scalar_one_or_none()
    return ReviewProgress(*[*row, None if pace is None else max(1, round(float(pace)))])


async def reader_name(session: AsyncSession, account_id: UUID) -> str:
    found = text("SELECT display_name FROM accounts WHERE id = :id")
    return str((await session.execute(found, {"id": account_id})).scalar_one())
