"""Mail against real servers that refuse, hang, answer nonsense or die: nothing lost, nothing silently sent twice."""

# ruff: noqa: ARG002 - the signatures are the mail library's

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from api.mail import Mail, NotSent, SmtpMailer, Uncertain, Undeliverable
from api.settings import Settings
from api.worker.effects import Ids, Message, Services
from api.worker.run_effect import EffectRunner
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork
from tests.worker.conftest import effect_row, with_table

MAIL = Mail("parent@famille.invalid", "Absence de ce matin", "Bonjour,\n\nÀ bientôt.\n", "0192-effet")


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def mailer(tmp_path: Path, port: int, timeout: float = 1.0) -> SmtpMailer:
    settings = Settings(data=tmp_path, smtp_host="127.0.0.1", smtp_port=port, smtp_start_tls=False)
    return SmtpMailer(settings, timeout)


class Inbox:
    """A mail server's handler; `answers` maps a command to what it says instead."""

    def __init__(self, **answers: str) -> None:
        self.received: list[bytes] = []
        self.answers = answers

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        envelope.mail_from = address
        return self.answers.get("mail", "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        envelope.rcpt_tos.append(address)
        return self.answers.get("rcpt", "250 OK")

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if "data" in self.answers:
            return self.answers["data"]
        self.received.append(envelope.content)
        return "250 OK"


@asynccontextmanager
async def smtp_server(inbox: Inbox) -> AsyncIterator[int]:
    port = free_port()
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@asynccontextmanager
async def raw_server(talk: Callable[[asyncio.StreamReader, asyncio.StreamWriter], object]) -> AsyncIterator[int]:
    async def handle(reader, writer):
        try:
            await talk(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


async def test_message_arrives_with_the_effect_as_its_id(tmp_path: Path) -> None:
    inbox = Inbox()
    async with smtp_server(inbox) as port:
        await mailer(tmp_path, port).send(MAIL)
    message = message_from_bytes(inbox.received[0], policy=default)
    assert message["Message-ID"] == "<0192-effet@raccroche.invalid>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Subject"] == MAIL.subject
    assert message.get_content().replace("\r\n", "\n") == MAIL.text


async def test_no_server_means_not_sent(tmp_path: Path) -> None:
    with pytest.raises(NotSent):
        await mailer(tmp_path, free_port()).send(MAIL)


@pytest.mark.parametrize(
    "answers",
    [{"mail": "451 later"}, {"mail": "500 what"}, {"rcpt": "450 greylisted"}, {"data": "452 full"}, {"data": "554 no"}],
)
async def test_a_refusal_means_not_sent(tmp_path: Path, answers: dict[str, str]) -> None:
    async with smtp_server(Inbox(**answers)) as port:
        with pytest.raises(NotSent):
            await mailer(tmp_path, port).send(MAIL)


async def test_an_unknown_recipient_is_not_tried_again(tmp_path: Path) -> None:
    async with smtp_server(Inbox(rcpt="550 no such user")) as port:
        with pytest.raises(Undeliverable):
            await mailer(tmp_path, port).send(MAIL)


async def test_a_server_that_hangs_before_the_message_means_not_sent(tmp_path: Path) -> None:
    async def silence(reader, writer):
        await reader.read()

    async with raw_server(silence) as port:
        with pytest.raises(NotSent):
            await mailer(tmp_path, port, 0.3).send(MAIL)


async def test_garbage_means_not_sent(tmp_path: Path) -> None:
    async def garbage(reader, writer):
        writer.write(b"\x00\xffHTTP/1.1 200 OK\r\n\r\n<html>")
        await writer.drain()
        await reader.read()

    async with raw_server(garbage) as port:
        with pytest.raises(NotSent):
            await mailer(tmp_path, port, 0.5).send(MAIL)


async def hangs_after_the_message(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"220 hello\r\n")
    while line := await reader.readline():
        if line.startswith(b"DATA"):
            writer.write(b"354 go on\r\n")
            break
        writer.write(b"250 OK\r\n")
    await reader.read()


async def test_silence_after_the_message_is_uncertain(tmp_path: Path) -> None:
    async with raw_server(hangs_after_the_message) as port:
        with pytest.raises(Uncertain):
            await mailer(tmp_path, port, 0.4).send(MAIL)


async def compose(uow: UnitOfWork, ids: Ids, services: Services) -> Mail | None:
    return replace(MAIL, message_id=ids["mail_id"])


async def settled(uow: UnitOfWork, ids: Ids, outcome: str) -> None:
    await uow.record(JournalEntry("test:mail", detail={"outcome": outcome}))


MESSAGE = Message(compose, settled)


def sending(runner: EffectRunner, to: SmtpMailer) -> EffectRunner:
    return with_table(replace(runner, services=replace(runner.services, mailer=to)), mail=MESSAGE)


async def test_mail_waits_for_a_server_that_comes_back(runner, queue_effect, drain, jobs_sessions, tmp_path) -> None:
    effect_id = await queue_effect("mail", mail_id="1")
    port, inbox = free_port(), Inbox()
    waiting = asyncio.create_task(drain(sending(runner, mailer(tmp_path, port))))
    await asyncio.sleep(0.05)
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    await waiting
    controller.stop()
    assert (await effect_row(jobs_sessions, effect_id))[0] == "done"
    assert len(inbox.received) == 1


async def test_uncertain_mail_is_shown_and_not_repeated(runner, queue_effect, drain, jobs_sessions, tmp_path) -> None:
    effect_id = await queue_effect("mail", mail_id="1")
    async with raw_server(hangs_after_the_message) as port:
        await drain(sending(runner, mailer(tmp_path, port, 0.4)))
    assert await effect_row(jobs_sessions, effect_id) == ("uncertain", 1, "uncertain")


async def test_worker_that_died_while_sending_leaves_an_uncertain_mail(
    runner, queue_effect, drain, jobs_sessions, tmp_path
) -> None:
    class Dies:
        async def send(self, mail: Mail) -> None:
            raise KeyboardInterrupt

    effect_id = await queue_effect("mail", mail_id="1")
    with pytest.raises(KeyboardInterrupt):
        await sending(runner, Dies()).run(effect_id)
    inbox = Inbox()
    async with smtp_server(inbox) as port:
        await drain(sending(runner, mailer(tmp_path, port)))
    assert (await effect_row(jobs_sessions, effect_id))[0] == "uncertain"
    assert inbox.received == []


async def test_without_a_mail_server_nothing_pretends_to_be_sent(runner, queue_effect, drain, jobs_sessions) -> None:
    effect_id = await queue_effect("mail", mail_id="1")
    await drain(with_table(runner, mail=MESSAGE))
    assert await effect_row(jobs_sessions, effect_id) == ("failed", 1, "undeliverable")
