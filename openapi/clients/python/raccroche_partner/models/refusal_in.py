from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.decline_reason import DeclineReason
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="RefusalIn")



@_attrs_define
class RefusalIn:
    """ A refusal without more: the event `refusal` in short.

        Attributes:
            event_id (UUID): Made by the partner, once per event: the same one twice is refused.
            occurred_on (datetime.date): The day it happened, in France.
            reason (DeclineReason):
     """

    event_id: UUID
    occurred_on: datetime.date
    reason: DeclineReason





    def to_dict(self) -> dict[str, Any]:
        event_id = str(self.event_id)

        occurred_on = self.occurred_on.isoformat()

        reason = self.reason.value


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "event_id": event_id,
            "occurred_on": occurred_on,
            "reason": reason,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        event_id = UUID(d.pop("event_id"))




        occurred_on = datetime.date.fromisoformat(d.pop("occurred_on"))




        reason = DeclineReason(d.pop("reason"))




        refusal_in = cls(
            event_id=event_id,
            occurred_on=occurred_on,
            reason=reason,
        )

        return refusal_in

