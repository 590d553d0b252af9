"""« Que va-t-il se passer si je signe ? » : the step decided, nothing written."""

from uuid import UUID

from api.attendance_cases.steps import OpenFile, decide_step, lay_open
from api.attendance_cases.steps_reading import named
from domain.attendance_cases.advance import WORKFLOWS
from domain.attendance_cases.case import Act
from domain.attendance_cases.commands import Command
from domain.attendance_cases.law import ALL_BASES
from domain.attendance_cases.letters import Authority, CaseLetter
from domain.attendance_cases.offers import confirmation_of, label_of
from domain.attendance_cases.views import LetterPreview, StepPreview
from domain.documents.kinds import LetterKind
from domain.kernel.events import Effect
from persistence.attendance_cases import repository
from persistence.attendance_cases.pages import load_names, load_persons
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork


async def preview_step(uow: UnitOfWork, case_id: UUID, command: Command) -> StepPreview:
    """The confirmation sentence, the letters that would leave and to whom, what is known; or the refusal."""
    file = await repository.load_case(uow.session, uow.actor, case_id)
    opened = await lay_open(uow, file)
    decision = await decide_step(uow, opened, command)
    act = decision.entity.acts[-1]
    pair = (file.case.student_id, file.case.school_id)
    await uow.record(JournalEntry.of(pair, "attendance_case:preview", Access.READ, case_id=str(case_id), step=act.step))
    return await _preview(uow, opened, act, decision.effects)


async def _preview(uow: UnitOfWork, opened: OpenFile, act: Act, effects: tuple[Effect, ...]) -> StepPreview:
    student, _ = await load_names(uow.session, opened.case, opened.file.authority_id, opened.today)
    persons = {one.id: one for one in await load_persons(uow.session, opened.case)}
    row = WORKFLOWS[act.track].named(act.name)
    label = row.label if row else act.name
    return StepPreview(
        name=act.name,
        label=label_of(act.name, label, opened.case, facts=opened.facts, today=opened.today),
        confirmation=named(confirmation_of(act.name, opened.facts), student),
        legal_basis=ALL_BASES.get(act.basis),
        state_after=act.target,
        known=act.known,
        letters=tuple(
            LetterPreview(
                letter=kind.value,
                title=LetterKind(kind.value).label,
                persons=tuple(persons[one] for one in _ids(effect) if one in persons),
                to_pupil="student_id" in effect.ids,
                authority=Authority(effect.ids["authority"]).value if "authority" in effect.ids else None,
            )
            for effect in effects
            for kind in (CaseLetter(effect.kind.removeprefix("send_")),)
        ),
    )


def _ids(effect: Effect) -> list[UUID]:
    written = effect.ids.get("guardian_ids", "")
    return [UUID(one) for one in written.split(",")] if written else []
