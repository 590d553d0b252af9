"""The letters of a step as they would leave, before it is taken: nothing is written but the journal."""

import asyncio
from uuid import UUID

from api.attendance_cases.steps import lay_open
from api.documents.steps import compose_step
from api.letters.render import render_drafts
from domain.attendance_cases.advance import advance
from domain.attendance_cases.commands import Command
from domain.kernel.errors import Refusal
from persistence.attendance_cases import repository
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork


class NoLetter(Refusal):
    title = "Aucun courrier"
    detail = "Cette étape n'envoie aucun courrier."


async def preview_letters(uow: UnitOfWork, case_id: UUID, command: Command, *, demo: bool) -> tuple[bytes, str, str]:
    """One PDF of every copy, each page marked « Brouillon »; or what the step itself would be refused for."""
    file = await repository.load_case(uow.session, uow.actor, case_id)
    opened = await lay_open(uow, file)
    decision = advance(opened.case, command, uow.actor, facts=opened.facts, today=opened.today)
    if not decision.effects:
        raise NoLetter
    after = file.moved_to(decision.entity)
    copies = await compose_step(uow, after, decision.effects, opened.facts.delegation, demo=demo)
    content = await asyncio.to_thread(render_drafts, [copy.letter for copy in copies])
    pair = (file.case.student_id, file.case.school_id)
    await uow.record(JournalEntry.of(pair, "document:preview", Access.READ, case_id=str(case_id), step=command.step))
    return content, "application/pdf", "brouillon.pdf"
