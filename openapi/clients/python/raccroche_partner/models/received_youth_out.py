from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="ReceivedYouthOut")



@_attrs_define
class ReceivedYouthOut:
    """ A receipt; the same whoever the young person is.

        Attributes:
            id (UUID):
            received_at (datetime.datetime):
            platform_name (str):
     """

    id: UUID
    received_at: datetime.datetime
    platform_name: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        received_at = self.received_at.isoformat()

        platform_name = self.platform_name


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "received_at": received_at,
            "platform_name": platform_name,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        received_at = datetime.datetime.fromisoformat(d.pop("received_at"))




        platform_name = d.pop("platform_name")

        received_youth_out = cls(
            id=id,
            received_at=received_at,
            platform_name=platform_name,
        )


        received_youth_out.additional_properties = d
        return received_youth_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
