"""Keys of the decisions that outlive a campaign: keyed digests, since a dictionary undoes a plain digest of a name."""

import hashlib
import hmac
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from api.security.tokens import load_signing_key
from api.settings import Settings

MARK = "k1:"
"""Stands before a keyed digest; a value without it dates from before, and is keyed at the next crossing."""
_PURPOSE = b"raccroche siei decisions"


@dataclass(frozen=True)
class DecisionKeys:
    secret: bytes

    @staticmethod
    def of(settings: Settings) -> "DecisionKeys":
        """From the deployer's secret, or the signing key. With another secret, what was decided is asked anew."""
        if settings.siei_key:
            given = settings.siei_key.get_secret_value().encode()
        else:
            pem = settings.signing_key.get_secret_value() if settings.signing_key else None
            given = load_signing_key(settings.data, pem).secret
        return DecisionKeys(HKDF(SHA256(), 32, salt=None, info=_PURPOSE).derive(given))

    def key(self, identity: str) -> str:
        """What is kept of an identity; a key stays what it is."""
        if identity.startswith(MARK):
            return identity
        return MARK + hmac.new(self.secret, identity.encode(), hashlib.sha256).hexdigest()


def bare(key: str) -> str:
    """The key as the crossing computes it."""
    return key.removeprefix(MARK)
