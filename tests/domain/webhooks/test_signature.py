"""A signed message is recognised; anything altered, replayed, old or signed by another is not (A3)."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from domain.webhooks.receipt import TOLERANCE, Verdict, check_receipt
from domain.webhooks.signature import (
    BOTH_SECRETS_FOR,
    Secrets,
    SecretUnusable,
    secret_bytes,
    secret_of,
    sign,
    signed_headers,
)

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
STAMP = int(NOW.timestamp())
SECRET = secret_of(bytes(range(32)))
OTHER = secret_of(bytes(range(1, 33)))
ID = "0199f3a1-0000-7000-8000-000000000001"
BODY = b'{"type":"referral.changed","timestamp":"2026-11-24T09:00:00.000Z","data":{"referral_id":"x"}}'
GOOD = signed_headers((SECRET,), ID, STAMP, BODY)
SIGNATURE = GOOD["webhook-signature"]


def verdict(headers: dict[str, str] = GOOD, body: bytes = BODY, now: datetime = NOW) -> Verdict:
    return check_receipt(headers, body, [SECRET], now)


def test_the_published_example_of_standard_webhooks_is_reproduced() -> None:
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    signature = sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_message_as_sent_is_accepted() -> None:
    assert verdict() is Verdict.ACCEPTED
    assert verdict({name.title(): value for name, value in GOOD.items()}) is Verdict.ACCEPTED


def test_a_message_seen_before_says_so_only_if_it_is_signed() -> None:
    assert check_receipt(GOOD, BODY, [SECRET], NOW, seen={ID}) is Verdict.ALREADY_SEEN
    assert check_receipt(GOOD, b"{}", [SECRET], NOW, seen={ID}) is Verdict.WRONG_SIGNATURE


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (TOLERANCE, Verdict.ACCEPTED),
        (TOLERANCE + timedelta(seconds=1), Verdict.TOO_OLD),
        (-TOLERANCE, Verdict.ACCEPTED),
        (-TOLERANCE - timedelta(seconds=1), Verdict.TOO_FAR_AHEAD),
        (timedelta(days=400), Verdict.TOO_OLD),
    ],
)
def test_time_is_judged_within_five_minutes(late: timedelta, expected: Verdict) -> None:
    assert verdict(now=NOW + late) is expected


def hostile() -> list[tuple[dict[str, str], bytes]]:
    """Everything somebody without the secret could send."""
    flips = [(GOOD, BODY[:n] + bytes([BODY[n] ^ 1]) + BODY[n + 1 :]) for n in range(len(BODY))]
    cut = [(GOOD, BODY[:n]) for n in range(0, len(BODY), 3)]
    mac = base64.b64decode(SIGNATURE[3:])
    turned = [bytes([*mac[:n], mac[n] ^ 128, *mac[n + 1 :]]) for n in range(len(mac))]
    signatures = [
        "", "v1", "v1,", "v1a," + SIGNATURE[3:], "v2," + SIGNATURE[3:], SIGNATURE[3:], SIGNATURE.upper(),
        SIGNATURE[:-1], SIGNATURE + "=", SIGNATURE + ",x", "v1," + mac.hex(), SIGNATURE.replace(",", " "),
        sign(OTHER, ID, STAMP, BODY), " ".join(["v1,AAAA"] * 10 + [SIGNATURE]), "V1," + SIGNATURE[3:], "v1,é",
        *("v1," + base64.b64encode(one).decode() for one in turned), sign(SECRET, ID, STAMP + 1, BODY),
        sign(SECRET, ID + "0", STAMP, BODY), sign(SECRET, ID, STAMP, b""), SIGNATURE.replace("+", "-") + "!",
    ]  # fmt: skip
    signed = [(GOOD | {"webhook-signature": one}, BODY) for one in signatures]
    ids = ["", ID[:-1], ID + "1", ID.upper(), f"{ID}.{STAMP}", "a b", "é", "x" * 201, f"{ID}\n"]
    named = [(GOOD | {"webhook-id": one}, BODY) for one in ids]
    stamps = ["", "x", f"{STAMP}.0", f"+{STAMP}", f"-{STAMP}", f" {STAMP}", str(STAMP + 1), str(STAMP - 1), "0", "9" * 11,
              f"{STAMP}e0", "NaN", "٣" * 10, str(STAMP * 1000)]  # fmt: skip
    timed = [(GOOD | {"webhook-timestamp": one}, BODY) for one in stamps]
    missing = [({name: value for name, value in GOOD.items() if name != left_out}, BODY) for left_out in GOOD]
    return [*flips, *cut, *signed, *named, *timed, *missing]


def test_two_hundred_forged_messages_are_refused() -> None:
    table = hostile()
    assert len(table) >= 200
    accepted = {Verdict.ACCEPTED, Verdict.ALREADY_SEEN}
    assert [one for one in table if check_receipt(one[0], one[1], [SECRET], NOW, seen={ID}) in accepted] == []


def test_both_secrets_sign_while_one_is_rotated() -> None:
    rotating = Secrets(OTHER, SECRET, NOW + BOTH_SECRETS_FOR)
    headers = signed_headers(rotating.live(NOW), ID, STAMP, BODY)
    assert check_receipt(headers, BODY, [SECRET], NOW) is Verdict.ACCEPTED
    assert check_receipt(headers, BODY, [OTHER], NOW) is Verdict.ACCEPTED


def test_the_former_secret_ends_at_its_hour() -> None:
    rotating = Secrets(OTHER, SECRET, NOW)
    headers = signed_headers(rotating.live(NOW), ID, STAMP, BODY)
    assert check_receipt(headers, BODY, [SECRET], NOW) is Verdict.WRONG_SIGNATURE


@pytest.mark.parametrize("secret", ["", "whsec_", SECRET[6:], "whsec_AAAA", "whsec_!!!!", "whsec_" + "A" * 200])
def test_a_weak_or_misshapen_secret_is_not_used(secret: str) -> None:
    with pytest.raises(SecretUnusable):
        secret_bytes(secret)
