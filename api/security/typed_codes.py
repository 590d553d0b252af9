"""A link on paper: a code that is typed, 59 bits in letters that are not mistaken for one another."""

import re
import secrets

from api.security.tickets import READABLE

_LENGTH = 12
_TYPED = re.compile(rf"[{READABLE}]{{{_LENGTH}}}")


def new_typed_code() -> str:
    """`4F7K-2KXP-9QRS`, as it is printed."""
    letters = "".join(secrets.choice(READABLE) for _ in range(_LENGTH))
    return "-".join(letters[start : start + 4] for start in range(0, _LENGTH, 4))


def plain_code(typed: str) -> str:
    """However it was spaced and in whatever case; anything else, the token of a mail, stays as it is."""
    bare = re.sub(r"[\s-]", "", typed).upper()
    return bare if _TYPED.fullmatch(bare) else typed
