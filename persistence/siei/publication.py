"""Publishing, closing, comparing and measuring: what leaves, what is erased, what came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.errors import NotFound, Stale
from domain.siei.campaign import Campaign
from domain.siei.outcomes import RowOutcome
from domain.siei.sources import SourceKind

_SHARES = text("""
    SELECT r.platform_id, u.name AS platform_name, count(*) AS rows,
        count(*) FILTER (WHERE r.state = 'listed') AS listed,
        count(*) FILTER (WHERE r.state = 'to_confirm') AS to_confirm,
        count(*) FILTER (WHERE r.age < 18) AS minors, count(*) FILTER (WHERE r.known_to_mission_locale) AS known,
        count(*) FILTER (WHERE r.known_before) AS still
    FROM siei_rows r LEFT JOIN units u ON u.id = r.platform_id
    WHERE r.campaign_id = :campaign AND r.state <> 'removed'
    GROUP BY r.platform_id, u.name ORDER BY u.name NULLS LAST
""")
_RETURNS = text("""
    SELECT r.school_id, s.name AS school_name, count(*) FILTER (WHERE r.kind = 'elsewhere') AS elsewhere,
        count(*) FILTER (WHERE r.kind = 'followed') AS followed
    FROM siei_returns r JOIN schools s ON s.id = r.school_id WHERE r.campaign_id = :campaign
    GROUP BY r.school_id, s.name ORDER BY s.name
""")
_TO_ERASE = text("""
    SELECT (SELECT count(*) FROM siei_pairs WHERE campaign_id = :campaign) AS pairs,
        (SELECT count(*) FROM siei_files f JOIN siei_sources s ON s.id = f.source_id
           WHERE s.campaign_id = :campaign) AS files,
        (SELECT count(*) FROM siei_rejects WHERE campaign_id = :campaign) AS rejects,
        (SELECT count(*) FROM siei_rows WHERE campaign_id = :campaign AND published_at IS NULL) AS rows,
        (SELECT count(*) FROM siei_returns WHERE campaign_id = :campaign) AS returns
""")
_ERASE = (
    "DELETE FROM siei_pairs WHERE campaign_id = :campaign",
    "DELETE FROM siei_files WHERE source_id IN (SELECT id FROM siei_sources WHERE campaign_id = :campaign)",
    "DELETE FROM siei_rejects WHERE campaign_id = :campaign",
    "DELETE FROM siei_rows WHERE campaign_id = :campaign AND published_at IS NULL",
    "DELETE FROM siei_returns WHERE campaign_id = :campaign",
)


@dataclass(frozen=True)
class PlatformShare:
    """What one platform gets; without a platform, what nobody would get."""

    platform_id: UUID | None
    platform_name: str | None
    rows: int
    listed: int
    to_confirm: int
    minors: int
    known_to_mission_locale: int
    still: int


@dataclass(frozen=True)
class SchoolReturn:
    school_id: UUID
    school_name: str
    elsewhere: int
    followed: int


@dataclass(frozen=True)
class ToErase:
    """What stands of a campaign besides its published list."""

    pairs: int
    files: int
    rejects: int
    rows: int
    returns: int

    @property
    def is_nothing(self) -> bool:
        return not (self.pairs or self.files or self.rejects or self.rows or self.returns)


async def load_shares(session: AsyncSession, campaign_id: UUID) -> list[PlatformShare]:
    return [PlatformShare(*row) for row in await session.execute(_SHARES, {"campaign": campaign_id})]


async def load_returns(session: AsyncSession, campaign_id: UUID) -> list[SchoolReturn]:
    return [SchoolReturn(*row) for row in await session.execute(_RETURNS, {"campaign": campaign_id})]


async def publish_rows(session: AsyncSession, campaign: Campaign, at: datetime) -> tuple[int, int]:
    """Rows with a platform and returns become visible; the former list's rows give way. (rows, returns)."""
    keys = {"campaign": campaign.id, "at": at}
    rows = await session.execute(
        text("""UPDATE siei_rows SET published_at = :at, version = version + 1
                WHERE campaign_id = :campaign AND state <> 'removed' AND platform_id IS NOT NULL RETURNING id"""),
        keys,
    )
    published = len(rows.all())
    returned = await session.execute(
        text("UPDATE siei_returns SET published_at = :at WHERE campaign_id = :campaign RETURNING id"), keys
    )
    if campaign.previous_id is not None:
        await session.execute(
            text("""UPDATE siei_rows SET superseded_at = :at, version = version + 1
                    WHERE campaign_id = :previous AND published_at IS NOT NULL AND superseded_at IS NULL"""),
            {"previous": campaign.previous_id, "at": at},
        )
    return published, len(returned.all())


async def count_to_erase(session: AsyncSession, campaign_id: UUID) -> ToErase:
    return ToErase(*(await session.execute(_TO_ERASE, {"campaign": campaign_id})).one())


async def erase(session: AsyncSession, campaign_id: UUID) -> ToErase:
    """Pairs, files, refused lines, rows that were not published, returns; answers what was there."""
    there = await count_to_erase(session, campaign_id)
    for statement in _ERASE:
        await session.execute(text(statement), {"campaign": campaign_id})
    return there


