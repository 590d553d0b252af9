"""« Que va-t-il partir si j'enregistre ? » : the letters of a step of a departure before it is taken."""

import asyncio
from dataclasses import dataclass
from uuid import UUID

from api.departures.steps import LETTERS, gather_facts
from api.departures.steps_letters import compose_departure_letters
from api.documents.compose import Copy
from api.documents.sources import gather_school
from api.letters.render import render_drafts
from domain.departures.advance import take_step
from domain.departures.departure import Given, Leaving
from domain.documents.kinds import LetterKind
from domain.kernel.errors import NotFound, Refusal
from persistence.departures.repository import load_departure
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import load_rules
from persistence.unit_of_work import UnitOfWork


class NoLetterLeaves(Refusal):
    title = "Aucun courrier"
    detail = "Cette étape n'envoie aucun courrier."


@dataclass(frozen=True)
class DepartureLetterPreview:
    """One copy: what it is, to whom; without an address it will not leave."""

    letter: str
    title: str
    recipient: str
    has_address: bool
    to_service: bool


@dataclass(frozen=True)
class DepartureStepPreview:
    letters: tuple[DepartureLetterPreview, ...]


async def preview_step(uow: UnitOfWork, departure_id: UUID, name: str, given: Given) -> DepartureStepPreview:
    """What would leave and to whom; or what the step itself would be refused for."""
    copies = await _copies(uow, departure_id, name, given, demo=False)
    return DepartureStepPreview(
        tuple(
            DepartureLetterPreview(
                one.letter.kind.value, one.letter.kind.label, one.recipient,
                bool(one.letter.addressee.address_lines), one.authority is not None,
            )
            for one in copies
        )
    )  # fmt: skip


async def preview_letters(
    uow: UnitOfWork, departure_id: UUID, name: str, given: Given, *, demo: bool
) -> tuple[bytes, str, str]:
    """One PDF of every copy, each page marked « Brouillon »."""
    copies = await _copies(uow, departure_id, name, given, demo=demo)
    if not copies:
        raise NoLetterLeaves
    content = await asyncio.to_thread(render_drafts, [copy.letter for copy in copies])
    return content, "application/pdf", "brouillon.pdf"


async def _copies(uow: UnitOfWork, departure_id: UUID, name: str, given: Given, *, demo: bool) -> list[Copy]:
    before = await load_departure(uow.session, uow.actor, departure_id)
    if before.school_id not in uow.actor.units:
        raise NotFound
    today = (await load_rules(uow.session, before.school_id)).calendar.day_of(uow.now)
    taken = take_step(name, Leaving(before, await gather_facts(uow, before, today)), uow.actor, given, today=today)
    pair = (before.student_id, before.school_id)
    found = await gather_school(uow, pair, today, demo=demo)
    await uow.record(JournalEntry.of(pair, "departure:preview", Access.READ, departure_id=str(departure_id), step=name))
    kinds = [LetterKind(one.removeprefix("send_")) for one in taken.effects if one in LETTERS]
    return [copy for kind in kinds for copy in compose_departure_letters(kind, taken.departure, found, reference="")]
