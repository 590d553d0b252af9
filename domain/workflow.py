"""Workflows are tables with their law: the rows are the only way a state changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Protocol, TypeVar

from domain.access.actor import Actor
from domain.access.permissions import Permission
from domain.kernel.errors import NotYours, Refusal
from domain.kernel.law import LegalBasis


class Stateful(Protocol):
    """What a workflow needs to know of the thing it moves."""

    @property
    def state(self) -> str: ...


Thing = TypeVar("Thing", bound=Stateful)
Guard = Callable[[Thing, date], "str | None"]
"""A guard answers None, or the French sentence that says what is missing and who can give it."""


class NotAvailable(Refusal):
    """The step does not start from the present state."""

    title = "Cette étape n'est pas possible maintenant"
    detail = "Cette étape n'est pas possible dans l'état actuel du dossier."


class Blocked(Refusal):
    """The step exists here, but something is missing; `blocked_by` says what."""

    title = "Il manque une étape"


@dataclass(frozen=True)
class Transition(Generic[Thing]):
    """One row: a name (code), the official French label, where it starts and ends, who may, on which text.

    `effects` are kinds queued with the step. `legal_basis` holds every version of the text; the one in force on
    the day of the act is cited.
    """

    name: str
    label: str
    sources: frozenset[str]
    target: str
    permission: Permission
    legal_basis: tuple[LegalBasis, ...]
    guards: tuple[Guard[Thing], ...] = ()
    effects: tuple[str, ...] = ()

    def basis_on(self, day: date) -> LegalBasis | None:
        return next((basis for basis in self.legal_basis if basis.in_force(day)), None)

    def blocked_by(self, thing: Thing, day: date) -> list[str]:
        return [sentence for guard in self.guards if (sentence := guard(thing, day)) is not None]


@dataclass(frozen=True)
class Offer:
    """A step as offered to a reader: available when `blocked_by` is empty."""

    name: str
    label: str
    legal_basis: LegalBasis | None
    blocked_by: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Workflow(Generic[Thing]):
    """A dated table of transitions for one track of one thing."""

    name: str
    transitions: tuple[Transition[Thing], ...]

    def named(self, name: str) -> Transition[Thing] | None:
        return next((row for row in self.transitions if row.name == name), None)

    def check(self, name: str, thing: Thing, actor: Actor, day: date) -> Transition[Thing]:
        """The row to follow, or the refusal: not this role, not this state, or something missing."""
        row = self.named(name)
        if row is None or row.basis_on(day) is None:
            raise NotAvailable
        if not actor.may(row.permission):
            raise NotYours
        if thing.state not in row.sources:
            raise NotAvailable
        if missing := row.blocked_by(thing, day):
            raise Blocked(" ".join(missing), blocked_by=missing)
        return row

    def available(self, thing: Thing, actor: Actor, day: date) -> list[Offer]:
        """Every step this actor could take from here, the blocked ones with what they lack."""
        return [
            Offer(row.name, row.label, row.basis_on(day), tuple(row.blocked_by(thing, day)))
            for row in self._open(thing, day)
            if actor.may(row.permission)
        ]

    def _open(self, thing: Thing, day: date) -> Iterable[Transition[Thing]]:
        return (row for row in self.transitions if thing.state in row.sources and row.basis_on(day) is not None)
