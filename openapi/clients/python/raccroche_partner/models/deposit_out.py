from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.deposit_line_out import DepositLineOut





T = TypeVar("T", bound="DepositOut")



@_attrs_define
class DepositOut:
    """ `acknowledgement` is the same as a CSV to keep.

        Attributes:
            recorded (int):
            known (int):
            refused (int):
            lines (list[DepositLineOut]):
            acknowledgement (str):
     """

    recorded: int
    known: int
    refused: int
    lines: list[DepositLineOut]
    acknowledgement: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.deposit_line_out import DepositLineOut # noqa: PLC0415
        recorded = self.recorded

        known = self.known

        refused = self.refused

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)



        acknowledgement = self.acknowledgement


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "recorded": recorded,
            "known": known,
            "refused": refused,
            "lines": lines,
            "acknowledgement": acknowledgement,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.deposit_line_out import DepositLineOut # noqa: PLC0415
        d = dict(src_dict)
        recorded = d.pop("recorded")

        known = d.pop("known")

        refused = d.pop("refused")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in (_lines):
            lines_item = DepositLineOut.from_dict(lines_item_data)



            lines.append(lines_item)


        acknowledgement = d.pop("acknowledgement")

        deposit_out = cls(
            recorded=recorded,
            known=known,
            refused=refused,
            lines=lines,
            acknowledgement=acknowledgement,
        )


        deposit_out.additional_properties = d
        return deposit_out

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
