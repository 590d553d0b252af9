"""Signing in a partner's machine (OAuth 2 client credentials): a secret, or an assertion signed with its own key."""

import base64
import binascii
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import unquote_plus
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.sign_in import Desk
from api.security import attempts
from api.security.assertions import ASSERTION_TYPE, claimed_client, prove
from api.security.tokens import issue_machine_token
from api.security.visitor import Visitor, digest
from domain.access.actor import Caller
from domain.kernel.errors import Malformed, NotSignedIn
from persistence.partners import credentials
from persistence.partners.credentials import LiveCredential
from persistence.unit_of_work import anonymous_transaction


class InvalidClient(NotSignedIn):
    """Never says what is wrong, nor whether the client exists."""

    title = "Client refusé"
    detail = "Ce client n'a pas pu être reconnu : identifiant, secret ou assertion."


class InvalidScope(Malformed):
    title = "Portée refusée"
    detail = "Une des portées demandées n'est pas accordée à ce client."


@dataclass(frozen=True)
class Presented:
    """How a client shows itself: exactly one of a secret and an assertion."""

    client_id: str
    secret: str = ""
    assertion: str = ""
    scope: str = ""


@dataclass(frozen=True)
class MachineToken:
    access_token: str
    expires_in: int
    scope: str


def presented(form: Presented, assertion_type: str, authorization: str | None) -> Presented:
    """From the form, or from HTTP Basic; two ways at once are refused (RFC 6749 §2.3)."""
    scheme, _, encoded = (authorization or "").partition(" ")
    basic = _basic(encoded) if scheme.lower() == "basic" else None
    ways = (basic is not None) + bool(form.secret) + bool(form.assertion)
    if ways != 1 or bool(form.assertion) != (assertion_type == ASSERTION_TYPE):
        raise refused()
    if basic is not None:
        if form.client_id not in {"", basic[0]}:
            raise refused()
        return Presented(basic[0], basic[1], "", form.scope)
    if form.assertion:
        claimed = claimed_client(form.assertion)
        if form.client_id not in {"", claimed}:
            raise refused()
        return Presented(claimed, "", form.assertion, form.scope)
    return form


async def sign_in_machine(desk: Desk, visitor: Visitor, shown: Presented) -> MachineToken:
    """Counted first, then checked; an unknown client and a wrong key get the same answer."""
    admission = await attempts.admit(
        desk.engine, visitor.now, visitor.network, email=f"client:{shown.client_id}", known_device=None
    )
    async with anonymous_transaction(desk.sessions) as session:
        client_id = _identifier(shown.client_id)
        live = await credentials.load_live(session, client_id, visitor.now)
        credential = await _proved(desk, session, (client_id, shown), live, visitor)
        scopes = _scopes(shown.scope, credential)
        await credentials.note_use(session, credential.id, visitor.now)
    await attempts.forgive(desk.engine, admission)
    lifetime = timedelta(minutes=desk.settings.access_token_minutes)
    caller = Caller(client_id, credential.generation, visitor.now, credential.id, scopes)
    token = issue_machine_token(desk.key, caller, lifetime)
    return MachineToken(token, int(lifetime.total_seconds()), " ".join(sorted(scopes)))


async def _proved(
    desk: Desk,
    session: AsyncSession,
    who: tuple[UUID, Presented],
    live: Sequence[LiveCredential],
    visitor: Visitor,
) -> LiveCredential:
    client_id, shown = who
    if shown.secret:
        given = digest(shown.secret)
        for one in live:
            if one.secret_hash is not None and hmac.compare_digest(one.secret_hash, given):
                return one
        raise refused()
    proved = prove(shown.assertion, str(client_id), audience_of(desk), live, visitor.now)
    if proved is None or not await credentials.spend_assertion(session, client_id, proved.jti_hash, proved.until):
        raise refused()
    return proved.credential


def audience_of(desk: Desk) -> str:
    """What an assertion must be addressed to: this very address."""
    return f"{desk.settings.base_url}/api/v1/auth/token"


def _scopes(asked: str, credential: LiveCredential) -> frozenset[str]:
    """All that was granted, or the part of it that is asked for."""
    wanted = frozenset(asked.split())
    if not wanted <= credential.scopes:
        raise InvalidScope(error="invalid_scope")
    return wanted or credential.scopes


def _identifier(client_id: str) -> UUID:
    try:
        return UUID(client_id)
    except ValueError:
        raise refused() from None


def _basic(encoded: str) -> tuple[str, str]:
    try:
        name, _, secret = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        raise refused() from None
    return unquote_plus(name)[:100], unquote_plus(secret)[:300]


def refused() -> InvalidClient:
    """With the word that OAuth clients look for beside ours."""
    return InvalidClient(error="invalid_client")
