"""The client against a real receiver that refuses, hangs, lies or floods; and against names that lead inside."""

import asyncio
import socket
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from api.webhooks.sender import LARGEST_ANSWER, Parcel, WebhookSender
from domain.webhooks.deliveries import Attempt, Outcome
from domain.webhooks.targets import Target, target_of
from tests.api.webhooks.certificates import certified
from tests.api.webhooks.receiver import BIG, receiving

QUICK = WebhookSender(connect_seconds=0.4, total_seconds=0.6)
BODY = b'{"type":"webhook.ping"}'


def parcel_to(url: str) -> Parcel:
    return Parcel(target_of(url, loopback=True), {"webhook-id": "m1"}, BODY)


@pytest.mark.parametrize(
    ("behaviour", "outcome", "code"),
    [
        ("accept", Outcome.ACCEPTED, 204),
        ("accept_in_words", Outcome.ACCEPTED, 200),
        ("slow_body", Outcome.ACCEPTED, 200),
        ("big_body", Outcome.ACCEPTED, 200),
        ("refuse", Outcome.REFUSED, 400),
        ("gone", Outcome.GONE, 410),
        ("broken", Outcome.BROKEN, 500),
        ("redirect", Outcome.REDIRECTED, 302),
        ("redirect_inside", Outcome.REDIRECTED, 307),
        ("hang", Outcome.TIMED_OUT, None),
        ("slow_head", Outcome.TIMED_OUT, None),
        ("cut", Outcome.CUT_OFF, None),
        ("half_a_status", Outcome.CUT_OFF, None),
        ("garbage", Outcome.NOT_HTTP, None),
        ("endless_head", Outcome.NOT_HTTP, None),
    ],
)
async def test_whatever_a_receiver_does_is_an_outcome(behaviour: str, outcome: Outcome, code: int | None) -> None:
    async with receiving() as receiver:
        receiver.always = behaviour
        started = time.monotonic()
        attempt = await QUICK.send(parcel_to(receiver.url))
    assert (attempt.outcome, attempt.code) == (outcome, code)
    assert time.monotonic() - started < 3
    assert len(receiver.received) == 1  # no redirect followed, nothing repeated by the client itself


async def test_a_message_arrives_whole_with_its_headers_and_without_any_of_ours() -> None:
    async with receiving() as receiver:
        await QUICK.send(parcel_to(receiver.url + "?a=b"))
    [got] = receiver.received
    assert (got.target, got.body) == ("/crochet?a=b", BODY)
    assert got.headers["host"] == f"127.0.0.1:{receiver.port}"
    assert not {"cookie", "authorization", "proxy-authorization"} & got.headers.keys()


async def test_a_flood_is_not_read() -> None:
    async with receiving() as receiver:
        receiver.always = "big_body"
        attempt = await QUICK.send(parcel_to(receiver.url))
    assert attempt.outcome is Outcome.ACCEPTED
    assert LARGEST_ANSWER < BIG / 100


async def test_a_receiver_may_ask_for_time() -> None:
    async with receiving() as receiver:
        receiver.always = "busy"
        attempt = await QUICK.send(parcel_to(receiver.url))
    assert (attempt.outcome, attempt.retry_after) == (Outcome.BUSY, timedelta(seconds=7))


async def test_a_closed_port_is_not_connected() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        attempt = await QUICK.send(parcel_to(f"http://127.0.0.1:{closed.getsockname()[1]}/"))
    assert attempt.outcome is Outcome.NOT_CONNECTED


def leads_to(*addresses: str) -> WebhookSender:
    async def resolver(_host: str, _port: int) -> Sequence[str]:
        return addresses

    return WebhookSender(resolver=resolver, connect_seconds=0.4, total_seconds=0.6)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"])
async def test_a_name_that_leads_inside_is_never_called(address: str) -> None:
    async with receiving() as receiver:
        target = Target("https", "crochet.ml-exemple.fr", receiver.port, "/")
        attempt = await leads_to("93.184.215.14", address).send(Parcel(target, {}, BODY))
    assert attempt.outcome is Outcome.TARGET_REFUSED
    assert receiver.received == []


async def test_an_unknown_name_and_a_silent_resolver_are_outcomes() -> None:
    async def unknown(_host: str, _port: int) -> Sequence[str]:
        raise socket.gaierror

    async def silent(_host: str, _port: int) -> Sequence[str]:
        await asyncio.sleep(30)
        return ()

    parcel = Parcel(target_of("https://crochet.ml-exemple.fr/"), {}, BODY)
    assert (await WebhookSender(resolver=unknown).send(parcel)).outcome is Outcome.NOT_FOUND_BY_NAME
    assert (await WebhookSender(resolver=silent, connect_seconds=0.1).send(parcel)).outcome is Outcome.TIMED_OUT


async def send_over_tls(folder: Path, *, certificate_for: str, called: str) -> tuple[Attempt, int, list[str]]:
    """To a TLS receiver on this machine that its resolver answers once only; how often it was asked, hosts received."""
    asked: list[str] = []

    async def resolver(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) == 1 else ("203.0.113.1",)

    server, trust = certified(folder, certificate_for)
    async with receiving(server) as receiver:
        sender = WebhookSender(resolver, lambda _, found: tuple(found), trust, total_seconds=3)
        target = Target("https", called, receiver.port, "/")
        attempt = await sender.send(Parcel(target, {}, BODY))
    return attempt, len(asked), [one.headers["host"].split(":")[0] for one in receiver.received]


async def test_the_checked_address_is_called_under_the_name_of_the_certificate(tmp_path: Path) -> None:
    attempt, asked, hosts = await send_over_tls(tmp_path, certificate_for="ml-exemple.fr", called="ml-exemple.fr")
    assert (attempt.outcome, asked, hosts) == (Outcome.ACCEPTED, 1, ["ml-exemple.fr"])


async def test_a_certificate_of_another_name_is_refused_before_anything_is_said(tmp_path: Path) -> None:
    attempt, _, hosts = await send_over_tls(tmp_path, certificate_for="autre.fr", called="ml-exemple.fr")
    assert (attempt.outcome, hosts) == (Outcome.NOT_TRUSTED, [])


async def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with receiving() as receiver, receiving() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert (await QUICK.send(parcel_to(receiver.url))).outcome is Outcome.ACCEPTED
    assert proxy.received == []
