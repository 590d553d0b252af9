from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.webhook_attempt_line import WebhookAttemptLine
  from ..models.webhook_delivery_line import WebhookDeliveryLine





T = TypeVar("T", bound="WebhookDeliveryOut")



@_attrs_define
class WebhookDeliveryOut:
    """ One message, each of its attempts, and its body as sent: ids alone.

        Attributes:
            delivery (WebhookDeliveryLine): One message on its way to one address; `outcome` and `code` are those of the
                last attempt.
            attempts (list[WebhookAttemptLine]):
            body (str):
     """

    delivery: WebhookDeliveryLine
    attempts: list[WebhookAttemptLine]
    body: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.webhook_attempt_line import WebhookAttemptLine # noqa: PLC0415
        from ..models.webhook_delivery_line import WebhookDeliveryLine # noqa: PLC0415
        delivery = self.delivery.to_dict()

        attempts = []
        for attempts_item_data in self.attempts:
            attempts_item = attempts_item_data.to_dict()
            attempts.append(attempts_item)



        body = self.body


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "delivery": delivery,
            "attempts": attempts,
            "body": body,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.webhook_attempt_line import WebhookAttemptLine # noqa: PLC0415
        from ..models.webhook_delivery_line import WebhookDeliveryLine # noqa: PLC0415
        d = dict(src_dict)
        delivery = WebhookDeliveryLine.from_dict(d.pop("delivery"))




        attempts = []
        _attempts = d.pop("attempts")
        for attempts_item_data in (_attempts):
            attempts_item = WebhookAttemptLine.from_dict(attempts_item_data)



            attempts.append(attempts_item)


        body = d.pop("body")

        webhook_delivery_out = cls(
            delivery=delivery,
            attempts=attempts,
            body=body,
        )


        webhook_delivery_out.additional_properties = d
        return webhook_delivery_out

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
