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






T = TypeVar("T", bound="AppointmentEventIn")



@_attrs_define
class AppointmentEventIn:
    """ An appointment was made; `occurred_on` is the day it was made.

        Attributes:
            kind (Literal['appointment']):
            event_id (UUID): Made by the partner, once per event: the same one twice is refused.
            occurred_on (datetime.date): The day it happened, in France.
            appointment_on (datetime.date):
     """

    kind: Literal['appointment']
    event_id: UUID
    occurred_on: datetime.date
    appointment_on: datetime.date





    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        event_id = str(self.event_id)

        occurred_on = self.occurred_on.isoformat()

        appointment_on = self.appointment_on.isoformat()


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "kind": kind,
            "event_id": event_id,
            "occurred_on": occurred_on,
            "appointment_on": appointment_on,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = cast(Literal['appointment'] , d.pop("kind"))
        if kind != 'appointment':
            raise ValueError(f"kind must match const 'appointment', got '{kind}'")

        event_id = UUID(d.pop("event_id"))




        occurred_on = datetime.date.fromisoformat(d.pop("occurred_on"))




        appointment_on = datetime.date.fromisoformat(d.pop("appointment_on"))




        appointment_event_in = cls(
            kind=kind,
            event_id=event_id,
            occurred_on=occurred_on,
            appointment_on=appointment_on,
        )

        return appointment_event_in

