from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.referral_change import ReferralChange
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="ReferralChangeOut")



@_attrs_define
class ReferralChangeOut:
    """ Read the referral again (`changed`), or forget it (`deleted`).

        Attributes:
            id (UUID):
            change (ReferralChange): A line of the feed: read the referral again, or forget it.
            version (int):
            at (datetime.datetime):
     """

    id: UUID
    change: ReferralChange
    version: int
    at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        change = self.change.value

        version = self.version

        at = self.at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "change": change,
            "version": version,
            "at": at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        change = ReferralChange(d.pop("change"))




        version = d.pop("version")

        at = datetime.datetime.fromisoformat(d.pop("at"))




        referral_change_out = cls(
            id=id,
            change=change,
            version=version,
            at=at,
        )


        referral_change_out.additional_properties = d
        return referral_change_out

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
