from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.solution_type import SolutionType
from ..types import UNSET, Unset
from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="EntryEventIn")



@_attrs_define
class EntryEventIn:
    """ The young person has begun. Without a type, what this kind of partner usually offers.

        Attributes:
            kind (Literal['entry']):
            event_id (UUID): Made by the partner, once per event: the same one twice is refused.
            occurred_on (datetime.date): The day it happened, in France.
            solution_type (None | SolutionType | Unset):
            provider (None | str | Unset):
     """

    kind: Literal['entry']
    event_id: UUID
    occurred_on: datetime.date
    solution_type: None | SolutionType | Unset = UNSET
    provider: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        event_id = str(self.event_id)

        occurred_on = self.occurred_on.isoformat()

        solution_type: None | str | Unset
        if isinstance(self.solution_type, Unset):
            solution_type = UNSET
        elif isinstance(self.solution_type, SolutionType):
            solution_type = self.solution_type.value
        else:
            solution_type = self.solution_type

        provider: None | str | Unset
        if isinstance(self.provider, Unset):
            provider = UNSET
        else:
            provider = self.provider


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "kind": kind,
            "event_id": event_id,
            "occurred_on": occurred_on,
        })
        if solution_type is not UNSET:
            field_dict["solution_type"] = solution_type
        if provider is not UNSET:
            field_dict["provider"] = provider

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = cast(Literal['entry'] , d.pop("kind"))
        if kind != 'entry':
            raise ValueError(f"kind must match const 'entry', got '{kind}'")

        event_id = UUID(d.pop("event_id"))




        occurred_on = datetime.date.fromisoformat(d.pop("occurred_on"))




        def _parse_solution_type(data: object) -> None | SolutionType | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                solution_type_type_0 = SolutionType(data)



                return solution_type_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SolutionType | Unset, data)

        solution_type = _parse_solution_type(d.pop("solution_type", UNSET))


        def _parse_provider(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        provider = _parse_provider(d.pop("provider", UNSET))


        entry_event_in = cls(
            kind=kind,
            event_id=event_id,
            occurred_on=occurred_on,
            solution_type=solution_type,
            provider=provider,
        )

        return entry_event_in

