"""The receiver of the kit passes every check of the kit; receivers that believe too much, or too little, do not."""

import json
from datetime import UTC, datetime

import httpx
import pytest

from domain.webhooks.receipt import Verdict, check_receipt
from domain.webhooks.signature import sign
from partner_kit import seal
from partner_kit.__main__ import main
from partner_kit.checks.report import findings
from partner_kit.checks.webhook_receiver import CHECKS, Receiver
from partner_kit.receiver import Inbox, receiving

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="
REFUSALS = {"unsigned", "half_signed", "badly_signed", "changed", "old", "ahead", "enormous", "not_json"}


class Credulous(Inbox):
    """Believes everybody: the control."""

    def judge(self, headers: dict[str, str], body: bytes) -> int:  # noqa: ARG002 - it looks at nothing
        return 204


class Forgetful(Inbox):
    """Looks at no date."""

    def judge(self, headers: dict[str, str], body: bytes) -> int:
        stamp = next((v for k, v in headers.items() if k.lower() == "webhook-timestamp"), "0")
        now = float(stamp) if stamp.isdigit() else 0.0
        return 204 if seal.is_genuine(headers, body, self.secret, now) else 401


class Touchy(Inbox):
    """Answers 409 to what it has already."""

    def judge(self, headers: dict[str, str], body: bytes) -> int:
        known = self.repeated
        status = super().judge(headers, body)
        return 409 if self.repeated > known else status


def failed(inbox: Inbox) -> set[str]:
    with receiving(inbox) as url, httpx.Client() as http:
        return {one.name for one in findings(CHECKS, Receiver(url, SECRET, http)) if not one.passed}


def test_the_receiver_of_the_kit_passes_everything() -> None:
    inbox = Inbox(SECRET)
    assert failed(inbox) == set()
    assert inbox.repeated == 2  # « replayed » and « doubled » were treated once each


@pytest.mark.parametrize(
    ("inbox", "faults"),
    [
        (Credulous(SECRET), REFUSALS - {"enormous"}),
        (Forgetful(SECRET), {"old", "ahead", "not_json"}),
        (Touchy(SECRET), {"replayed", "doubled"}),
    ],
    ids=["credulous", "forgetful", "touchy"],
)
def test_each_fault_of_a_receiver_is_found_by_its_own_check(inbox: Inbox, faults: set[str]) -> None:
    assert failed(inbox) == faults


def test_a_receiver_that_does_not_answer_fails_every_check() -> None:
    with httpx.Client() as http:
        found = list(findings(CHECKS, Receiver("http://127.0.0.1:9/none", SECRET, http)))
    silent = {one.name for one in found if not one.passed}
    assert silent == {check.name for check in CHECKS}


def test_the_command_prints_a_line_a_check_and_its_exit_code_is_the_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    with receiving(Inbox(SECRET)) as url:
        assert main(["check", "--url", url, "--secret", SECRET]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(CHECKS) + 1
    assert lines[-1] == f"{len(CHECKS)} vérifications réussies, 0 à corriger."
    with receiving(Credulous(SECRET)) as url:
        assert main(["check", "--url", url, "--secret", SECRET, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["passed"] is False
    assert {one["name"] for one in told["checks"]} == {check.name for check in CHECKS}


def test_a_secret_of_another_shape_is_said_before_anything_is_sent(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--url", "http://127.0.0.1:9/none", "--secret", "secret"]) == 2
    assert "whsec_" in capsys.readouterr().err


def test_both_sides_sign_alike_though_neither_reads_the_other() -> None:
    body, now = b'{"test": 2432232314}', 1614265330
    published = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    assert seal.sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", now, body) == published
    assert sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", now, body) == published
    headers = seal.headers(secret, "msg_1", now, body)
    assert check_receipt(headers, body, [secret], datetime.fromtimestamp(now, UTC)) is Verdict.ACCEPTED
