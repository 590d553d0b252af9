"""The interview: a draft that saves itself, written by two, finished once; the young person reads its synthesis."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from api.follow_ups.acting import entry_of, open_scene, settle
from domain.follow_ups import advance, return_right
from domain.follow_ups.advance import Scene
from domain.follow_ups.interviews import InterviewIsFinished, InterviewNotes, InterviewToComplete, check_finished
from domain.follow_ups.promises import ReturnState
from domain.follow_ups.referents import FollowUpIsOver
from domain.follow_ups.return_right import ReturnGiven
from domain.kernel.errors import Duplicate, Stale
from persistence.follow_ups import facts, promises, referents
from persistence.follow_ups.facts import InterviewRow
from persistence.journal import Access
from persistence.unit_of_work import UnitOfWork


class InterviewUnderWay(Duplicate):
    title = "Un entretien est déjà en cours de saisie"
    detail = "Un brouillon existe pour ce jeune. Ouvrez-le : vous pouvez l'écrire à deux."


async def begin_interview(uow: UnitOfWork, follow_up_id: UUID, notes: InterviewNotes, today: date) -> InterviewRow:
    """A draft; one at a time for one young person."""
    scene = await open_scene(uow, follow_up_id, today)
    if not scene.followed.is_open:
        raise FollowUpIsOver
    if any(one.state == "draft" for one in await facts.load_interviews(uow.session, follow_up_id)):
        raise InterviewUnderWay
    await _check_second(uow, scene, notes, uow.actor.id)
    values = {
        "follow_up": follow_up_id, "platform": scene.followed.platform_id, "by": uow.actor.id, "at": uow.now,
    }  # fmt: skip
    interview_id = await facts.insert_draft(uow.session, notes, values)
    await uow.record(entry_of(scene.followed, "interview:begin"))
    return await facts.load_interview(uow.session, follow_up_id, interview_id)


async def save_interview(
    uow: UnitOfWork, ids: tuple[UUID, UUID], notes: InterviewNotes, today: date, *, seen: int
) -> InterviewRow:
    """Autosave of (follow-up, interview): whatever is there, on the version that was read."""
    scene, before = await _draft(uow, ids, today, seen)
    await _check_second(uow, scene, notes, before.author_id)
    await facts.save_interview(uow.session, notes, _saved(uow, before, seen))
    await uow.record(entry_of(scene.followed, "interview:save"))
    return await facts.load_interview(uow.session, *ids)


async def finish_interview(uow: UnitOfWork, ids: tuple[UUID, UUID], today: date, *, seen: int) -> InterviewRow:
    """Whole, with a next step and its date: the follow-up moves, and the young person may read the synthesis."""
    scene, before = await _draft(uow, ids, today, seen)
    check_finished(before.notes, before.author_id, today)
    await facts.save_interview(uow.session, before.notes, _saved(uow, before, seen) | {"finished_at": uow.now})
    await _answer_promise(uow, scene, before.notes.held_on)
    moved = advance.hold_interview(scene, before.notes.held_on, before.notes.next_on)
    await settle(uow, scene, moved, "interview:finish", interview_id=str(before.id))
    return await facts.load_interview(uow.session, *ids)


async def _answer_promise(uow: UnitOfWork, scene: Scene, held_on: date) -> None:
    """The interview that the right to return had promised is this one."""
    asked = scene.around.return_request
    if asked is None or asked.state is not ReturnState.RECEIVED or held_on < asked.received_on:
        return
    held = return_right.take_return_step(asked, "hold_interview", ReturnGiven(on=held_on), scene.today)
    await promises.save_promise(uow.session, held, seen=asked.version)


async def show_interview(uow: UnitOfWork, ids: tuple[UUID, UUID], today: date) -> InterviewRow:
    """One interview, whole. Journalled."""
    scene = await open_scene(uow, ids[0], today)
    found = await facts.load_interview(uow.session, *ids)
    await uow.record(entry_of(scene.followed, "interview:read", Access.READ))
    return found


async def _draft(uow: UnitOfWork, ids: tuple[UUID, UUID], today: date, seen: int) -> tuple[Scene, InterviewRow]:
    scene = await open_scene(uow, ids[0], today)
    before = await facts.load_interview(uow.session, *ids)
    if before.version != seen:
        raise Stale
    if before.state != "draft":
        raise InterviewIsFinished
    return scene, replace(before)


async def _check_second(uow: UnitOfWork, scene: Scene, notes: InterviewNotes, author: UUID) -> None:
    second = notes.second_author_id
    if second is None:
        return
    staff = {one.id for one in await referents.load_staff(uow.session, scene.followed.platform_id, scene.today)}
    if second == author or second not in staff:
        detail = "Le second auteur est une autre personne de la plateforme."
        raise InterviewToComplete(errors=[{"pointer": "/second_author_id", "detail": detail}])


def _saved(uow: UnitOfWork, before: InterviewRow, seen: int) -> dict[str, Any]:
    return {"id": before.id, "seen": seen, "by": uow.actor.id, "at": uow.now, "finished_at": None}
