"""The young person reads the synthesis of their interview: a link by mail or a code on paper, then the page itself."""

import asyncio
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from api.follow_ups.acting import Acted, entry_of, open_scene, touch
from api.letters.plain_paper import PlainBoxed, PlainPaper, PlainPart, render_plain
from api.links.steps import Desk, PersonalLink, look, note_opening
from api.security.typed_codes import new_typed_code, plain_code
from api.security.visitor import digest
from domain.follow_ups import interview_links as rules
from domain.follow_ups.advance import Scene
from domain.follow_ups.followed import OF_AGE
from domain.follow_ups.interview_links import READING_LIFETIME, InterviewReader
from domain.kernel.calendar import age_on
from domain.kernel.errors import Refusal
from domain.kernel.events import Effect
from domain.kernel.french import full_date, given_name, typeset
from persistence.follow_ups import facts
from persistence.follow_ups import interview_links as links
from persistence.follow_ups.facts import InterviewRow
from persistence.follow_ups.interview_links import INTERVIEW_DOOR, NewInterviewLink
from persistence.ids import new_id
from persistence.unit_of_work import UnitOfWork

SEND = "send_interview_link"


async def send_link(
    uow: UnitOfWork, ids: tuple[UUID, UUID], reader: InterviewReader, email: str | None, today: date
) -> Acted:
    """(follow-up, interview): the worker makes the link as it writes the mail."""
    scene, interview = await _finished(uow, ids, reader, today)
    address = rules.address_for(scene.followed, reader, email)
    new = NewInterviewLink(new_id(), interview.id, reader, uow.now + READING_LIFETIME, email=address)
    await links.add_link(uow.session, _of(scene), new, by=uow.actor.id, at=uow.now)
    await uow.enqueue([Effect(SEND, {"interview_link_id": str(new.id)})])
    return await touch(uow, scene, "interview:send_link", reader=reader.value)


@dataclass(frozen=True)
class Printed:
    """Where the paper sends its reader, and whether it is a paper of the demo."""

    page: str
    demo: bool


async def print_link(
    uow: UnitOfWork, ids: tuple[UUID, UUID], reader: InterviewReader, printed: Printed, today: date
) -> tuple[bytes, str, str]:
    """(follow-up, interview): a sheet with a code to type; printed again, the code before no longer opens."""
    scene, interview = await _finished(uow, ids, reader, today)
    code = new_typed_code()
    new = NewInterviewLink(
        new_id(), interview.id, reader, uow.now + READING_LIFETIME, token_hash=digest(plain_code(code))
    )  # fmt: skip
    await links.add_link(uow.session, _of(scene), new, by=uow.actor.id, at=uow.now)
    phone = await links.phone_of(uow.session, scene.followed.platform_id)
    content = await asyncio.to_thread(render_plain, _sheet(scene, interview, printed, code, phone))
    await uow.record(entry_of(scene.followed, "interview:print_link", detail={"reader": reader.value}))
    return content, "application/pdf", "lire-mon-entretien.pdf"


def _sheet(scene: Scene, interview: InterviewRow, printed: Printed, code: str, phone: str) -> PlainPaper:
    """The synthesis itself is not on it: a sheet is left on a bus."""
    return PlainPaper(
        "Lire ce qui a été écrit après votre rendez-vous",
        scene.followed.platform_name,
        (
            f"Vous avez été reçu le {full_date(interview.notes.held_on)}. Un court texte a été écrit.",
            "Il est à vous : vous pouvez le lire et demander une correction.",
            "Sur un téléphone ou un ordinateur, ouvrez cette page, puis recopiez le code :",
        ),
        (
            PlainPart("Ce qu'on vous demandera", ("La date de naissance du jeune. Rien d'autre, sans mot de passe.",)),
            PlainPart("Jusqu'à quand", ("Le code fonctionne pendant trente jours. Un nouveau se demande ici.",)),
            PlainPart("Une question", (f"Appelez le {phone}." if phone else "Parlez-en à la personne qui vous suit.",)),
        ),
        box=(PlainBoxed("Page", printed.page), PlainBoxed("Code", code)),
        demo=printed.demo,
    )  # fmt: skip


async def _finished(
    uow: UnitOfWork, ids: tuple[UUID, UUID], reader: InterviewReader, today: date
) -> tuple[Scene, InterviewRow]:
    scene = await open_scene(uow, ids[0], today)
    interview = await facts.load_interview(uow.session, *ids)
    if interview.finished_at is None:
        raise rules.InterviewStillWritten
    rules.check_reader(scene.followed, reader, today)
    return scene, interview


def _of(scene: Scene) -> tuple[UUID, UUID]:
    return scene.followed.id, scene.followed.platform_id


# --- the reader, with nobody signed in


@dataclass(frozen=True)
class SynthesisRead:
    """Exactly the objective synthesis, and what its reader may do about it."""

    first_name: str
    held_on: date
    synthesis: str
    written_by: str
    platform_name: str
    phone: str
    who_reads: tuple[str, ...]
    correction: tuple[str, ...]
    expires_at: datetime


def _alive(row: Any, now: datetime) -> bool:
    return row.attempts < rules.MOST_ATTEMPTS and row.expires_at > now and row.state in rules.OPENING


DESK = Desk(INTERVIEW_DOOR, _alive, rules.InterviewLinkEnded, rules.NotThisBirthDate)


async def show_to_reader(uow: UnitOfWork, link: PersonalLink) -> SynthesisRead | Refusal:
    """Journalled, as a reading by the family."""
    opened = await look(uow, DESK, link)
    if isinstance(opened, Refusal):
        return opened
    row = opened.row
    if row.reader == InterviewReader.GUARDIAN and age_on(row.birth_date, link.today) >= OF_AGE:
        return rules.InterviewLinkEnded()
    await note_opening(uow, opened)
    return SynthesisRead(
        given_name(row.first_names), row.held_on, row.synthesis,
        typeset(rules.writers((row.author_role, row.second_author_role))), row.platform_name, row.phone,
        tuple(map(typeset, rules.WHO_READS)), tuple(map(typeset, rules.correction(row.phone))), row.expires_at,
    )  # fmt: skip
