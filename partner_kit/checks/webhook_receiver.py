"""What a partner's webhook receiver must do: believe what is signed, refuse the rest, bear what is late or repeated."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from uuid import uuid4

import httpx

from partner_kit import seal
from partner_kit.checks.report import Check

PATIENCE_SECONDS = 10
"""As long as the service itself waits."""
FORGED = "whsec_" + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="
NOBODY = "00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True)
class Receiver:
    """Where the messages go, and the secret that both sides hold."""

    url: str
    secret: str
    http: httpx.Client

    def send(self, body: bytes, headers: dict[str, str]) -> httpx.Response:
        headers = {"content-type": "application/json", "user-agent": "raccroche-webhooks/1"} | headers
        return self.http.post(self.url, content=body, headers=headers, timeout=PATIENCE_SECONDS)

    def deliver(self, body: bytes, *, name: str = "", age: int = 0, secret: str = "") -> httpx.Response:
        """Signed as the service signs, `age` seconds ago."""
        stamp = int(time.time()) - age
        return self.send(body, seal.headers(secret or self.secret, name or _name(), stamp, body))


def _name() -> str:
    return f"msg_{uuid4().hex}"


def message(kind: str = "referral.changed", age: int = 0, **more: object) -> bytes:
    """The thin body of a message: a type, a time, an identifier."""
    stamp = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() - age))
    told = {"type": kind, "timestamp": stamp, "data": {"referral_id": NOBODY}, **more}
    return json.dumps(told, separators=(",", ":")).encode()


def _accepted(*answers: httpx.Response) -> str | None:
    codes = [answer.status_code for answer in answers]
    return None if all(code // 100 == 2 for code in codes) else f"Répondu {codes} ; attendu : 2xx."


def _refused(*answers: httpx.Response) -> str | None:
    codes = [answer.status_code for answer in answers]
    return None if all(code // 100 == 4 for code in codes) else f"Répondu {codes} ; attendu : 4xx, par exemple 401."


def _signed(receiver: Receiver) -> str | None:
    return _accepted(receiver.deliver(message()))


def _two_signatures(receiver: Receiver) -> str | None:
    body, name, stamp = message(), _name(), int(time.time())
    headers = seal.headers(receiver.secret, name, stamp, body)
    former = seal.sign(FORGED, name, stamp, body)
    return _accepted(receiver.send(body, headers | {"webhook-signature": f"{former} {headers['webhook-signature']}"}))


def _unsigned(receiver: Receiver) -> str | None:
    return _refused(receiver.send(message(), {}))


def _half_signed(receiver: Receiver) -> str | None:
    body = message()
    whole = seal.headers(receiver.secret, _name(), int(time.time()), body)
    return _refused(*(receiver.send(body, {k: v for k, v in whole.items() if k != left_out}) for left_out in whole))


def _badly_signed(receiver: Receiver) -> str | None:
    return _refused(receiver.deliver(message(), secret=FORGED))


def _changed_after_signing(receiver: Receiver) -> str | None:
    body = message()
    headers = seal.headers(receiver.secret, _name(), int(time.time()), body)
    return _refused(
        receiver.send(body.replace(b"0000-4000", b"0000-4001"), headers),
        receiver.send(body, headers | {"webhook-id": _name()}),
        receiver.send(body, headers | {"webhook-timestamp": str(int(time.time()) + 1)}),
    )


def _old(receiver: Receiver) -> str | None:
    return _refused(receiver.deliver(message(), age=seal.TOLERANCE_SECONDS + 60))


def _ahead(receiver: Receiver) -> str | None:
    return _refused(receiver.deliver(message(), age=-seal.TOLERANCE_SECONDS - 60))


def _replayed(receiver: Receiver) -> str | None:
    body, name = message(), _name()
    return _accepted(receiver.deliver(body, name=name), receiver.deliver(body, name=name))


def _doubled(receiver: Receiver) -> str | None:
    body, name = message(), _name()
    with ThreadPoolExecutor(2) as both:
        return _accepted(*both.map(lambda _: receiver.deliver(body, name=name), range(2)))


def _out_of_order(receiver: Receiver) -> str | None:
    return _accepted(receiver.deliver(message()), receiver.deliver(message(age=3600)))


def _unknown_type(receiver: Receiver) -> str | None:
    return _accepted(receiver.deliver(message("referral.something_of_tomorrow")))


def _unknown_field(receiver: Receiver) -> str | None:
    return _accepted(receiver.deliver(message(added_tomorrow={"a": 1})))


def _big(receiver: Receiver) -> str | None:
    return _accepted(receiver.deliver(message(added_tomorrow="x" * 16_000)))


def _enormous(receiver: Receiver) -> str | None:
    try:
        return _refused(receiver.send(b"x" * 2_000_000, {}))
    except (httpx.WriteError, httpx.RemoteProtocolError, httpx.ReadError):
        return None  # cut off while we were still speaking: as good a refusal


def _not_json(receiver: Receiver) -> str | None:
    return _refused(receiver.deliver(b"{"), receiver.deliver(b"[]"), receiver.deliver(b"\xff"))


def _by_get(receiver: Receiver) -> str | None:
    return _refused(receiver.http.get(receiver.url, timeout=PATIENCE_SECONDS))


CHECKS: tuple[Check[Receiver], ...] = (
    Check("signed", "Un message signé est accepté.", _signed),
    Check("two_signatures", "Pendant un changement de secret, une bonne signature sur deux suffit.", _two_signatures),
    Check("unsigned", "Un message sans signature est refusé.", _unsigned),
    Check("half_signed", "Un message auquel manque l’un des trois en-têtes est refusé.", _half_signed),
    Check("badly_signed", "Un message signé avec un autre secret est refusé.", _badly_signed),
    Check("changed", "Un message modifié après sa signature est refusé.", _changed_after_signing),
    Check("old", "Un message signé il y a plus de cinq minutes est refusé.", _old),
    Check("ahead", "Un message daté de plus de cinq minutes en avance est refusé.", _ahead),
    Check("replayed", "Un message déjà reçu est accepté sans erreur, une seconde fois.", _replayed),
    Check("doubled", "Le même message reçu deux fois au même instant est accepté sans erreur.", _doubled),
    Check("out_of_order", "Un message ancien arrivé après un récent est accepté.", _out_of_order),
    Check("unknown_type", "Un type de message inconnu est accepté, et ignoré.", _unknown_type),
    Check("unknown_field", "Un champ inconnu ne gêne pas.", _unknown_field),
    Check("big", "Un message de 16 Ko est accepté.", _big),
    Check("enormous", "Un corps de 2 Mo sans signature est refusé sans attendre.", _enormous),
    Check("not_json", "Un message signé mais illisible est refusé, sans erreur du serveur.", _not_json),
    Check("by_get", "Une lecture (GET) est refusée.", _by_get),
)
