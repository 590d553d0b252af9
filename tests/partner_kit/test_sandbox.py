"""Our surface passes the suite that partners run; a service that answers « yes » to everything does not."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from partner_kit.__main__ import main
from partner_kit.checks.report import findings
from partner_kit.checks.sandbox import CHECKS, Sandbox
from partner_kit.connection import Credentials
from tests.partner_kit.conftest import Exchange


def test_every_check_passes_on_our_own_surface(exchange: Exchange) -> None:
    with httpx.Client(timeout=30) as http:
        found = list(findings(CHECKS, Sandbox(exchange.credentials, http, exchange.key)))
    assert [str(one) for one in found if not one.passed] == []


def test_the_command_says_it_and_exits_with_it(
    exchange: Exchange, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "key.pem").write_bytes(exchange.key.private_key)
    told = ["check", "--sandbox", "--json", "--base-url", exchange.url, "--client-id", exchange.credentials.client_id]
    key = ["--key", str(tmp_path / "key.pem")]
    assert main([*told, "--client-secret", exchange.credentials.secret, *key]) == 0
    assert json.loads(capsys.readouterr().out)["passed"] is True
    assert main([*told, "--client-secret", "faux"]) == 2


class Yes(BaseHTTPRequestHandler):
    """Answers 200 and nothing to whatever it is asked."""

    def do_GET(self) -> None:
        body = json.dumps({"access_token": "x", "token_type": "Bearer", "expires_in": 86400, "items": []}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - the library's name

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Nothing."""


@pytest.fixture
def yes() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Yes)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_service_that_always_says_yes_is_found_out(yes: str) -> None:
    with httpx.Client() as http:
        found = list(findings(CHECKS, Sandbox(Credentials(yes, "x", "y"), http)))
    assert {one.name for one in found if one.passed} <= {"token_by_basic", "token_by_key"}
