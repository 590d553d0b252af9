from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.decline_reason import DeclineReason
from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="RefusalEventIn")



@_attrs_define
class RefusalEventIn:
    """ The partner declines the referral.

        Attributes:
            kind (Literal['refusal']):
            event_id (UUID): Made by the partner, once per event: the same one twice is refused.
            occurred_on (datetime.date): The day it happened, in France.
            reason (DeclineReason):
     """

    kind: Literal['refusal']
    event_id: UUID
    occurred_on: datetime.date
    reason: DeclineReason





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
        kind = cast(Literal['refusal'] , d.pop("kind"))
        if kind != 'refusal':
            raise ValueError(f"kind must match const 'refusal', got '{kind}'")

        event_id = UUID(d.pop("event_id"))




        occurred_on = datetime.date.fromisoformat(d.pop("occurred_on"))




        reason = DeclineReason(d.pop("reason"))




        refusal_event_in = cls(
            kind=kind,
            event_id=event_id,
            occurred_on=occurred_on,
            reason=reason,
        )

        return refusal_event_in

