"""The mailer: one plain-text message per effect, and an honest answer about what became of it.

Before the message's data has been handed over, any failure means « not sent » and the effect is tried again. Once the
data is on its way, silence means « nobody knows »: the delivery is marked uncertain and not repeated by itself.
"""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Protocol

import aiosmtplib
from aiosmtplib import SMTPException, SMTPRecipientRefused, SMTPResponseException

from api.settings import Settings

TIMEOUT_SECONDS = 20.0
_LASTING = range(550, 560)  # this recipient will never be accepted (RFC 5321 §4.2.2)


class NotSent(Exception):  # noqa: N818 - an outcome
    """The message has certainly not left: it may be tried again."""


class Undeliverable(Exception):  # noqa: N818 - an outcome
    """The message has certainly not left, and trying again will not help."""


class Uncertain(Exception):  # noqa: N818 - an outcome
    """The connection died while the message was being handed over: nobody knows."""


class MailSwitchedOff(Undeliverable):
    """No mail server is configured."""


@dataclass(frozen=True)
class Mail:
    """A message to one person. `message_id` is the effect's id, so that a repeated delivery can be recognised."""

    to: str
    subject: str
    text: str
    message_id: str


class Mailer(Protocol):
    async def send(self, mail: Mail) -> None:
        """Hand one message over, or raise NotSent, Undeliverable or Uncertain."""


class NoMailer:
    """Without a mail server, nothing pretends to have been sent."""

    async def send(self, mail: Mail) -> None:
        raise MailSwitchedOff(mail.message_id)


class SmtpMailer:
    """One connection per message: a broken one spoils nothing else."""

    def __init__(self, settings: Settings, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self._settings = settings
        self._timeout = timeout_seconds

    async def send(self, mail: Mail) -> None:
        content = self._message(mail).as_bytes(policy=SMTP)
        client = self._client()
        try:
            await self._announce(client, mail.to)
            await self._hand_over(client, content)
        finally:
            client.close()

    def _client(self) -> aiosmtplib.SMTP:
        s = self._settings
        return aiosmtplib.SMTP(
            hostname=s.smtp_host,
            port=s.smtp_port,
            timeout=self._timeout,
            start_tls=s.smtp_start_tls,
            username=s.smtp_user or None,
            password=s.smtp_password.get_secret_value() if s.smtp_password else None,
        )

    async def _announce(self, client: aiosmtplib.SMTP, recipient: str) -> None:
        """Everything before the data: any failure here leaves nothing behind."""
        try:
            await client.connect()
            await client.mail(self._settings.mail_from)
            await client.rcpt(recipient)
        except SMTPRecipientRefused as error:
            if error.code in _LASTING:
                raise Undeliverable(f"SMTP {error.code}") from None
            raise NotSent(f"SMTP {error.code}") from None
        except (SMTPException, OSError, TimeoutError, ValueError) as error:
            raise NotSent(_kind(error)) from None

    async def _hand_over(self, client: aiosmtplib.SMTP, content: bytes) -> None:
        """The data itself: an answer settles it either way, silence does not."""
        try:
            await client.data(content)
        except SMTPResponseException as error:
            if 400 <= error.code < 600:
                raise NotSent(f"SMTP {error.code}") from None
            raise Uncertain(_kind(error)) from None
        except (SMTPException, OSError, TimeoutError, ValueError) as error:
            raise Uncertain(_kind(error)) from None

    def _message(self, mail: Mail) -> EmailMessage:
        sender = self._settings.mail_from
        message = EmailMessage()
        message["From"] = Address("Raccroche", addr_spec=sender)
        message["To"] = mail.to
        message["Subject"] = mail.subject
        message["Message-ID"] = f"<{mail.message_id}@{sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"  # no holiday answers (RFC 3834)
        message.set_content(mail.text)
        return message


def mailer_of(settings: Settings) -> Mailer:
    return SmtpMailer(settings) if settings.smtp_host else NoMailer()


def _kind(error: Exception) -> str:
    """The exception's class alone: its text may repeat an address."""
    return type(error).__name__
