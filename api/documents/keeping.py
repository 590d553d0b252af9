"""Prints the copies of an order and keeps them as sent: bytes, hash, envelope, first evidence, and a mail if wanted."""

import asyncio
from dataclasses import dataclass
from functools import cache
from hashlib import sha256 as _sha256
from pathlib import Path
from uuid import UUID

from pydantic import TypeAdapter

from api.documents.compose import Copy
from api.documents.compose_heads import is_from_office
from api.documents.sources import SchoolSources
from api.letters import render as renderer
from api.letters.render import render, sha256
from domain.documents.deliveries import Envelope, first_state
from domain.documents.delivery_states import Channel, DeliveryState
from domain.documents.kinds import SEALED_KINDS, Audience
from domain.documents.letter import Letter
from domain.documents.wording import title_of
from domain.documents.words import short_date
from domain.kernel.events import Effect
from persistence.documents import repository
from persistence.documents.repository import NewDocument
from persistence.ids import new_id
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork

LETTERS: TypeAdapter[Letter] = TypeAdapter(Letter)
"""A letter as JSON and back: what was printed, as data."""


@dataclass(frozen=True)
class Origin:
    """What an order carries out: a case and the link of its chain, or an attempt to reach the family outside a case.

    `replaces` is the envelope that did not arrive, for a letter that is sent again.
    """

    case_id: UUID | None = None
    act: tuple[str, int] | None = None
    contact_attempt_id: UUID | None = None
    replaces: UUID | None = None


@cache
def model_version() -> str:
    """The templates in use: a letter set under another version is never set again."""
    digest = _sha256()
    for path in sorted((Path(renderer.__file__).parent / "templates").glob("*.typ")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


async def keep_copies(uow: UnitOfWork, sources: SchoolSources, copies: list[Copy], origin: Origin) -> list[UUID]:
    """Print and keep each copy; the ids of the documents, in order."""
    return [await _keep(uow, sources, copy, origin) for copy in copies]


async def _keep(uow: UnitOfWork, sources: SchoolSources, copy: Copy, origin: Origin) -> UUID:
    letter = copy.letter
    content = await asyncio.to_thread(render, letter.kind, letter)
    document = NewDocument(
        id=new_id(),
        student_id=sources.pupil.id,
        school_id=sources.school.id,
        case_id=origin.case_id,
        act=origin.act,
        issuer_id=issuer_of(sources, letter),
        kind=letter.kind,
        title=printed_title(letter),
        reference=letter.reference,
        written_on=letter.written_on,
        signed_by=", ".join(part for part in (letter.signature.name, letter.signature.quality) if part),
        letter=LETTERS.dump_json(letter).decode(),
        content=content,
        sha256=sha256(content),
        rendered_from=model_version(),
        made_by_act=uow.act_id,
        created_at=uow.now,
    )
    await repository.add_document(uow.session, document)
    envelope = _envelope(document, copy, origin)
    await repository.add_envelope(uow.session, envelope, uow.actor.id, uow.now)
    await _announce(uow, envelope, copy)
    await uow.record(_entry(document, envelope))
    return document.id


def printed_title(letter: Letter) -> str:
    """The title as it stands on the sheet."""
    spoken = letter.previous_on or (letter.referral.sent_on if letter.referral else None)
    day = spoken or (letter.facts.last if letter.facts else letter.written_on)
    return title_of(letter, day=short_date(day))


def issuer_of(sources: SchoolSources, letter: Letter) -> UUID:
    """The unit whose letterhead it carries, whose batch it goes with."""
    if is_from_office(letter.kind) and sources.office is not None:
        return sources.office.unit_id
    return sources.school.id


def _envelope(document: NewDocument, copy: Copy, origin: Origin) -> Envelope:
    has_address = bool(copy.letter.addressee.address_lines)
    state = first_state(document.kind, copy.channel, has_address=has_address)
    return Envelope(
        id=new_id(),
        document_id=document.id,
        student_id=document.student_id,
        school_id=document.school_id,
        issuer_id=document.issuer_id,
        recipient=copy.recipient,
        channel=copy.channel,
        state=state,
        written_on=document.written_on,
        guardian_ids=tuple(one.id for one in copy.persons),
        to_pupil=copy.to_pupil,
        authority=copy.authority.value if copy.authority else None,
        settled_on=document.written_on,
        sealed=document.kind in SEALED_KINDS,
        contact_attempt_id=origin.contact_attempt_id,
        replaces=origin.replaces,
    )


async def _announce(uow: UnitOfWork, envelope: Envelope, copy: Copy) -> None:
    """Whoever prefers mail is told that a letter of the school is on its way; acts of the DASEN go on paper alone."""
    if copy.letter.kind.audience is not Audience.HOUSEHOLD:
        return
    for person in copy.persons:
        if person.prefers_mail and person.email:
            notice = Envelope(
                id=new_id(),
                document_id=envelope.document_id,
                student_id=envelope.student_id,
                school_id=envelope.school_id,
                issuer_id=envelope.issuer_id,
                recipient=envelope.recipient,
                channel=Channel.MAIL,
                state=DeliveryState.PREPARED,
                written_on=envelope.written_on,
                guardian_ids=(person.id,),
                settled_on=envelope.written_on,
            )
            await repository.add_envelope(uow.session, notice, uow.actor.id, uow.now)
            await uow.enqueue([Effect("announce_letter", {"delivery_id": str(notice.id)})])


def _entry(document: NewDocument, envelope: Envelope) -> JournalEntry:
    """What is sealed names no school in the journal, which the school reads."""
    pair = (document.student_id, None if envelope.sealed else document.school_id)
    return JournalEntry.of(pair, "document:keep", document_id=str(document.id), kind=document.kind.value)
