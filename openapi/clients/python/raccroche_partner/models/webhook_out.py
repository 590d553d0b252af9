from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.endpoint_state import EndpointState
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="WebhookOut")



@_attrs_define
class WebhookOut:
    """ An address, how it fares, and how many of its messages are in each state (90 days).

        Attributes:
            id (UUID):
            url (str):
            state (EndpointState): NEW until a first message is accepted: only then is the address known to answer.
            state_label (str):
            pause_reason_label (None | str):
            both_secrets_until (datetime.datetime | None):
            failing_since (datetime.datetime | None):
            last_accepted_at (datetime.datetime | None):
            created_at (datetime.datetime):
            delivered (int):
            waiting (int):
            failed (int):
            dead (int):
            uncertain (int):
            version (int):
     """

    id: UUID
    url: str
    state: EndpointState
    state_label: str
    pause_reason_label: None | str
    both_secrets_until: datetime.datetime | None
    failing_since: datetime.datetime | None
    last_accepted_at: datetime.datetime | None
    created_at: datetime.datetime
    delivered: int
    waiting: int
    failed: int
    dead: int
    uncertain: int
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        url = self.url

        state = self.state.value

        state_label = self.state_label

        pause_reason_label: None | str
        pause_reason_label = self.pause_reason_label

        both_secrets_until: None | str
        if isinstance(self.both_secrets_until, datetime.datetime):
            both_secrets_until = self.both_secrets_until.isoformat()
        else:
            both_secrets_until = self.both_secrets_until

        failing_since: None | str
        if isinstance(self.failing_since, datetime.datetime):
            failing_since = self.failing_since.isoformat()
        else:
            failing_since = self.failing_since

        last_accepted_at: None | str
        if isinstance(self.last_accepted_at, datetime.datetime):
            last_accepted_at = self.last_accepted_at.isoformat()
        else:
            last_accepted_at = self.last_accepted_at

        created_at = self.created_at.isoformat()

        delivered = self.delivered

        waiting = self.waiting

        failed = self.failed

        dead = self.dead

        uncertain = self.uncertain

        version = self.version


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "url": url,
            "state": state,
            "state_label": state_label,
            "pause_reason_label": pause_reason_label,
            "both_secrets_until": both_secrets_until,
            "failing_since": failing_since,
            "last_accepted_at": last_accepted_at,
            "created_at": created_at,
            "delivered": delivered,
            "waiting": waiting,
            "failed": failed,
            "dead": dead,
            "uncertain": uncertain,
            "version": version,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        url = d.pop("url")

        state = EndpointState(d.pop("state"))




        state_label = d.pop("state_label")

        def _parse_pause_reason_label(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        pause_reason_label = _parse_pause_reason_label(d.pop("pause_reason_label"))


        def _parse_both_secrets_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                both_secrets_until_type_0 = datetime.datetime.fromisoformat(data)



                return both_secrets_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        both_secrets_until = _parse_both_secrets_until(d.pop("both_secrets_until"))


        def _parse_failing_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                failing_since_type_0 = datetime.datetime.fromisoformat(data)



                return failing_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        failing_since = _parse_failing_since(d.pop("failing_since"))


        def _parse_last_accepted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_accepted_at_type_0 = datetime.datetime.fromisoformat(data)



                return last_accepted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_accepted_at = _parse_last_accepted_at(d.pop("last_accepted_at"))


        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        delivered = d.pop("delivered")

        waiting = d.pop("waiting")

        failed = d.pop("failed")

        dead = d.pop("dead")

        uncertain = d.pop("uncertain")

        version = d.pop("version")

        webhook_out = cls(
            id=id,
            url=url,
            state=state,
            state_label=state_label,
            pause_reason_label=pause_reason_label,
            both_secrets_until=both_secrets_until,
            failing_since=failing_since,
            last_accepted_at=last_accepted_at,
            created_at=created_at,
            delivered=delivered,
            waiting=waiting,
            failed=failed,
            dead=dead,
            uncertain=uncertain,
            version=version,
        )


        webhook_out.additional_properties = d
        return webhook_out

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
