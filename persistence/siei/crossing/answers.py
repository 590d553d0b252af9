"""Answers of earlier campaigns, found again by keys that only this deployment can make of two identities."""

import os
from pathlib import Path

from persistence.siei.crossing.store import literal

SECRET_NAME = "RACCROCHE_SIEI_SECRET"  # noqa: S105 - the name of a variable, not a secret
"""The variable in which a crossing's process receives the secret, in hexadecimal; empty, keys are the identities."""
NO_ANSWERS = "SELECT CAST(NULL AS BIGINT) AS a, CAST(NULL AS BIGINT) AS b, CAST(NULL AS VARCHAR) AS answer WHERE false"
BLOCK = 64
"""Bytes of a block of SHA-256; RFC 2104 fills the key up to it."""


def secret_given() -> bytes:
    return bytes.fromhex(os.environ.get(SECRET_NAME, ""))


def answers_sql(decisions: Path | None, faces: Path, secret: bytes) -> str:
    """What people said of the same two identities in earlier campaigns; the last word counts."""
    if decisions is None:
        return NO_ANSWERS
    keyed = f"(SELECT rid, identity, {_key(secret)} AS key FROM read_parquet({literal(str(faces))}))"
    return (
        "SELECT x.rid AS a, y.rid AS b, max_by(d.answer, d.decided_at) AS answer FROM read_csv("
        f"{literal(str(decisions))}, delim = ';', header = true, all_varchar = true) d"
        f' JOIN {keyed} x ON x.key IN (d."left", d."right") JOIN {keyed} y ON y.key IN (d."left", d."right")'
        " AND x.rid < y.rid AND x.identity <> y.identity WHERE d.answer IN ('same', 'different') GROUP BY x.rid, y.rid"
    )


def _key(secret: bytes) -> str:
    """HMAC-SHA-256 of the identity, as SQL: what `api.security.decision_keys` makes of it."""
    if not secret:
        return "identity"
    filled = secret.ljust(BLOCK, b"\0")
    inner, outer = (bytes(byte ^ pad for byte in filled).hex() for pad in (0x36, 0x5C))
    return f"sha256(from_hex('{outer}') || from_hex(sha256(from_hex('{inner}') || encode(identity))))"
