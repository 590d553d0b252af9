"""Partners as the administrator keeps them: their kind, quotas, machines and keys; what was told to them."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select

from api.security.assertions import read_public_key
from api.security.visitor import digest
from domain.access.scopes import PartnerScope
from domain.kernel.errors import Duplicate, Malformed, Stale
from domain.partners.credentials import (
    Credential,
    CredentialKind,
    CredentialState,
    check_live,
    end_of_the_former,
)
from domain.partners.disclosure import DISCLOSURE, DisclosureRow
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.partners import credentials, queries, repository
from persistence.partners.credentials import NewCredential
from persistence.partners.repository import Partner, PartnerClient
from persistence.unit_of_work import UnitOfWork

SECRET_BYTES = 32


class PartnerExists(Duplicate):
    title = "Cette structure est déjà partenaire"
    detail = "Cette structure est déjà partenaire. Ouvrez sa page pour la modifier."


class NotAnOrganisation(Malformed):
    title = "Structure à corriger"
    detail = "Choisissez un organisme partenaire, ou donnez le nom d'un nouveau."


@dataclass(frozen=True)
class CredentialView:
    """A key as its administrator sees it; never the secret."""

    id: UUID
    kind: CredentialKind
    state: CredentialState
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True)
class ClientView:
    """A machine and its keys; `version` is that of its If-Match."""

    id: UUID
    name: str
    scopes: tuple[PartnerScope, ...]
    closed_at: datetime | None
    version: int
    credentials: tuple[CredentialView, ...]


@dataclass(frozen=True)
class PartnerView:
    """The page of one partner."""

    partner: Partner
    version: int
    disclosure: DisclosureRow
    clients: tuple[ClientView, ...]


@dataclass(frozen=True)
class IssuedCredential:
    """The only time a secret is seen; null for a public key, whose private half never left its owner."""

    credential: CredentialView
    client_id: UUID
    secret: str | None


@dataclass(frozen=True)
class NewKey:
    """A secret of ours, or the partner's own public key."""

    kind: CredentialKind
    days: int
    public_key: str | None = None


