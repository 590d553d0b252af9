"""What a DSDEN keeps for its département: who may sign for it, and the parental support that its warnings name."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.kernel.errors import Malformed
from domain.kernel.french import typeset


class DelegationDatesReversed(Malformed):
    title = "Dates de la délégation à corriger"
    detail = "La fin de la délégation précède son début."


class HolderCannotSign(Malformed):
    title = "Ce compte ne peut pas signer"
    detail = "Choisissez un compte de signataire de votre service."


@dataclass(frozen=True)
class DelegationLine:
    """One arrêté of delegation: its holder, its reference, its dates."""

    id: UUID
    version: int
    holder_id: UUID
    holder_name: str
    reference: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class SignatoryLine:
    """Who may hold a delegation: a signatory of the service."""

    id: UUID
    display_name: str
    job_title: str


@dataclass(frozen=True)
class SupportServiceLine:
    """One service of parental support, as it is printed in a warning (L131-8); ended ones are printed no more."""

    id: UUID
    version: int
    name: str
    description: str
    address: str
    phone: str
    opening: str
    position: int
    ended_on: date | None


@dataclass(frozen=True)
class DelegationTerms:
    reference: str
    valid_from: date
    valid_to: date | None

    def __post_init__(self) -> None:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise DelegationDatesReversed(
                errors=[{"pointer": "/valid_to", "detail": typeset(DelegationDatesReversed.detail)}]
            )
