"""A furnished house and a mail server that keeps what it receives."""

import os
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from email import message_from_bytes
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from tests.drills.house import House, free_port

LONG = bool(os.environ.get("RACCROCHE_DRILL_LONG"))
CONTROL = bool(os.environ.get("RACCROCHE_DRILL_CONTROL"))


def rounds(short: int, long: int) -> int:
    """How often a drill hurts the house: `make drill ROUNDS=…`, else its long form, else the one of `make test`."""
    return int(os.environ.get("RACCROCHE_DRILL_ROUNDS") or (long if LONG else short))


class Inbox:
    """How often each message arrived."""

    def __init__(self) -> None:
        self.received: Counter[str] = Counter()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802, ARG002 - aiosmtpd's signature
        self.received[str(message_from_bytes(envelope.content)["Message-ID"])] += 1
        return "250 OK"


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, int]]:
    handler, port = Inbox(), free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler, port
    controller.stop()


@pytest.fixture
async def house(inbox: tuple[Inbox, int]) -> AsyncIterator[House]:
    with tempfile.TemporaryDirectory(prefix="raccroche à tuer ", ignore_cleanup_errors=True) as name:
        os.chmod(name, 0o711)  # noqa: PTH101, S103 - as root, the server runs as nobody
        house = House(Path(name), inbox[1])
        await house.start()
        await house.furnish()
        try:
            yield house
        finally:
            await house.stop()
