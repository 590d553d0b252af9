from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="WebhookDeliveryLine")



@_attrs_define
class WebhookDeliveryLine:
    """ One message on its way to one address; `outcome` and `code` are those of the last attempt.

        Attributes:
            id (UUID):
            message_id (UUID):
            kind (str):
            kind_label (str):
            referral_id (None | UUID):
            state (str):
            state_label (str):
            attempts (int):
            outcome (None | str):
            outcome_label (None | str):
            code (int | None):
            duration_ms (int | None):
            created_at (datetime.datetime):
            next_attempt_at (datetime.datetime | None):
            settled_at (datetime.datetime | None):
     """

    id: UUID
    message_id: UUID
    kind: str
    kind_label: str
    referral_id: None | UUID
    state: str
    state_label: str
    attempts: int
    outcome: None | str
    outcome_label: None | str
    code: int | None
    duration_ms: int | None
    created_at: datetime.datetime
    next_attempt_at: datetime.datetime | None
    settled_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        message_id = str(self.message_id)

        kind = self.kind

        kind_label = self.kind_label

        referral_id: None | str
        if isinstance(self.referral_id, UUID):
            referral_id = str(self.referral_id)
        else:
            referral_id = self.referral_id

        state = self.state

        state_label = self.state_label

        attempts = self.attempts

        outcome: None | str
        outcome = self.outcome

        outcome_label: None | str
        outcome_label = self.outcome_label

        code: int | None
        code = self.code

        duration_ms: int | None
        duration_ms = self.duration_ms

        created_at = self.created_at.isoformat()

        next_attempt_at: None | str
        if isinstance(self.next_attempt_at, datetime.datetime):
            next_attempt_at = self.next_attempt_at.isoformat()
        else:
            next_attempt_at = self.next_attempt_at

        settled_at: None | str
        if isinstance(self.settled_at, datetime.datetime):
            settled_at = self.settled_at.isoformat()
        else:
            settled_at = self.settled_at


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "message_id": message_id,
            "kind": kind,
            "kind_label": kind_label,
            "referral_id": referral_id,
            "state": state,
            "state_label": state_label,
            "attempts": attempts,
            "outcome": outcome,
            "outcome_label": outcome_label,
            "code": code,
            "duration_ms": duration_ms,
            "created_at": created_at,
            "next_attempt_at": next_attempt_at,
            "settled_at": settled_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        message_id = UUID(d.pop("message_id"))




        kind = d.pop("kind")

        kind_label = d.pop("kind_label")

        def _parse_referral_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                referral_id_type_0 = UUID(data)



                return referral_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        referral_id = _parse_referral_id(d.pop("referral_id"))


        state = d.pop("state")

        state_label = d.pop("state_label")

        attempts = d.pop("attempts")

        def _parse_outcome(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        outcome = _parse_outcome(d.pop("outcome"))


        def _parse_outcome_label(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        outcome_label = _parse_outcome_label(d.pop("outcome_label"))


        def _parse_code(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        code = _parse_code(d.pop("code"))


        def _parse_duration_ms(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        duration_ms = _parse_duration_ms(d.pop("duration_ms"))


        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        def _parse_next_attempt_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_attempt_at_type_0 = datetime.datetime.fromisoformat(data)



                return next_attempt_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_attempt_at = _parse_next_attempt_at(d.pop("next_attempt_at"))


        def _parse_settled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                settled_at_type_0 = datetime.datetime.fromisoformat(data)



                return settled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        settled_at = _parse_settled_at(d.pop("settled_at"))


        webhook_delivery_line = cls(
            id=id,
            message_id=message_id,
            kind=kind,
            kind_label=kind_label,
            referral_id=referral_id,
            state=state,
            state_label=state_label,
            attempts=attempts,
            outcome=outcome,
            outcome_label=outcome_label,
            code=code,
            duration_ms=duration_ms,
            created_at=created_at,
            next_attempt_at=next_attempt_at,
            settled_at=settled_at,
        )


        webhook_delivery_line.additional_properties = d
        return webhook_delivery_line

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
