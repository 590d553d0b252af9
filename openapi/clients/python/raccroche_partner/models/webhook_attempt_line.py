from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="WebhookAttemptLine")



@_attrs_define
class WebhookAttemptLine:
    """ One attempt: when, what came of it, how long it took.

        Attributes:
            n (int):
            at (datetime.datetime):
            outcome (str):
            outcome_label (str):
            code (int | None):
            duration_ms (int):
     """

    n: int
    at: datetime.datetime
    outcome: str
    outcome_label: str
    code: int | None
    duration_ms: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        n = self.n

        at = self.at.isoformat()

        outcome = self.outcome

        outcome_label = self.outcome_label

        code: int | None
        code = self.code

        duration_ms = self.duration_ms


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "n": n,
            "at": at,
            "outcome": outcome,
            "outcome_label": outcome_label,
            "code": code,
            "duration_ms": duration_ms,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        n = d.pop("n")

        at = datetime.datetime.fromisoformat(d.pop("at"))




        outcome = d.pop("outcome")

        outcome_label = d.pop("outcome_label")

        def _parse_code(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        code = _parse_code(d.pop("code"))


        duration_ms = d.pop("duration_ms")

        webhook_attempt_line = cls(
            n=n,
            at=at,
            outcome=outcome,
            outcome_label=outcome_label,
            code=code,
            duration_ms=duration_ms,
        )


        webhook_attempt_line.additional_properties = d
        return webhook_attempt_line

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
