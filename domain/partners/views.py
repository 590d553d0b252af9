"""Lines of lists about partners: read straight from SQL, and what the document says of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.partners.kinds import PartnerType


@dataclass(frozen=True)
class PartnerLine:
    """One partner in the administrator's list."""

    id: UUID
    name: str
    partner_type: PartnerType
    contact_email: str
    clients: int
    last_used_at: datetime | None
    is_sandbox: bool
    suspended_at: datetime | None


@dataclass(frozen=True)
class TransmissionLine:
    """Who was told what: no name; `actor_name` is that of a machine, or the function of a person."""

    id: UUID
    at: datetime
    actor_name: str
    channel: str
    referral_id: UUID
    fields: tuple[str, ...]
    legal_basis: str
