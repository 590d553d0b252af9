"""Behind a link: the second fact, the code of a signature, and the link itself when its mail is written.

A wrong fact is an outcome, not an exception: the attempt must be committed before anybody is told.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from api.security.signing_code import code_hash, new_code
from api.security.visitor import digest, new_token
from domain.kernel.errors import Malformed, Refusal
from persistence.ids import new_id
from persistence.links import LinkDoor
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class PersonalLink:
    """What the visitor brings: the token and the day of birth; `today` is the day here."""

    token: str
    birth_date: date
    today: date

    @property
    def hash(self) -> bytes:
        return digest(self.token)


@dataclass(frozen=True)
class Desk:
    """One kind of link: where it stands, until when it opens, and what is said when it does not."""

    door: LinkDoor
    is_alive: Callable[[Any, datetime], bool]
    ended: type[Refusal]
    wrong_date: type[Malformed]


@dataclass(frozen=True)
class Opened:
    """A link whose second fact was right, and the row behind it."""

    desk: Desk
    link: PersonalLink
    row: Any


async def look(uow: UnitOfWork, desk: Desk, link: PersonalLink) -> Opened | Refusal:
    """What is behind the link, once the second fact is right; else what to say."""
    row = await desk.door.behind(uow.session, link.hash)
    if row is None or not desk.is_alive(row, uow.now):
        return desk.ended()
    if row.birth_date != link.birth_date:
        await desk.door.note_attempt(uow.session, link.hash)
        return _wrong(desk.wrong_date, "/birth_date")
    return Opened(desk, link, row)


async def note_opening(uow: UnitOfWork, opened: Opened) -> None:
    """The day of the first opening stays; each opening is journalled."""
    await opened.desk.door.note_opening(uow.session, opened.link.hash, uow.now, uow.act_id)


@dataclass(frozen=True)
class Told:
    """Signing or not, with the code of the mail."""

    code: str
    signed: bool
    wrong_code: type[Malformed]


async def settle(uow: UnitOfWork, opened: Opened, told: Told, **more: object) -> Refusal | None:
    """The evidence is who, when, and the hash of what was read. None once it is kept."""
    door, link = opened.desk.door, opened.link
    if not hmac.compare_digest(code_hash(opened.row.id, told.code), opened.row.code_hash or ""):
        await door.note_attempt(uow.session, link.hash)
        return _wrong(told.wrong_code, "/code")
    given = {
        "state": "signed" if told.signed else "declined",
        "signed": told.signed,
        "at": uow.now.isoformat(),
        "on": link.today.isoformat(),
        "act": str(uow.act_id),
        "signature_id": str(new_id()),
    }
    return None if await door.settle(uow.session, link.hash, given | more) else opened.desk.ended()


def _wrong(kind: type[Malformed], pointer: str) -> Malformed:
    return kind(errors=[{"pointer": pointer, "detail": kind.detail}])


async def make_link(uow: UnitOfWork, door: LinkDoor, link_id: UUID) -> str:
    """A token to read with; it stands in no queue and no table, only its hash does."""
    token = new_token()
    await door.give(uow.session, link_id, digest(token))
    return token


async def make_signing_link(uow: UnitOfWork, door: LinkDoor, link_id: UUID) -> tuple[str, str]:
    """(token, code) to sign with; the same holds of both."""
    token, code = new_token(), new_code()
    await door.give(uow.session, link_id, digest(token), code_hash(link_id, code))
    return token, code
