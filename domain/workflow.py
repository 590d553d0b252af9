"""Workflows are tables with their law: the rows are the only way a state changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Protocol, TypeVar

from domain.access.actor import Actor
from domain.access.permissions import Permission
from domain.kernel.errors import NotYours, Refusal
from domain.kernel.law import LegalBasis

STAY = "="
"""Target of a step that is recorded without changing the state (a référent is appointed, an enquiry ordered)."""


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
    the day of the act is cited, and on a day when none is, the row does not exist. `outcomes` is for steps whose
    result decides where they end (a hearing: held, no-show); `target` is then the usual end. `denial` is the
    sentence for those who may never take the step. `valid_from` and `valid_to` narrow the row when its conditions, not
    its text, changed on a day.
    """

    name: str
    label: str
    sources: frozenset[str]
    target: str
    permission: Permission
    legal_basis: tuple[LegalBasis, ...]
    guards: tuple[Guard[Thing], ...] = ()
    effects: tuple[str, ...] = ()
    outcomes: Mapping[str, str] = field(default_factory=dict)
    denial: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def basis_on(self, day: date) -> LegalBasis | None:
        """The text cited that day; None on a day when the row does not exist."""
        if (self.valid_from and day < self.valid_from) or (self.valid_to and day > self.valid_to):
            return None
        return next((basis for basis in self.legal_basis if basis.in_force(day)), None)

    def blocked_by(self, thing: Thing, day: date) -> list[str]:
        return [sentence for guard in self.guards if (sentence := guard(thing, day)) is not None]

    def target_from(self, source: str, outcome: str = "") -> str:
        """Where the step ends when it starts from `source` with this outcome."""
        target = self.outcomes.get(outcome, self.target)
        return source if target == STAY else target

    def triples(self) -> Iterator[tuple[str, str, str]]:
        """Every (source, name, target) the row allows: what the schema accepts."""
        for source in sorted(self.sources):
            for target in sorted({*self.outcomes.values()} or {self.target}):
                yield source, self.name, source if target == STAY else target


@dataclass(frozen=True)
class Offer:
    """A step as offered to a reader: available when `blocked_by` is empty."""

    name: str
    label: str
    legal_basis: LegalBasis | None
    blocked_by: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Workflow(Generic[Thing]):
    """A dated table of transitions for one track of one thing.

    The same name may stand in several rows: of different dates (a decree changed the conditions) or of different
    sources. On one day, from one state, at most one row of a name applies.
    """

    name: str
    transitions: tuple[Transition[Thing], ...]

    def named(self, name: str) -> Transition[Thing] | None:
        return next((row for row in self.transitions if row.name == name), None)

    def row(self, name: str, state: str, day: date) -> Transition[Thing] | None:
        """The row of that name in force that day, preferably one that starts from this state."""
        rows = [row for row in self.transitions if row.name == name and row.basis_on(day) is not None]
        return next((row for row in rows if state in row.sources), rows[0] if rows else None)

    def check(self, name: str, thing: Thing, actor: Actor, day: date) -> Transition[Thing]:
        """The row to follow, or the refusal: not this role, not this state, or something missing."""
        row = self.row(name, thing.state, day)
        if row is None:
            raise NotAvailable
        if not actor.may(row.permission):
            raise NotYours(row.denial or None)
        if thing.state not in row.sources:
            raise NotAvailable
        if missing := row.blocked_by(thing, day):
            raise Blocked(" ".join(missing), blocked_by=missing)
        return row

    def available(self, thing: Thing, actor: Actor, day: date) -> list[Offer]:
        """Every step this actor could take from here, the blocked ones with what they lack."""
        return [
            Offer(row.name, row.label, row.basis_on(day), tuple(row.blocked_by(thing, day)))
            for row in self.open_rows(thing, day)
            if actor.may(row.permission)
        ]

    def open_rows(self, thing: Thing, day: date) -> Iterable[Transition[Thing]]:
        """The rows in force that day which start from the present state."""
        return (row for row in self.transitions if thing.state in row.sources and row.basis_on(day) is not None)

    def triples(self) -> frozenset[tuple[str, str, str]]:
        return frozenset(triple for row in self.transitions for triple in row.triples())
