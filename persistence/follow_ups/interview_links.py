"""Links by which a synthesis is read: one that opens per interview and reader, the earlier ones revoked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.follow_ups.interview_links import InterviewLink, InterviewLinkMeans, InterviewLinkState, InterviewReader
from persistence.links import LinkDoor

INTERVIEW_DOOR = LinkDoor("interview_links", "interview_link")
_REVOKE = text("""
    UPDATE interview_links SET state = 'revoked', settled_at = :at
    WHERE interview_id = :interview AND reader = :reader AND state IN ('queued', 'sent', 'printed')
""")
_INSERT = text("""
    INSERT INTO interview_links (id, follow_up_id, platform_id, interview_id, reader, means, email, token_hash, state,
        expires_at, created_by, created_at)
    VALUES (:id, :follow_up, :platform, :interview, :reader, :means, :email, :token, :state, :expires, :by, :at)
""")
_OF = text("""
    SELECT id, interview_id, reader, means, state, created_at, expires_at, opened_at FROM interview_links
    WHERE follow_up_id = :id AND state <> 'revoked' ORDER BY created_at DESC, id
""")
_ADDRESSEE = text("""
    SELECT l.email, u.name,
        coalesce((SELECT n.phone FROM foquale_networks n WHERE n.platform_id = l.platform_id AND n.phone <> ''
                  ORDER BY n.created_at, n.id LIMIT 1), '') AS phone
    FROM interview_links l JOIN units u ON u.id = l.platform_id
    WHERE l.id = :id AND l.state = 'queued' AND l.email <> ''
""")
_PHONE = text("""
    SELECT n.phone FROM foquale_networks n WHERE n.platform_id = :platform AND n.phone <> ''
    ORDER BY n.created_at, n.id LIMIT 1
""")


@dataclass(frozen=True)
class NewInterviewLink:
    """By mail its token is made when the mail is written; on paper it is there at once."""

    id: UUID
    interview_id: UUID
    reader: InterviewReader
    expires_at: datetime
    email: str | None = None
    token_hash: bytes | None = None


@dataclass(frozen=True)
class ReaderAddress:
    email: str
    platform_name: str
    phone: str


async def add_link(
    session: AsyncSession, of: tuple[UUID, UUID], new: NewInterviewLink, *, by: UUID, at: datetime
) -> None:  # fmt: skip
    """(follow-up, platform). An earlier link of the same reader no longer opens."""
    keys = {"interview": new.interview_id, "reader": new.reader.value, "at": at}
    await session.execute(_REVOKE, keys)
    means, state = ("paper", "printed") if new.email is None else ("mail", "queued")
    more = {
        "id": new.id, "follow_up": of[0], "platform": of[1], "means": means, "email": new.email,
        "token": new.token_hash, "state": state, "expires": new.expires_at, "by": by,
    }  # fmt: skip
    await session.execute(_INSERT, keys | more)


async def load_links(session: AsyncSession, follow_up_id: UUID) -> list[InterviewLink]:
    """Those that were not replaced, the latest first."""
    return [
        InterviewLink(
            row.id, row.interview_id, InterviewReader(row.reader), InterviewLinkMeans(row.means),
            InterviewLinkState(row.state), row.created_at, row.expires_at, row.opened_at,
        )
        for row in await session.execute(_OF, {"id": follow_up_id})
    ]  # fmt: skip


async def load_reader(session: AsyncSession, link_id: UUID) -> ReaderAddress | None:
    """Where the link goes; None once it was replaced."""
    row = (await session.execute(_ADDRESSEE, {"id": link_id})).one_or_none()
    return None if row is None else ReaderAddress(*row)


async def forget_address(session: AsyncSession, link_id: UUID) -> None:
    """The mail has left: the address of a guardian is kept no longer than that."""
    await session.execute(text("UPDATE interview_links SET email = NULL WHERE id = :id"), {"id": link_id})


async def phone_of(session: AsyncSession, platform_id: UUID) -> str:
    """Whom to call; empty when the platform has no network with a number."""
    found: str | None = (await session.execute(_PHONE, {"platform": platform_id})).scalar_one_or_none()
    return found or ""
