"""The letterbox of the house: every mail that leaves it arrives here, and a person opens theirs."""

import asyncio
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller


@dataclass
class Post:
    port: int
    mails: list[tuple[str, str]] = field(default_factory=list)
    """Address and words, in the order of arrival."""

    async def handle_DATA(self, server, session, envelope):  # noqa: N802, ARG002 - aiosmtpd's signature
        body = message_from_bytes(envelope.content, policy=policy.default).get_body(("plain",))
        words = body.get_content() if body else ""
        self.mails += [(address, words) for address in envelope.rcpt_tos]
        return "250 OK"

    async def words_to(self, address: str) -> str:
        """The last mail to them, waited for."""
        words: list[str] = []
        for _ in range(200):
            if words := [said for to, said in self.mails if to == address]:
                break
            await asyncio.sleep(0.1)
        assert words, f"no mail reached {address}"
        return words[-1]

    async def link_to(self, address: str) -> str:
        """Path and fragment of the link in the last mail to them."""
        words = await self.words_to(address)
        found = re.search(r"https?://[^/\s]+(/\S+#\S+)", words)
        assert found is not None, words
        return found[1]


@contextmanager
def open_post() -> Iterator[Post]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        post = Post(free.getsockname()[1])
    controller = Controller(post, hostname="127.0.0.1", port=post.port)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()
