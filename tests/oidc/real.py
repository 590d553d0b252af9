"""Starts the real provider (Node) on a free loopback port, and walks through it as a browser does."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

HERE = Path(__file__).parent
CALLBACK = "http://127.0.0.1:8000/api/v1/auth/oidc/callback"
SECRET = "a secret between the two of us"


@dataclass(frozen=True)
class RealProvider:
    issuer: str

    async def becomes(self, **account: Any) -> None:
        """Who signs in from now on."""
        async with httpx.AsyncClient() as client:
            (await client.put(f"{self.issuer}/test/account", json=account)).raise_for_status()

    async def visit(self, address: str) -> str:
        """What a browser does there: signed in at once, sent back; the address it ends at."""
        async with httpx.AsyncClient(follow_redirects=False) as client:
            for _ in range(8):
                answer = await client.get(address)
                if not answer.is_redirect:
                    raise AssertionError(f"{answer.status_code} {answer.text[:300]}")
                address = urljoin(address, answer.headers["location"])
                if address.startswith(CALLBACK):
                    return address
        raise AssertionError("too many redirects")


@contextmanager
def real_provider(
    signing: str = "RS256", userinfo: str = "RS256", auth: str = "client_secret_post"
) -> Iterator[RealProvider]:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise RuntimeError("these tests need node and npm")
    if not (HERE / "node_modules" / "oidc-provider").exists():
        subprocess.run([npm, "ci"], cwd=HERE, check=True, capture_output=True)
    process = subprocess.Popen(
        [node, "provider.mjs", CALLBACK, signing, userinfo, "required", auth],
        cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        issuer = process.stdout.readline().strip()
        assert urlsplit(issuer).hostname == "127.0.0.1", "the provider did not start"
        yield RealProvider(issuer)
    finally:
        process.communicate(timeout=10)  # its standard input ends, and so does it
