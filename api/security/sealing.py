"""Seals the secrets that the database keeps: a stolen copy of it gives no one-time code. AES-256-GCM."""

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from api.security.tokens import load_signing_key
from api.settings import Settings

MARK = "sealed"
"""`sealed:<key id>:<base64 of nonce and ciphertext>`; a value without the mark dates from before sealing."""
_NONCE = 12
_PURPOSE = b"raccroche second factor"


class SealUnknown(Exception):  # noqa: N818 - a state of things, told to whoever asks
    """Sealed under a key that is not configured any more, for another account, or damaged."""


@dataclass(frozen=True)
class SealingKey:
    """One key with the id that stands in front of what it sealed."""

    kid: str
    cipher: AESGCM

    @staticmethod
    def of(secret: bytes) -> "SealingKey":
        """Derived (HKDF), so that the secret may be of any length and serve elsewhere too."""
        key = HKDF(SHA256(), 32, salt=None, info=_PURPOSE).derive(secret)
        return SealingKey(hashlib.sha256(b"id" + key).hexdigest()[:8], AESGCM(key))


@dataclass(frozen=True)
class Vault:
    """The first key seals; every key opens. Rotation: put the new one first, drop the old once all is sealed anew."""

    keys: tuple[SealingKey, ...]

    @staticmethod
    def of(configured: str, signing_secret: bytes) -> "Vault":
        """Secrets separated by commas, newest first; the one behind the signing key is always the last to open."""
        secrets = [one.strip().encode() for one in configured.split(",") if one.strip()]
        return Vault(tuple(SealingKey.of(secret) for secret in (*secrets, signing_secret)))

    @staticmethod
    def configured(settings: Settings) -> "Vault":
        """What this deployment seals with; the worker and the API read the same."""
        pem = settings.signing_key.get_secret_value() if settings.signing_key else None
        sealing = settings.sealing_keys.get_secret_value() if settings.sealing_keys else ""
        return Vault.of(sealing, load_signing_key(settings.data, pem).secret)

    def seal(self, plain: str, owner: UUID) -> str:
        """Bound to its owner: copied into another account's row, it opens nothing."""
        nonce = os.urandom(_NONCE)
        sealed = self.keys[0].cipher.encrypt(nonce, plain.encode(), owner.bytes)
        return f"{MARK}:{self.keys[0].kid}:{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, stored: str, owner: UUID) -> str:
        """What was sealed; a value from before sealing is as it stands."""
        if not stored.startswith(f"{MARK}:"):
            return stored
        try:
            _, kid, body = stored.split(":")
            content = base64.urlsafe_b64decode(body)
            key = next(key for key in self.keys if key.kid == kid)
            return key.cipher.decrypt(content[:_NONCE], content[_NONCE:], owner.bytes).decode()
        except (StopIteration, ValueError, binascii.Error, InvalidTag) as error:
            raise SealUnknown from error

    @property
    def mark(self) -> str:
        """What stands in front of all that the present key sealed."""
        return f"{MARK}:{self.keys[0].kid}:"