_ANSWER = text("""
    UPDATE siei_rows SET outcome = :outcome, found_in = :found_in, outcome_on = :on, outcome_by = :by,
        version = version + 1
    WHERE id = :id AND version = :seen AND published_at IS NOT NULL AND platform_id = ANY(CAST(:units AS uuid[]))
    RETURNING campaign_id, version
""")
_MINE = text("""
    SELECT id, version, received_at FROM siei_rows
    WHERE id = :id AND published_at IS NOT NULL AND platform_id = ANY(CAST(:units AS uuid[]))
""")


async def load_own_row(session: AsyncSession, actor: Actor, row_id: UUID) -> Any:
    """A published row of one's platforms, else NotFound."""
    row = (await session.execute(_MINE, {"id": row_id, "units": list(actor.units)})).one_or_none()
    if row is None:
        raise NotFound
    return row


@dataclass(frozen=True)
class Finding:
    """What the platform found when it called."""

    outcome: RowOutcome
    found_in: SourceKind | None
    on: date


async def save_finding(session: AsyncSession, actor: Actor, row_id: UUID, finding: Finding, *, seen: int) -> int:
    keys = {
        "id": row_id, "units": list(actor.units), "outcome": finding.outcome.value, "on": finding.on, "by": actor.id,
        "found_in": None if finding.found_in is None else finding.found_in.value, "seen": seen,
    }  # fmt: skip
    done = (await session.execute(_ANSWER, keys)).one_or_none()
    if done is None:
        raise Stale
    return int(done.version)


async def mark_received(session: AsyncSession, actor: Actor, at: datetime) -> int:
    """All that was published for one's platforms and nobody had taken note of."""
    done = await session.execute(
        text("""UPDATE siei_rows SET received_at = :at, received_by = :by, version = version + 1
                WHERE published_at IS NOT NULL AND received_at IS NULL AND superseded_at IS NULL
                  AND platform_id = ANY(CAST(:units AS uuid[])) RETURNING id"""),
        {"at": at, "by": actor.id, "units": list(actor.units)},
    )
    return len(done.all())


_MEASURED = text("""
    SELECT r.source, count(*) AS listed, count(r.outcome) AS contacted,
        count(*) FILTER (WHERE r.outcome = 'confirmed') AS confirmed,
        count(*) FILTER (WHERE r.outcome IN ('already_enrolled', 'already_qualified')) AS found
    FROM (SELECT unnest(sources) AS source, outcome FROM siei_rows
          WHERE campaign_id = :campaign AND published_at IS NOT NULL) AS r
    GROUP BY r.source
""")
_MISSED = text("""
    SELECT found_in, count(*) AS missed FROM siei_rows
    WHERE campaign_id = :campaign AND found_in IS NOT NULL GROUP BY found_in
""")
_FEEDBACK = text("""
    SELECT family_name, first_names, birth_date, last_school_uai, left_on, outcome, outcome_on FROM siei_rows
    WHERE campaign_id = :campaign AND published_at IS NOT NULL AND outcome IS NOT NULL AND outcome <> 'confirmed'
      AND (found_in = :kind OR :kind = ANY(sources))
    ORDER BY sort_name, id
""")


@dataclass(frozen=True)
class SourceMeasure:
    """Rows that come from the source, those answered, those found exact; `missed` are people it should have held."""

    kind: SourceKind
    listed: int
    contacted: int
    confirmed: int
    found: int
    missed: int


async def measure_sources(session: AsyncSession, campaign_id: UUID) -> list[SourceMeasure]:
    keys = {"campaign": campaign_id}
    by_kind = {row.source: row for row in await session.execute(_MEASURED, keys)}
    missed = {row.found_in: row.missed for row in await session.execute(_MISSED, keys)}
    measures = []
    for kind in SourceKind:
        row = by_kind.get(kind.value)
        if row or kind.value in missed:
            measures.append(
                SourceMeasure(
                    kind,
                    listed=row.listed if row else 0,
                    contacted=row.contacted if row else 0,
                    confirmed=row.confirmed if row else 0,
                    found=row.found if row else 0,
                    missed=missed.get(kind.value, 0),
                )
            )
    return measures


async def load_feedback(session: AsyncSession, campaign_id: UUID, kind: SourceKind) -> Sequence[Any]:
    """Rows of which the list was wrong: those that come from this source, and those it should have held."""
    return (await session.execute(_FEEDBACK, {"campaign": campaign_id, "kind": kind.value})).all()


_CHANGES = text("""
    SELECT count(*) FILTER (WHERE known_before) AS still, count(*) FILTER (WHERE NOT known_before) AS entered
    FROM siei_rows WHERE campaign_id = :campaign AND state <> 'removed'
""")


async def count_changes(session: AsyncSession, campaign_id: UUID) -> tuple[int, int]:
    """(still there, entered) on the list as it now stands."""
    row = (await session.execute(_CHANGES, {"campaign": campaign_id})).one()
    return row.still, row.entered
