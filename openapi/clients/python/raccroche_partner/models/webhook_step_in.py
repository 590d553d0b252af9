from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.webhook_step import WebhookStep






T = TypeVar("T", bound="WebhookStepIn")



@_attrs_define
class WebhookStepIn:
    """ `pause`: messages wait. `resume`: they leave, in order. `remove`: what waits is given up.

        Attributes:
            name (WebhookStep):
     """

    name: WebhookStep





    def to_dict(self) -> dict[str, Any]:
        name = self.name.value


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "name": name,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = WebhookStep(d.pop("name"))




        webhook_step_in = cls(
            name=name,
        )

        return webhook_step_in

