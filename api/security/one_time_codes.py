"""One-time codes (RFC 6238) and rescue codes. The only importer of pyotp and segno."""

import hashlib
import hmac
import io
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pyotp
import segno

STEP_SECONDS = 30
DRIFT_STEPS = 1
"""A telephone half a minute off is still right."""
ISSUER = "Raccroche"
RESCUE_CODES = 10
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0/O, 1/I/L: these are copied by hand from paper. Twelve of them are 59 bits."""


@dataclass(frozen=True)
class Enrolment:
    """A secret to copy, as text, as an address and as a picture (SVG)."""

    secret: str
    otpauth_uri: str
    qr_svg: str


def new_enrolment(email: str) -> Enrolment:
    secret = pyotp.random_base32()
    uri = pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)
    picture = io.BytesIO()
    segno.make(uri, error="m").save(
        picture, kind="svg", border=4, scale=4, dark="#161616", light="#ffffff", xmldecl=False, svgns=True,
        title="Code à lire avec votre application",
    )  # fmt: skip
    return Enrolment(secret, uri, picture.getvalue().decode())


def matching_step(secret: str, code: str, now: datetime) -> int | None:
    """The time step whose code this is; None when it is no code of these ninety seconds."""
    given = "".join(code.split())
    if len(given) != 6 or not given.isascii() or not given.isdigit():
        return None
    totp = pyotp.TOTP(secret)
    current = int(now.timestamp()) // STEP_SECONDS
    found = None
    for step in range(current - DRIFT_STEPS, current + DRIFT_STEPS + 1):
        if hmac.compare_digest(totp.generate_otp(step), given):
            found = step
    return found


def new_rescue_codes() -> list[str]:
    """Ten codes such as 7KQM-2XPA-9WZT, shown once."""
    return [
        "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3)) for _ in range(RESCUE_CODES)
    ]


def looks_like_rescue_code(code: str) -> bool:
    return len(_folded(code)) == 12


def rescue_hash(account_id: UUID, code: str) -> str:
    """Salted by the account; slow hashing adds nothing to 59 random bits."""
    return hashlib.sha256(f"{account_id}:{_folded(code)}".encode()).hexdigest()


def _folded(code: str) -> str:
    return "".join(c for c in code.upper() if c.isalnum())
