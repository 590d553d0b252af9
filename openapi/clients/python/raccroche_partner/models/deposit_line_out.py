from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.line_outcome import LineOutcome
from typing import cast






T = TypeVar("T", bound="DepositLineOut")



@_attrs_define
class DepositLineOut:
    """ `line` counts the header as 1; column, rule and remedy where the line is to be corrected.

        Attributes:
            line (int):
            outcome (LineOutcome):
            column (None | str):
            rule (None | str):
            remedy (None | str):
     """

    line: int
    outcome: LineOutcome
    column: None | str
    rule: None | str
    remedy: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        line = self.line

        outcome = self.outcome.value

        column: None | str
        column = self.column

        rule: None | str
        rule = self.rule

        remedy: None | str
        remedy = self.remedy


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "line": line,
            "outcome": outcome,
            "column": column,
            "rule": rule,
            "remedy": remedy,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        line = d.pop("line")

        outcome = LineOutcome(d.pop("outcome"))




        def _parse_column(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        column = _parse_column(d.pop("column"))


        def _parse_rule(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        rule = _parse_rule(d.pop("rule"))


        def _parse_remedy(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        remedy = _parse_remedy(d.pop("remedy"))


        deposit_line_out = cls(
            line=line,
            outcome=outcome,
            column=column,
            rule=rule,
            remedy=remedy,
        )


        deposit_line_out.additional_properties = d
        return deposit_line_out

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
