"""Letters that leave again: what was in the former envelope, and whether it was sent again already."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.documents.deliveries import Envelope
from domain.kernel.errors import NotFound
from persistence.documents.repository import ENVELOPE, envelope_of, shelf


@dataclass(frozen=True)
class KeptLetter:
    """A letter as data, with the case and the link of its chain that it carries out."""

    letter: str
    case_id: UUID | None
    act: tuple[str, int] | None


async def is_sent_again(session: AsyncSession, former: Envelope) -> bool:
    """Holds the former envelope first, so that two persons never send it twice."""
    table = f"{shelf(sealed=former.sealed)}deliveries"
    await session.execute(text(f"SELECT 1 FROM {table} WHERE id = :id FOR UPDATE"), {"id": former.id})
    found = await session.execute(text(f"SELECT EXISTS (SELECT FROM {table} WHERE replaces = :id)"), {"id": former.id})
    return bool(found.scalar_one())


async def load_kept(session: AsyncSession, former: Envelope) -> KeptLetter:
    row = (
        await session.execute(
            text(f"""SELECT CAST(letter AS text) AS letter, case_id, act_track, act_number
                     FROM {shelf(sealed=former.sealed)}documents WHERE id = :id"""),
            {"id": former.document_id},
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return KeptLetter(row.letter, row.case_id, (row.act_track, row.act_number) if row.act_track else None)


async def load_reissued(session: AsyncSession, former: Envelope) -> list[Envelope]:
    rows = await session.execute(text(f"{ENVELOPE} WHERE e.replaces = :id ORDER BY e.id"), {"id": former.id})
    return [envelope_of(row) for row in rows]
