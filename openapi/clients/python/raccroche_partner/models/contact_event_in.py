from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.partner_contact_result import PartnerContactResult
from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="ContactEventIn")



@_attrs_define
class ContactEventIn:
    """ The partner tried to reach the young person.

        Attributes:
            kind (Literal['contact']):
            event_id (UUID): Made by the partner, once per event: the same one twice is refused.
            occurred_on (datetime.date): The day it happened, in France.
            result (PartnerContactResult): What came of a contact that the partner tried.
     """

    kind: Literal['contact']
    event_id: UUID
    occurred_on: datetime.date
    result: PartnerContactResult





    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        event_id = str(self.event_id)

        occurred_on = self.occurred_on.isoformat()

        result = self.result.value


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "kind": kind,
            "event_id": event_id,
            "occurred_on": occurred_on,
            "result": result,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = cast(Literal['contact'] , d.pop("kind"))
        if kind != 'contact':
            raise ValueError(f"kind must match const 'contact', got '{kind}'")

        event_id = UUID(d.pop("event_id"))




        occurred_on = datetime.date.fromisoformat(d.pop("occurred_on"))




        result = PartnerContactResult(d.pop("result"))




        contact_event_in = cls(
            kind=kind,
            event_id=event_id,
            occurred_on=occurred_on,
            result=result,
        )

        return contact_event_in