async def list_partners(uow: UnitOfWork, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    await uow.record(JournalEntry("partner:list", Access.LIST))
    return queries.partner_page(cursor, limit)


async def show_partner(uow: UnitOfWork, partner_id: UUID) -> PartnerView:
    partner = await repository.load_partner(uow.session, partner_id)
    keys = await repository.load_credentials(uow.session, partner_id)
    clients = await repository.load_clients(uow.session, partner_id)
    views = tuple(_client(one, keys, uow.now) for one in clients)
    return PartnerView(partner, partner.version, DISCLOSURE[partner.partner_type], views)


async def declare_partner(uow: UnitOfWork, told: Partner, *, existing: UUID | None) -> PartnerView:
    """A new organisation, or one that is there already and becomes a partner."""
    if existing is not None and not await repository.is_organisation(uow.session, existing):
        raise NotAnOrganisation(errors=[{"pointer": "/unit_id", "detail": NotAnOrganisation.detail}])
    id_ = existing or await repository.insert_unit(uow.session, told.name, told.department_code)
    if not await repository.declare_partner(uow.session, replace(told, id=id_), uow.now):
        raise PartnerExists
    await _record(uow, "partner:declare", id_, type=told.partner_type.value)
    return await show_partner(uow, id_)


async def change_partner(
    uow: UnitOfWork, partner_id: UUID, changes: dict[str, object], *, suspended: bool | None, seen: int
) -> PartnerView:
    """Only the named fields change. A suspension closes every machine at its next request."""
    before = await repository.load_partner(uow.session, partner_id)
    if before.version != seen:
        raise Stale
    after = replace(before, **changes)  # type: ignore[arg-type]  # the body's own fields, each typed there
    if suspended is not None:
        after = replace(after, suspended_at=(before.suspended_at or uow.now) if suspended else None)
    await repository.save_partner(uow.session, after, seen=seen)
    await _record(uow, "partner:change", partner_id, fields=sorted(changes), suspended=suspended)
    return await show_partner(uow, partner_id)


async def add_client(uow: UnitOfWork, partner_id: UUID, name: str, scopes: Sequence[PartnerScope]) -> PartnerView:
    await repository.load_partner(uow.session, partner_id)
    by = None if uow.job else uow.actor.id
    client = await repository.insert_client(uow.session, partner_id, name, scopes, (by, uow.now))
    await _record(uow, "partner:add_client", partner_id, client_id=str(client), scopes=[one.value for one in scopes])
    return await show_partner(uow, partner_id)


@dataclass(frozen=True)
class ClientChanges:
    """None leaves as it is; what is taken away is so at the machine's next request."""

    name: str | None = None
    scopes: tuple[PartnerScope, ...] | None = None
    closed: bool | None = None


async def change_client(uow: UnitOfWork, ids: tuple[UUID, UUID], changes: ClientChanges, *, seen: int) -> PartnerView:
    """`ids` is (partner, client); the version is the client's."""
    before = await repository.load_client(uow.session, *ids)
    if before.version != seen:
        raise Stale
    after = replace(before, name=changes.name or before.name, scopes=changes.scopes or before.scopes)
    if changes.closed is not None:
        after = replace(after, closed_at=(before.closed_at or uow.now) if changes.closed else None)
    await repository.save_client(uow.session, after, seen=seen)
    await _record(uow, "partner:change_client", ids[0], client_id=str(ids[1]), closed=changes.closed)
    return await show_partner(uow, ids[0])


async def issue_credential(uow: UnitOfWork, ids: tuple[UUID, UUID], new: NewKey) -> IssuedCredential:
    """A second key while the first still opens; a third is refused."""
    client = await repository.load_client(uow.session, *ids)
    secret = f"rcs_{secrets.token_urlsafe(SECRET_BYTES)}" if new.kind is CredentialKind.SECRET else None
    row = NewCredential(
        new_id(), client.id, new.kind, uow.now, uow.now + timedelta(days=new.days),
        digest(secret) if secret else None, None if secret else read_public_key(new.public_key or ""),
    )  # fmt: skip
    await credentials.insert_credential(uow.session, row, None if uow.job else uow.actor.id)
    kept = await credentials.load_credential(uow.session, client.id, row.id)
    await _record(uow, "partner:issue_credential", ids[0], client_id=str(client.id), kind=new.kind.value)
    return IssuedCredential(_view(kept, uow.now), client.id, secret)


async def rotate_credential(
    uow: UnitOfWork, ids: tuple[UUID, UUID], credential_id: UUID, new: NewKey
) -> IssuedCredential:
    """The successor opens at once; the former still opens for a week at most."""
    former = await credentials.load_credential(uow.session, ids[1], credential_id)
    check_live(former, uow.now)
    issued = await issue_credential(uow, ids, new)
    await credentials.end_credential(uow.session, former.id, end_of_the_former(former, uow.now))
    return issued


async def revoke_credential(uow: UnitOfWork, ids: tuple[UUID, UUID], credential_id: UUID) -> PartnerView:
    """Effective at the next request, whatever tokens it has given."""
    await repository.load_client(uow.session, *ids)
    credential = await credentials.load_credential(uow.session, ids[1], credential_id)
    check_live(credential, uow.now)
    await credentials.revoke_credential(uow.session, credential.id, uow.now)
    await _record(uow, "partner:revoke_credential", ids[0], client_id=str(ids[1]))
    return await show_partner(uow, ids[0])


async def list_transmissions(uow: UnitOfWork, partner_id: UUID, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """What was told to this partner: who, when, which fields, on which basis; no name."""
    await repository.load_partner(uow.session, partner_id)
    await uow.record(JournalEntry("partner:transmissions", Access.LIST, detail={"partner_id": str(partner_id)}))
    return queries.transmission_page(partner_id, cursor, limit)


async def list_disclosures(_: UnitOfWork) -> list[DisclosureRow]:
    """Field × kind of partner, with the legal basis of each row."""
    return list(DISCLOSURE.values())


def _client(client: PartnerClient, keys: Sequence[Credential], now: datetime) -> ClientView:
    own = tuple(_view(key, now) for key in keys if key.client_id == client.id)
    return ClientView(client.id, client.name, client.scopes, client.closed_at, client.version, own)


def _view(key: Credential, now: datetime) -> CredentialView:
    return CredentialView(
        key.id, key.kind, key.state(now), key.created_at, key.expires_at, key.last_used_at, key.revoked_at
    )  # fmt: skip


async def _record(uow: UnitOfWork, operation: str, partner_id: UUID, **detail: object) -> None:
    await uow.record(JournalEntry(operation, detail={"partner_id": str(partner_id), **detail}))
