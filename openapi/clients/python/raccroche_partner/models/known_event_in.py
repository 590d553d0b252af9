from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="KnownEventIn")



@_attrs_define
class KnownEventIn:
    """ The partner knows the young person already, or does not.

        Attributes:
            kind (Literal['known']):
            event_id (UUID): Made by the partner, once per event: the same one twice is refused.
            occurred_on (datetime.date): The day it happened, in France.
            known (bool):
     """

    kind: Literal['known']
    event_id: UUID
    occurred_on: datetime.date
    known: bool





    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        event_id = str(self.event_id)

        occurred_on = self.occurred_on.isoformat()

        known = self.known


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "kind": kind,
            "event_id": event_id,
            "occurred_on": occurred_on,
            "known": known,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = cast(Literal['known'] , d.pop("kind"))
        if kind != 'known':
            raise ValueError(f"kind must match const 'known', got '{kind}'")

        event_id = UUID(d.pop("event_id"))




        occurred_on = datetime.date.fromisoformat(d.pop("occurred_on"))




        known = d.pop("known")

        known_event_in = cls(
            kind=kind,
            event_id=event_id,
            occurred_on=occurred_on,
            known=known,
        )

        return known_event_in

