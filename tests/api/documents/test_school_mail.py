"""The school's letters: on paper outside cases, and the mail that says one is coming, to whoever wants it."""

# ruff: noqa: ARG002 - the signatures are the mail library's

from collections.abc import Iterator
from datetime import date
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import text

from api import clock
from api.documents import steps
from api.documents.steps import SchoolMail
from api.mail import SmtpMailer
from domain.kernel.calendar import Half, HalfDay
from persistence.unit_of_work import job_unit_of_work
from tests.api.documents.conftest import Desk, runner_of
from tests.worker.test_mail import free_port

NAMED = (HalfDay(date(2026, 11, 5), Half.AM), HalfDay(date(2026, 11, 10), Half.AM))


class Inbox:
    """Keeps what it receives; refuses whoever it is told to."""

    def __init__(self) -> None:
        self.received: list = []
        self.refused = False

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's signature
        if self.refused:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's signature
        self.received.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def post_office() -> Iterator[tuple[Inbox, int]]:
    inbox, port = Inbox(), free_port()
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield inbox, port
    controller.stop()


@pytest.fixture
async def mailing(desk: Desk, settings, post_office: tuple[Inbox, int]) -> Desk:
    """A desk with a mail server; the father prefers mail."""
    async with desk.world.jobs_sessions() as session, session.begin():
        await session.execute(
            text("UPDATE guardians SET prefers_mail = true, email = 'p@famille.invalid' WHERE family_name = 'DUBREUIL'")
        )
    served = settings.model_copy(
        update={"smtp_host": "127.0.0.1", "smtp_port": post_office[1], "smtp_start_tls": False}
    )
    return Desk(desk.world, runner_of(desk.world, served, SmtpMailer(served)))


async def _all_work(desk: Desk) -> list[str]:
    await desk.work()
    return await desk.work()  # announcements are queued by the letters


async def test_whoever_prefers_mail_is_told_that_a_letter_waits_and_nothing_else(
    mailing: Desk, post_office: tuple[Inbox, int]
) -> None:
    await mailing.refer()
    assert await _all_work(mailing) == []
    (message,) = post_office[0].received
    line = next(
        delivery
        for one in await mailing.documents("head", "referral_information")
        for delivery in one["deliveries"]
        if delivery["channel"] == "mail"
    )
    assert message["Subject"] == "Un courrier vous attend"
    assert message["To"] == "p@famille.invalid"
    assert message["Message-ID"].startswith(f"<{line['id']}@")
    body = message.get_content()
    assert not any(word in body for word in ("Inès", "FERRAND", "absence", "dossier a été transmis"))
    assert line["state"] == "sent"
    paper = [
        delivery["state"]
        for one in await mailing.documents("head", "referral_information")
        for delivery in one["deliveries"]
        if delivery["channel"] == "post"
    ]
    assert paper == ["signed", "signed"]  # the letter itself still leaves on paper


async def test_a_refused_address_is_a_failure_of_the_day(mailing: Desk, post_office: tuple[Inbox, int]) -> None:
    post_office[0].refused = True
    await mailing.refer()
    await _all_work(mailing)
    first = (await mailing.get("head", "/deliveries")).json()["items"][0]
    assert (first["channel"], first["state"], first["is_failure"]) == ("mail", "undeliverable", True)


async def test_acts_of_the_dasen_are_never_announced_by_mail(mailing: Desk, post_office: tuple[Inbox, int]) -> None:
    await mailing.warn()
    await _all_work(mailing)
    assert len(post_office[0].received) == 1  # the school's information of the referral, not the warning


async def test_invitations_on_paper_name_their_half_days_and_the_first_invitation(desk: Desk) -> None:
    world = desk.world
    mails = [SchoolMail(world.student.id, world.school.id, halves, world.guardians) for halves in (NAMED[:1], NAMED)]
    async with job_unit_of_work(world.jobs_sessions, clock.now(), "test") as uow:
        await steps.print_absence_notice(uow, mails[0])
        await steps.print_reason_invitation(uow, mails[1])
        await steps.print_reason_invitation(uow, mails[1], first_on=date(2026, 11, 12))
    assert await desk.work() == []
    lines = (await desk.get("cpe", f"/students/{world.student.id}/documents")).json()["items"]
    assert sorted(one["kind"] for one in lines) == sorted(
        ["absence_notice", "reason_invitation_1", "reason_invitation_2"] * 2
    )
    second = next(one for one in lines if one["kind"] == "reason_invitation_2")
    words = await desk.text_of("cpe", second["id"])
    assert "12 novembre 2026" in words
    assert "jeudi 5 novembre 2026" in words
    assert {one["case_id"] for one in lines} == {None}
