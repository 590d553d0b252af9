"""« Chercher une autre adresse »: a letter that came back leaves again, to the present address of whom it was for."""

from dataclasses import replace
from uuid import UUID

from api.documents.compose import Copy, paper_for, printed_as
from api.documents.compose_people import full_name, households, to_persons, to_pupil
from api.documents.keeping import LETTERS, Origin, keep_copies
from api.documents.sources import SchoolSources, gather_school
from domain.documents.deliveries import (
    Envelope,
    NoOtherAddress,
    SentAgainAlready,
    check_reissue,
)
from domain.documents.letter import Letter
from persistence.documents import reissues, repository
from persistence.documents.reissues import KeptLetter
from persistence.documents.sources import GuardianSource
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork


async def reissue_delivery(uow: UnitOfWork, delivery_id: UUID, *, demo: bool) -> list[Envelope]:
    """The same letter in a new envelope for each present address; the former envelope stays as evidence."""
    former = await repository.load_envelope(uow.session, uow.actor, delivery_id)
    check_reissue(former)
    if await reissues.is_sent_again(uow.session, former):
        raise SentAgainAlready
    kept = await reissues.load_kept(uow.session, former)
    found = await gather_school(uow, (former.student_id, former.school_id), None, demo=demo)
    letter = LETTERS.validate_json(kept.letter)
    copies = [
        copy
        for copy in _copies(found, former, letter)
        if copy.letter.addressee.address_lines not in {(), letter.addressee.address_lines}
    ]
    if not copies:
        raise NoOtherAddress
    await keep_copies(uow, found, copies, _origin(former, kept))
    pair = (former.student_id, None if former.sealed else former.school_id)
    detail = {"delivery_id": str(former.id), "letters": len(copies)}
    await uow.record(JournalEntry.of(pair, "delivery:reissue", Access.WRITE, **detail))
    return await reissues.load_reissued(uow.session, former)


def _copies(found: SchoolSources, former: Envelope, letter: Letter) -> list[Copy]:
    """Nothing changes but the addressee: the day, the number and the words are those of the act."""
    if former.to_pupil:
        return [_copy(found, letter, ())]
    persons = found.named(former.guardian_ids)
    return [_copy(found, letter, group) for group in households(persons)]


def _copy(found: SchoolSources, letter: Letter, group: tuple[GuardianSource, ...]) -> Copy:
    addressee = to_persons(group) if group else to_pupil(found.pupil)
    channel = paper_for(found, letter.kind, addressee)
    again = replace(letter, addressee=addressee, delivery=printed_as(channel), registered_number="")
    recipient = ", ".join(full_name(one) for one in group) or addressee.name_lines[0]
    return Copy(again, channel, recipient, group, to_pupil=not group)


def _origin(former: Envelope, kept: KeptLetter) -> Origin:
    return Origin(kept.case_id, kept.act, former.contact_attempt_id, former.id)
