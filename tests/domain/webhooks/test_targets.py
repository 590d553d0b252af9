"""No message leaves for an address that is not a public https service (A3)."""

import pytest

from domain.webhooks.targets import Target, TargetFault, TargetRefused, check_addresses, is_public, target_of
from tests.domain.webhooks.hostile_targets import RESOLVED, written

HONEST = Target("https", "crochet.ml-exemple.fr", 443, "/raccroche")


def fault_of(url: str, *, loopback: bool = False) -> TargetFault | None:
    try:
        target_of(url, loopback=loopback)
    except TargetRefused as refused:
        return refused.fault
    return None


def test_two_hundred_hostile_addresses_are_refused_each_for_its_reason() -> None:
    table = list(written())
    assert len(table) >= 150
    assert len(table) + len(RESOLVED) >= 200
    assert {url: fault_of(url) for url, _ in table} == dict(table)


def test_what_a_name_leads_to_is_checked_too() -> None:
    assert [one for one in RESOLVED if is_public(one)] == []


@pytest.mark.parametrize("private", ["10.0.0.1", "::1", "::ffff:10.0.0.1"])
def test_one_private_address_among_public_ones_refuses_the_name(private: str) -> None:
    with pytest.raises(TargetRefused):
        check_addresses(HONEST, ["93.184.215.14", private])


def test_a_name_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(TargetRefused):
        check_addresses(HONEST, [])


def test_public_addresses_are_let_through() -> None:
    public = ["93.184.215.14", "8.8.8.8", "2a00:1450:4007:80e::200e", "2606:4700:4700::1111"]
    assert check_addresses(HONEST, public) == tuple(public)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://crochet.ml-exemple.fr/raccroche", HONEST),
        ("HTTPS://Crochet.ML-Exemple.fr/raccroche", HONEST),
        ("https://crochet.ml-exemple.fr:443/raccroche", HONEST),
        ("https://xn--mission-locale-9jb.fr:8443", Target("https", "xn--mission-locale-9jb.fr", 8443, "/")),
        (
            "https://crochet.ml.fr/a%20b?c=d&e=127.0.0.1",
            Target("https", "crochet.ml.fr", 443, "/a%20b?c=d&e=127.0.0.1"),
        ),
    ],
)
def test_honest_addresses_are_read(url: str, target: Target) -> None:
    assert target_of(url) == target


def test_this_machine_is_reached_under_its_setting_alone() -> None:
    url = "http://127.0.0.1:9999/crochet"
    assert fault_of(url) is TargetFault.NOT_HTTPS
    target = target_of(url, loopback=True)
    assert check_addresses(target, ["127.0.0.1"]) == ("127.0.0.1",)
    with pytest.raises(TargetRefused):
        check_addresses(target, ["10.0.0.1"])


def test_the_setting_opens_this_machine_and_nothing_else() -> None:
    opened = [url for url, _ in written() if fault_of(url, loopback=True) is None]
    assert sorted(opened) == ["http://127.0.0.1/", "http://localhost/"]
