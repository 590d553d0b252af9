from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.decline_reason import DeclineReason
from ..models.disclosed_field import DisclosedField
from ..models.referral_answer import ReferralAnswer
from ..models.referral_request import ReferralRequest
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="PartnerReferralOut")



@_attrs_define
class PartnerReferralOut:
    """ One young person: the fields named in `fields`, null for every other.

        Attributes:
            id (UUID):
            version (int):
            platform_name (str):
            referred_on (datetime.date):
            expected_on (datetime.date):
            request (ReferralRequest): What a partner is asked.
            acknowledged_at (datetime.datetime | None):
            answer (None | ReferralAnswer):
            answer_reason (DeclineReason | None):
            answered_on (datetime.date | None):
            entered_on (datetime.date | None):
            exited_on (datetime.date | None):
            fields (list[DisclosedField]):
            family_name (None | str):
            first_names (None | str):
            birth_date (datetime.date | None):
            city (None | str):
            postal_code (None | str):
            phone (None | str):
            email (None | str):
            last_school_name (None | str):
            last_formation (None | str):
            left_on (datetime.date | None):
     """

    id: UUID
    version: int
    platform_name: str
    referred_on: datetime.date
    expected_on: datetime.date
    request: ReferralRequest
    acknowledged_at: datetime.datetime | None
    answer: None | ReferralAnswer
    answer_reason: DeclineReason | None
    answered_on: datetime.date | None
    entered_on: datetime.date | None
    exited_on: datetime.date | None
    fields: list[DisclosedField]
    family_name: None | str
    first_names: None | str
    birth_date: datetime.date | None
    city: None | str
    postal_code: None | str
    phone: None | str
    email: None | str
    last_school_name: None | str
    last_formation: None | str
    left_on: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        platform_name = self.platform_name

        referred_on = self.referred_on.isoformat()

        expected_on = self.expected_on.isoformat()

        request = self.request.value

        acknowledged_at: None | str
        if isinstance(self.acknowledged_at, datetime.datetime):
            acknowledged_at = self.acknowledged_at.isoformat()
        else:
            acknowledged_at = self.acknowledged_at

        answer: None | str
        if isinstance(self.answer, ReferralAnswer):
            answer = self.answer.value
        else:
            answer = self.answer

        answer_reason: None | str
        if isinstance(self.answer_reason, DeclineReason):
            answer_reason = self.answer_reason.value
        else:
            answer_reason = self.answer_reason

        answered_on: None | str
        if isinstance(self.answered_on, datetime.date):
            answered_on = self.answered_on.isoformat()
        else:
            answered_on = self.answered_on

        entered_on: None | str
        if isinstance(self.entered_on, datetime.date):
            entered_on = self.entered_on.isoformat()
        else:
            entered_on = self.entered_on

        exited_on: None | str
        if isinstance(self.exited_on, datetime.date):
            exited_on = self.exited_on.isoformat()
        else:
            exited_on = self.exited_on

        fields = []
        for fields_item_data in self.fields:
            fields_item = fields_item_data.value
            fields.append(fields_item)



        family_name: None | str
        family_name = self.family_name

        first_names: None | str
        first_names = self.first_names

        birth_date: None | str
        if isinstance(self.birth_date, datetime.date):
            birth_date = self.birth_date.isoformat()
        else:
            birth_date = self.birth_date

        city: None | str
        city = self.city

        postal_code: None | str
        postal_code = self.postal_code

        phone: None | str
        phone = self.phone

        email: None | str
        email = self.email

        last_school_name: None | str
        last_school_name = self.last_school_name

        last_formation: None | str
        last_formation = self.last_formation

        left_on: None | str
        if isinstance(self.left_on, datetime.date):
            left_on = self.left_on.isoformat()
        else:
            left_on = self.left_on


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "platform_name": platform_name,
            "referred_on": referred_on,
            "expected_on": expected_on,
            "request": request,
            "acknowledged_at": acknowledged_at,
            "answer": answer,
            "answer_reason": answer_reason,
            "answered_on": answered_on,
            "entered_on": entered_on,
            "exited_on": exited_on,
            "fields": fields,
            "family_name": family_name,
            "first_names": first_names,
            "birth_date": birth_date,
            "city": city,
            "postal_code": postal_code,
            "phone": phone,
            "email": email,
            "last_school_name": last_school_name,
            "last_formation": last_formation,
            "left_on": left_on,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        platform_name = d.pop("platform_name")

        referred_on = datetime.date.fromisoformat(d.pop("referred_on"))




        expected_on = datetime.date.fromisoformat(d.pop("expected_on"))




        request = ReferralRequest(d.pop("request"))




        def _parse_acknowledged_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                acknowledged_at_type_0 = datetime.datetime.fromisoformat(data)



                return acknowledged_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        acknowledged_at = _parse_acknowledged_at(d.pop("acknowledged_at"))


        def _parse_answer(data: object) -> None | ReferralAnswer:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answer_type_0 = ReferralAnswer(data)



                return answer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReferralAnswer, data)

        answer = _parse_answer(d.pop("answer"))


        def _parse_answer_reason(data: object) -> DeclineReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answer_reason_type_0 = DeclineReason(data)



                return answer_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DeclineReason | None, data)

        answer_reason = _parse_answer_reason(d.pop("answer_reason"))


        def _parse_answered_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answered_on_type_0 = datetime.date.fromisoformat(data)



                return answered_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        answered_on = _parse_answered_on(d.pop("answered_on"))


        def _parse_entered_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                entered_on_type_0 = datetime.date.fromisoformat(data)



                return entered_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        entered_on = _parse_entered_on(d.pop("entered_on"))


        def _parse_exited_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                exited_on_type_0 = datetime.date.fromisoformat(data)



                return exited_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        exited_on = _parse_exited_on(d.pop("exited_on"))


        fields = []
        _fields = d.pop("fields")
        for fields_item_data in (_fields):
            fields_item = DisclosedField(fields_item_data)



            fields.append(fields_item)


        def _parse_family_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        family_name = _parse_family_name(d.pop("family_name"))


        def _parse_first_names(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        first_names = _parse_first_names(d.pop("first_names"))


        def _parse_birth_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                birth_date_type_0 = datetime.date.fromisoformat(data)



                return birth_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        birth_date = _parse_birth_date(d.pop("birth_date"))


        def _parse_city(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        city = _parse_city(d.pop("city"))


        def _parse_postal_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        postal_code = _parse_postal_code(d.pop("postal_code"))


        def _parse_phone(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        phone = _parse_phone(d.pop("phone"))


        def _parse_email(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        email = _parse_email(d.pop("email"))


        def _parse_last_school_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        last_school_name = _parse_last_school_name(d.pop("last_school_name"))


        def _parse_last_formation(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        last_formation = _parse_last_formation(d.pop("last_formation"))


        def _parse_left_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                left_on_type_0 = datetime.date.fromisoformat(data)



                return left_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        left_on = _parse_left_on(d.pop("left_on"))


        partner_referral_out = cls(
            id=id,
            version=version,
            platform_name=platform_name,
            referred_on=referred_on,
            expected_on=expected_on,
            request=request,
            acknowledged_at=acknowledged_at,
            answer=answer,
            answer_reason=answer_reason,
            answered_on=answered_on,
            entered_on=entered_on,
            exited_on=exited_on,
            fields=fields,
            family_name=family_name,
            first_names=first_names,
            birth_date=birth_date,
            city=city,
            postal_code=postal_code,
            phone=phone,
            email=email,
            last_school_name=last_school_name,
            last_formation=last_formation,
            left_on=left_on,
        )


        partner_referral_out.additional_properties = d
        return partner_referral_out

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
