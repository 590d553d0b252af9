"""The one HTTP client that calls an address somebody else chose: checked, pinned, timed and capped.

The name is resolved here and every address behind it checked; the connection then goes to that very address, so that
a second answer of the resolver changes nothing (DNS rebinding). No proxy, no redirect, no cookie, no password file.
"""

import asyncio
import socket
import ssl
import time
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import httpx

from domain.webhooks.deliveries import BACK_OFF, Attempt, Outcome, outcome_of
from domain.webhooks.targets import Target, TargetRefused, check_addresses

CONNECT_SECONDS = 3.0
TOTAL_SECONDS = 10.0
DRAIN_SECONDS = 1.0
LARGEST_ANSWER = 64 * 1024
USER_AGENT = "Raccroche-Webhooks/1"

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
Checker = Callable[[Target, Collection[str]], tuple[str, ...]]


@dataclass(frozen=True)
class Parcel:
    """One attempt, ready to leave: its body and its signed headers."""

    target: Target
    headers: Mapping[str, str]
    body: bytes


async def resolve(host: str, port: int) -> list[str]:
    """Every address of a name, as the system knows them."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(frozen=True)
class WebhookSender:
    """Sends parcels, and never raises: whatever happens is an outcome."""

    resolver: Resolver = resolve
    checker: Checker = check_addresses
    trust: ssl.SSLContext | None = None
    connect_seconds: float = CONNECT_SECONDS
    total_seconds: float = TOTAL_SECONDS
    back_off: Sequence[timedelta] = BACK_OFF

    async def send(self, parcel: Parcel) -> Attempt:
        started = time.perf_counter()
        try:
            async with self._client() as client:
                async with asyncio.timeout(self.total_seconds):
                    answer = await self._post(client, parcel, await self._addresses(parcel.target))
                took = _milliseconds(started)
                await _drain(answer)
        except Exception as error:  # noqa: BLE001 - a receiver's fault of any kind is an outcome, told by its class
            return Attempt(_outcome(error), None, _milliseconds(started))
        retry_after = _seconds(answer.headers.get("retry-after"))
        return Attempt(outcome_of(answer.status_code), answer.status_code, took, retry_after)

    def _client(self) -> httpx.AsyncClient:
        timeout = httpx.Timeout(self.total_seconds, connect=self.connect_seconds)
        trust = _public_trust() if self.trust is None else self.trust
        return httpx.AsyncClient(verify=trust, timeout=timeout, trust_env=False, follow_redirects=False)

    async def _addresses(self, target: Target) -> tuple[str, ...]:
        async with asyncio.timeout(self.connect_seconds):
            found = await self.resolver(target.host, target.port)
        return self.checker(target, found)

    async def _post(self, client: httpx.AsyncClient, parcel: Parcel, addresses: Sequence[str]) -> httpx.Response:
        """To the first address that lets itself be connected; once connected there is no second."""
        for address in addresses[:-1]:
            with suppress(httpx.ConnectError, httpx.ConnectTimeout):
                return await self._post_to(client, parcel, address)
        return await self._post_to(client, parcel, addresses[-1])

    async def _post_to(self, client: httpx.AsyncClient, parcel: Parcel, address: str) -> httpx.Response:
        """The certificate is asked of the name, the packets go to the address."""
        target = parcel.target
        host = f"[{address}]" if ":" in address else address
        headers = {
            "Host": target.host if target.port == 443 else f"{target.host}:{target.port}",
            "Content-Type": "application/json",
            "User-Agent": USER_AGENT,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
            **parcel.headers,
        }
        request = client.build_request(
            "POST",
            f"{target.scheme}://{host}:{target.port}{target.path}",
            headers=headers,
            content=parcel.body,
            extensions={"sni_hostname": target.host},
        )
        return await client.send(request, stream=True)


@cache
def _public_trust() -> ssl.SSLContext:
    """The public authorities, read once."""
    return httpx.create_ssl_context(trust_env=False)


async def _drain(answer: httpx.Response) -> None:
    """Read on a little, for politeness' sake: the status has said all that counts, and nothing here changes it."""
    read = 0
    with suppress(Exception):
        async with asyncio.timeout(DRAIN_SECONDS):
            async for chunk in answer.aiter_raw():
                read += len(chunk)
                if read >= LARGEST_ANSWER:
                    break
            await answer.aclose()


def _milliseconds(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)


_BY_ERROR: tuple[tuple[type[Exception], Outcome], ...] = (
    (TargetRefused, Outcome.TARGET_REFUSED),
    (socket.gaierror, Outcome.NOT_FOUND_BY_NAME),
    (UnicodeError, Outcome.NOT_FOUND_BY_NAME),
    (httpx.ConnectTimeout, Outcome.NOT_CONNECTED),
    (httpx.TimeoutException, Outcome.TIMED_OUT),
    (TimeoutError, Outcome.TIMED_OUT),
    (httpx.ConnectError, Outcome.NOT_CONNECTED),
    (httpx.ProtocolError, Outcome.NOT_HTTP),
    (httpx.TransportError, Outcome.CUT_OFF),
)


def _outcome(error: Exception) -> Outcome:
    if isinstance(error, httpx.ConnectError) and _is_certificate(error):
        return Outcome.NOT_TRUSTED
    if isinstance(error, httpx.RemoteProtocolError) and "disconnected" in str(error):
        return Outcome.CUT_OFF
    return next((outcome for kind, outcome in _BY_ERROR if isinstance(error, kind)), Outcome.NOT_HTTP)


def _is_certificate(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return "certificate" in str(error).lower()


def _seconds(told: str | None) -> timedelta | None:
    """Retry-After in seconds; its other form, a date, would trust the receiver's clock."""
    if told is None or not told.isdecimal() or len(told) > 9:
        return None
    return timedelta(seconds=int(told))
