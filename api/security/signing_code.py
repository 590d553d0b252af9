"""The code of a signature by mail: six digits, salted by its request, whose tries are counted."""

import hashlib
import secrets
from uuid import UUID


def new_code() -> str:
    """Six digits, in two groups, to be copied from a telephone."""
    digits = f"{secrets.randbelow(1_000_000):06d}"
    return f"{digits[:3]} {digits[3:]}"


def code_hash(request_id: UUID, code: str) -> str:
    return hashlib.sha256(f"{request_id}:{''.join(code.split())}".encode()).hexdigest()
