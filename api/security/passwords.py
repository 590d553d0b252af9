"""Passwords: argon2id in a thread, so that a sign-in never stalls the others."""

import asyncio
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


@cache
def _hasher(cheap: bool) -> PasswordHasher:
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1) if cheap else PasswordHasher()


@cache
def _decoy(cheap: bool) -> str:
    """Checked when the address is unknown, so that an absent account takes as long as a wrong password."""
    return _hasher(cheap).hash("unknown account")


async def hash_password(password: str, *, cheap: bool = False) -> str:
    return await asyncio.to_thread(_hasher(cheap).hash, password)


async def password_matches(stored: str | None, given: str, *, cheap: bool = False) -> bool:
    return await asyncio.to_thread(_verify, stored, given, cheap)


def _verify(stored: str | None, given: str, cheap: bool) -> bool:
    decoy = _decoy(cheap)  # made at the first attempt of all, known address or not
    try:
        matches = _hasher(cheap).verify(stored or decoy, given)
    except (VerificationError, InvalidHashError):
        return False
    return matches and stored is not None
