from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.solution_end import SolutionEnd
from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="ExitEventIn")



@_attrs_define
class ExitEventIn:
    """ The young person has left what they had begun.

        Attributes:
            kind (Literal['exit']):
            event_id (UUID): Made by the partner, once per event: the same one twice is refused.
            occurred_on (datetime.date): The day it happened, in France.
            reason (SolutionEnd):
     """

    kind: Literal['exit']
    event_id: UUID
    occurred_on: datetime.date
    reason: SolutionEnd





    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        event_id = str(self.event_id)

        occurred_on = self.occurred_on.isoformat()

        reason = self.reason.value


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "kind": kind,
            "event_id": event_id,
            "occurred_on": occurred_on,
            "reason": reason,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = cast(Literal['exit'] , d.pop("kind"))
        if kind != 'exit':
            raise ValueError(f"kind must match const 'exit', got '{kind}'")

        event_id = UUID(d.pop("event_id"))




        occurred_on = datetime.date.fromisoformat(d.pop("occurred_on"))




        reason = SolutionEnd(d.pop("reason"))




        exit_event_in = cls(
            kind=kind,
            event_id=event_id,
            occurred_on=occurred_on,
            reason=reason,
        )

        return exit_event_in

