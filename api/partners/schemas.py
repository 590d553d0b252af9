"""Bodies and answers of the administrator's pages on partners."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from api.partners.use_cases import ClientChanges, NewKey
from api.schemas import In, Out
from domain.access.scopes import PartnerScope
from domain.kernel.law import LegalKind
from domain.partners.credentials import LONGEST_DAYS, SHORTEST_DAYS, USUAL_DAYS, CredentialKind, CredentialState
from domain.partners.disclosure import DisclosedField
from domain.partners.kinds import PartnerType
from domain.partners.quota import LARGEST_QUOTA, SMALLEST_QUOTA, USUAL_QUOTA
from persistence.partners.repository import Partner

Name = Annotated[str, Field(min_length=2, max_length=140)]
ClientName = Annotated[str, Field(min_length=2, max_length=100)]
Quota = Annotated[int, Field(ge=SMALLEST_QUOTA, le=LARGEST_QUOTA)]
Scopes = Annotated[list[PartnerScope], Field(min_length=1, max_length=8)]
Days = Annotated[int, Field(ge=SHORTEST_DAYS, le=LONGEST_DAYS)]
_NOBODY = UUID(int=0)


class PartnerIn(In):
    """A new organisation by its name, or one that is there already by `unit_id`."""

    name: Name
    partner_type: PartnerType
    unit_id: UUID | None = None
    department_code: Annotated[str, Field(min_length=2, max_length=3)] | None = None
    contact_name: Annotated[str, Field(max_length=140)] = ""
    contact_email: Annotated[str, Field(max_length=254)] = ""
    contact_phone: Annotated[str, Field(max_length=30)] = ""

    def to_partner(self) -> Partner:
        return Partner(
            _NOBODY, self.name, self.department_code, self.partner_type, self.contact_name, self.contact_email,
            self.contact_phone, USUAL_QUOTA, USUAL_QUOTA, None, None, 1,
        )  # fmt: skip


class PartnerChangeIn(In):
    """Named fields change, others stay. `suspended` closes every machine at its next request."""

    name: Name | None = None
    partner_type: PartnerType | None = None
    contact_name: Annotated[str, Field(max_length=140)] | None = None
    contact_email: Annotated[str, Field(max_length=254)] | None = None
    contact_phone: Annotated[str, Field(max_length=30)] | None = None
    adviser_quota: Quota | None = None
    client_quota: Quota | None = None
    suspended: bool | None = None

    def changes(self) -> dict[str, Any]:
        given = {name: getattr(self, name) for name in self.model_fields_set if name != "suspended"}
        return {name: value for name, value in given.items() if value is not None}


class PartnerClientIn(In):
    name: ClientName
    scopes: Scopes


class PartnerClientChangeIn(In):
    """Named fields change; `closed` ends the machine at its next request."""

    name: ClientName | None = None
    scopes: Scopes | None = None
    closed: bool | None = None

    def to_changes(self) -> ClientChanges:
        return ClientChanges(self.name, None if self.scopes is None else _once(self.scopes), self.closed)


class PartnerCredentialIn(In):
    """`public_key`: PEM, with kind `public_key` alone."""

    kind: CredentialKind
    days: Days = USUAL_DAYS
    public_key: Annotated[str, Field(max_length=4000)] | None = None

    def to_key(self) -> NewKey:
        return NewKey(self.kind, self.days, self.public_key)


class PartnerCredentialOut(Out):
    id: UUID
    kind: CredentialKind
    state: CredentialState
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


class IssuedCredentialOut(Out):
    """`secret` is shown this once; null for a public key."""

    credential: PartnerCredentialOut
    client_id: UUID
    secret: str | None


class PartnerClientOut(Out):
    """`version` is that of its own If-Match."""

    id: UUID
    name: str
    scopes: list[PartnerScope]
    closed_at: datetime | None
    version: int
    credentials: list[PartnerCredentialOut]


class PartnerBasisOut(Out):
    code: str
    kind: LegalKind
    article: str
    title: str


class DisclosureRowOut(Out):
    """What this kind of partner may be told, why, and on which basis; an internal rule says that it is one."""

    type: PartnerType
    fields: list[DisclosedField]
    basis: PartnerBasisOut
    why: str


class DisclosuresOut(Out):
    rows: list[DisclosureRowOut]


class PartnerDetailsOut(Out):
    id: UUID
    name: str
    department_code: str | None
    partner_type: PartnerType
    contact_name: str
    contact_email: str
    contact_phone: str
    adviser_quota: int
    client_quota: int
    sandbox_platform: UUID | None
    suspended_at: datetime | None


class PartnerOut(Out):
    """The page of one partner; the ETag is its version."""

    partner: PartnerDetailsOut
    version: int
    disclosure: DisclosureRowOut
    clients: list[PartnerClientOut]


def _once(scopes: list[PartnerScope]) -> tuple[PartnerScope, ...]:
    return tuple(dict.fromkeys(scopes))
