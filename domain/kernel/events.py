"""What a decision leaves behind: the entity as it now is, what happened, and what must follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Entity = TypeVar("Entity")


@dataclass(frozen=True)
class Effect:
    """What must follow a decision (a letter, a mail), queued in the same transaction. `ids` only, no names."""

    kind: str
    ids: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Decision(Generic[Entity]):
    """The outcome of a rule: nothing has been written yet."""

    entity: Entity
    effects: tuple[Effect, ...] = ()
