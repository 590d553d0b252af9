"""A webhook receiver as a partner writes one: believes signed messages only, and each id once."""

import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from partner_kit import seal

LARGEST_BODY = 256 * 1024


@dataclass
class Inbox:
    """Ids of referrals to read again; a message seen before is acknowledged and forgotten."""

    secret: str = ""
    seen: set[str] = field(default_factory=set)
    told: "queue.SimpleQueue[str]" = field(default_factory=queue.SimpleQueue)
    refused: int = 0
    repeated: int = 0
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    def judge(self, headers: dict[str, str], body: bytes) -> int:
        """The status to answer with."""
        if not self.secret or not seal.is_genuine(headers, body, self.secret):
            self.refused += 1
            return 401
        try:
            message = json.loads(body)
            data = message.get("data") or {}
        except (ValueError, AttributeError):
            return 400
        message_id = {name.lower(): value for name, value in headers.items()}["webhook-id"]
        with self._one_at_a_time:
            if message_id in self.seen:
                self.repeated += 1
                return 204
            self.seen.add(message_id)
        if isinstance(data, dict) and isinstance(data.get("referral_id"), str):
            self.told.put(data["referral_id"])  # an unknown type without it is acknowledged, and that is all
        return 204


def _handler_of(inbox: Inbox) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 20

        def do_POST(self) -> None:
            length = self.headers.get("content-length", "")
            if not length.isdigit() or int(length) > LARGEST_BODY:
                self.close_connection = True
                self._answer(413)
                return
            self._answer(inbox.judge(dict(self.headers), self.rfile.read(int(length))))

        def do_GET(self) -> None:
            self._answer(405)

        def _answer(self, status: int) -> None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Nothing: an address may hold a secret."""

    return Handler


@contextmanager
def receiving(inbox: Inbox, port: int = 0) -> Iterator[str]:
    """Listens on loopback while the block runs; gives the address to register."""
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler_of(inbox))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/raccroche"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
