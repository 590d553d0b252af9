"""A partner's receiver on loopback: a real HTTP server that keeps what it was sent and behaves as it is told."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

BIG = 8 * 1024 * 1024


@dataclass
class Received:
    """One request as it came in."""

    target: str
    headers: dict[str, str]
    body: bytes


Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]


def _status(line: str, *headers: str, body: bytes = b"") -> Behaviour:
    async def answer(writer: asyncio.StreamWriter) -> None:
        head = "\r\n".join((f"HTTP/1.1 {line}", f"Content-Length: {len(body)}", *headers, "", ""))
        writer.write(head.encode() + body)
        await writer.drain()

    return answer


async def _hang(_: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def _cut(writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def _garbage(writer: asyncio.StreamWriter) -> None:
    writer.write(b"\x00\xff SSH-2.0-OpenSSH\r\n\r\n" * 20)
    await writer.drain()


async def _half_a_status(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 O")
    await writer.drain()


async def _slow_head(writer: asyncio.StreamWriter) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n":
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.1)


async def _endless_head(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-More: " + b"x" * 4096 + b"\r\n")
        await writer.drain()


async def _slow_body(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    while True:
        writer.write(b".")
        await writer.drain()
        await asyncio.sleep(0.1)


async def _big_body(writer: asyncio.StreamWriter) -> None:
    writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {BIG}\r\n\r\n".encode())
    for _ in range(BIG // 65536):
        writer.write(b"x" * 65536)
        await writer.drain()


BEHAVIOURS: dict[str, Behaviour] = {
    "accept": _status("204 No Content"),
    "accept_in_words": _status("200 OK", body=b'{"ok":true}'),
    "refuse": _status("400 Bad Request"),
    "not_found": _status("404 Not Found"),
    "gone": _status("410 Gone"),
    "busy": _status("429 Too Many Requests", "Retry-After: 7"),
    "broken": _status("500 Internal Server Error"),
    "redirect": _status("302 Found", "Location: /elsewhere"),
    "redirect_inside": _status("307 Temporary Redirect", "Location: http://169.254.169.254/latest/meta-data/"),
    "hang": _hang,
    "cut": _cut,
    "garbage": _garbage,
    "half_a_status": _half_a_status,
    "slow_head": _slow_head,
    "endless_head": _endless_head,
    "slow_body": _slow_body,
    "big_body": _big_body,
}


@dataclass
class Receiver:
    """`script` says how the next requests are answered, one word each; when it is over, `always`."""

    port: int = 0
    always: str = "accept"
    script: list[str] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    pause: float = 0.0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/crochet"

    @property
    def ids(self) -> list[str]:
        return [one.headers["webhook-id"] for one in self.received]

    @property
    def acknowledged(self) -> list[str]:
        """Ids of the messages that were answered with 2xx, in that order."""
        pairs = zip(self.ids, self.answered, strict=False)
        return [one for one, said in pairs if said in {"accept", "accept_in_words", "slow_body", "big_body"}]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            with suppress(asyncio.IncompleteReadError, ConnectionError):
                self.received.append(await _read(reader))
                said = self.script.pop(0) if self.script else self.always
                self.answered.append(said)
                await asyncio.sleep(self.pause)
                await BEHAVIOURS[said](writer)
        finally:
            self.at_once -= 1
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Received:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1)[:1] + line.split(": ", 1)[1:] for line in head[1:] if ": " in line)
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Received(head[0].split(" ")[1], headers, body)


@asynccontextmanager
async def receiving(context: ssl.SSLContext | None = None) -> AsyncIterator[Receiver]:
    receiver = Receiver()
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0, ssl=context)
    receiver.port = server.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        server.close()
