"""The batches of an office: which letters wait, the one PDF of a day, and how far it is."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.documents.batches import BatchState
from domain.documents.deliveries import Envelope
from domain.kernel.errors import NotFound, Stale
from persistence.documents.repository import ENVELOPE, envelope_of


@dataclass(frozen=True)
class WaitingLetter:
    """An envelope with what is in it, as data, and the templates it was set under."""

    envelope: Envelope
    letter: str
    rendered_from: str


@dataclass(frozen=True)
class LetterBatch:
    """One batch without its bytes."""

    id: UUID
    unit_id: UUID
    unit_name: str
    day: date
    state: BatchState
    letter_count: int
    sha256: str
    byte_count: int
    prepared_at: datetime
    printed_at: datetime | None
    posted_at: datetime | None
    version: int

    @property
    def state_label(self) -> str:
        return self.state.label


_LETTERS = f"""
    SELECT q.*, CAST(d.letter AS text) AS letter, d.rendered_from
    FROM ({ENVELOPE}) AS q JOIN (
        SELECT id, letter, rendered_from FROM documents UNION ALL
        SELECT id, letter, rendered_from FROM sealed_documents) AS d ON d.id = q.document_id
"""
_WAITING = text(f"""
    {_LETTERS} WHERE q.issuer_id = ANY(CAST(:units AS uuid[])) AND q.state = 'signed' AND q.batch_id IS NULL
      AND q.channel IN ('post', 'registered') ORDER BY q.id
""")
_IN_BATCH = text(f"{_LETTERS} WHERE q.batch_id = :batch ORDER BY q.id")
_BATCH = """
    SELECT b.id, b.unit_id, u.name AS unit_name, b.day, b.state, b.letter_count, b.sha256, b.byte_count,
        b.prepared_at, b.printed_at, b.posted_at, b.version
    FROM letter_batches b JOIN units u ON u.id = b.unit_id
    WHERE b.id = :id AND b.unit_id = ANY(CAST(:units AS uuid[]))
"""


async def load_waiting(session: AsyncSession, units: list[UUID]) -> list[WaitingLetter]:
    """Signed letters on paper that lie in no batch, the oldest first."""
    rows = await session.execute(_WAITING, {"units": units})
    return [WaitingLetter(envelope_of(row), row.letter, row.rendered_from) for row in rows]


async def load_letters(session: AsyncSession, batch_id: UUID) -> list[WaitingLetter]:
    """The letters of a batch, in the order in which they lie."""
    rows = await session.execute(_IN_BATCH, {"batch": batch_id})
    return [WaitingLetter(envelope_of(row), row.letter, row.rendered_from) for row in rows]


async def load_batch(session: AsyncSession, actor: Actor, batch_id: UUID, *, lock: bool = False) -> LetterBatch:
    query = f"{_BATCH} FOR UPDATE OF b" if lock else _BATCH
    row = (await session.execute(text(query), {"id": batch_id, "units": list(actor.units)})).one_or_none()
    if row is None:
        raise NotFound
    return LetterBatch(
        row.id, row.unit_id, row.unit_name, row.day, BatchState(row.state), row.letter_count, row.sha256,
        row.byte_count, row.prepared_at, row.printed_at, row.posted_at, row.version,
    )  # fmt: skip


async def load_batch_bytes(session: AsyncSession, batch_id: UUID) -> bytes:
    """The one PDF; the caller has loaded the batch within reach."""
    content = await session.execute(text("SELECT content FROM letter_batches WHERE id = :id"), {"id": batch_id})
    return bytes(content.scalar_one())


async def add_batch(session: AsyncSession, batch: LetterBatch, content: bytes, by: UUID) -> None:
    await session.execute(
        text("""INSERT INTO letter_batches (id, unit_id, day, letter_count, content, sha256, byte_count, prepared_by,
                    prepared_at)
                VALUES (:id, :unit, :day, :count, :content, :sha256, :size, :by, :at)"""),
        {
            "id": batch.id, "unit": batch.unit_id, "day": batch.day, "count": batch.letter_count, "content": content,
            "sha256": batch.sha256, "size": len(content), "by": by, "at": batch.prepared_at,
        },
    )  # fmt: skip


async def save_batch(session: AsyncSession, batch: LetterBatch, content: bytes | None = None) -> None:
    """`batch.version` is the new one; without content its bytes stay."""
    done = await session.execute(
        text("""UPDATE letter_batches SET state = :state, letter_count = :count, sha256 = :sha256, byte_count = :size,
                    content = coalesce(CAST(:content AS bytea), content), printed_at = :printed_at,
                    posted_at = :posted_at, version = :version
                WHERE id = :id AND version = :version - 1 RETURNING id"""),
        {
            "id": batch.id, "state": batch.state.value, "count": batch.letter_count, "sha256": batch.sha256,
            "size": batch.byte_count, "content": content, "printed_at": batch.printed_at,
            "posted_at": batch.posted_at, "version": batch.version,
        },
    )  # fmt: skip
    if done.one_or_none() is None:
        raise Stale
