from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="YouthIn")



@_attrs_define
class YouthIn:
    """ A young person of 16 to 25 who came by themselves and agreed that the platform be told.

        Attributes:
            family_name (str):
            first_names (str):
            birth_date (datetime.date):
            postal_code (str):
            city (str):
            consent (bool): Must be true.
            consented_on (datetime.date):
            phone (str | Unset):  Default: ''.
            email (str | Unset):  Default: ''.
            commune_code (None | str | Unset):
            last_formation (str | Unset):  Default: ''.
     """

    family_name: str
    first_names: str
    birth_date: datetime.date
    postal_code: str
    city: str
    consent: bool
    consented_on: datetime.date
    phone: str | Unset = ''
    email: str | Unset = ''
    commune_code: None | str | Unset = UNSET
    last_formation: str | Unset = ''





    def to_dict(self) -> dict[str, Any]:
        family_name = self.family_name

        first_names = self.first_names

        birth_date = self.birth_date.isoformat()

        postal_code = self.postal_code

        city = self.city

        consent = self.consent

        consented_on = self.consented_on.isoformat()

        phone = self.phone

        email = self.email

        commune_code: None | str | Unset
        if isinstance(self.commune_code, Unset):
            commune_code = UNSET
        else:
            commune_code = self.commune_code

        last_formation = self.last_formation


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "family_name": family_name,
            "first_names": first_names,
            "birth_date": birth_date,
            "postal_code": postal_code,
            "city": city,
            "consent": consent,
            "consented_on": consented_on,
        })
        if phone is not UNSET:
            field_dict["phone"] = phone
        if email is not UNSET:
            field_dict["email"] = email
        if commune_code is not UNSET:
            field_dict["commune_code"] = commune_code
        if last_formation is not UNSET:
            field_dict["last_formation"] = last_formation

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        family_name = d.pop("family_name")

        first_names = d.pop("first_names")

        birth_date = datetime.date.fromisoformat(d.pop("birth_date"))




        postal_code = d.pop("postal_code")

        city = d.pop("city")

        consent = d.pop("consent")

        consented_on = datetime.date.fromisoformat(d.pop("consented_on"))




        phone = d.pop("phone", UNSET)

        email = d.pop("email", UNSET)

        def _parse_commune_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        commune_code = _parse_commune_code(d.pop("commune_code", UNSET))


        last_formation = d.pop("last_formation", UNSET)

        youth_in = cls(
            family_name=family_name,
            first_names=first_names,
            birth_date=birth_date,
            postal_code=postal_code,
            city=city,
            consent=consent,
            consented_on=consented_on,
            phone=phone,
            email=email,
            commune_code=commune_code,
            last_formation=last_formation,
        )

        return youth_in

