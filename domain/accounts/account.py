"""The life of an account: invited, active, suspended, ended."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.access.permissions import Role
from domain.kernel.errors import Duplicate, Refusal, Stale
from domain.kernel.labelled import Labelled


class AccountState(Labelled):
    INVITED = "invited", "Invitation envoyée"
    ACTIVE = "active", "Actif"
    SUSPENDED = "suspended", "Suspendu"
    ENDED = "ended", "Accès terminé"


class AccountTransition(StrEnum):
    """What an administrator does to an account besides editing it."""

    SUSPEND = "suspend"
    RESTORE = "restore"
    INVITE_AGAIN = "invite_again"
    RESET_SECOND_FACTOR = "reset_second_factor"


class AccountExists(Duplicate):
    title = "Cette adresse a déjà un compte"
    detail = "Cette adresse a déjà un compte. Cherchez-la dans la liste, puis modifiez ses accès."


class NotOnOneself(Refusal):
    title = "Pas sur votre propre compte"
    detail = "Demandez à un autre administrateur\u00a0: personne ne change ses propres droits."


class NotInThisState(Refusal):
    title = "Ce n'est pas possible dans cet état"


@dataclass(frozen=True)
class ManagedAccount:
    """An account as its administrator changes it. `class_ids` None means every class of its schools."""

    id: UUID
    email: str
    display_name: str
    job_title: str
    role: Role
    unit_ids: frozenset[UUID]
    class_ids: frozenset[UUID] | None
    valid_until: date | None
    is_disabled: bool
    has_credentials: bool
    has_second_factor: bool
    version: int

    def state(self, today: date) -> AccountState:
        return account_state(
            disabled=self.is_disabled, valid_until=self.valid_until, signed_up=self.has_credentials, today=today
        )

    def check_version(self, seen: int) -> None:
        if seen != self.version:
            raise Stale

    def check_transition(self, transition: AccountTransition) -> None:
        """What makes no sense in the present state is refused by name."""
        sentence = None
        if transition is AccountTransition.SUSPEND and self.is_disabled:
            sentence = "Ce compte est déjà suspendu."
        elif transition is AccountTransition.RESTORE and not self.is_disabled:
            sentence = "Ce compte n'est pas suspendu."
        elif transition is AccountTransition.INVITE_AGAIN and self.has_credentials:
            sentence = "Cette personne a déjà activé son compte. Elle peut demander un nouveau mot de passe."
        elif transition is AccountTransition.INVITE_AGAIN and self.is_disabled:
            sentence = "Ce compte est suspendu. Rétablissez-le avant d'inviter de nouveau cette personne."
        elif transition is AccountTransition.RESET_SECOND_FACTOR and not self.has_second_factor:
            sentence = "Cette personne n'a pas encore de second facteur."
        if sentence:
            raise NotInThisState(sentence)


def account_state(*, disabled: bool, valid_until: date | None, signed_up: bool, today: date) -> AccountState:
    """Suspended wins over ended, ended over invited; the last day is included."""
    if disabled:
        return AccountState.SUSPENDED
    if valid_until is not None and valid_until < today:
        return AccountState.ENDED
    return AccountState.ACTIVE if signed_up else AccountState.INVITED
