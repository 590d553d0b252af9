from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.place_out import PlaceOut





T = TypeVar("T", bound="ProblemOut")



@_attrs_define
class ProblemOut:
    """ An answer that says no (RFC 9457). `type` is /problems/<code>, `title` and `detail` are French sentences.

        Attributes:
            type_ (str):
            title (str):
            status (int):
            detail (str):
            errors (list[PlaceOut]):
            blocked_by (list[str]):
     """

    type_: str
    title: str
    status: int
    detail: str
    errors: list[PlaceOut]
    blocked_by: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.place_out import PlaceOut # noqa: PLC0415
        type_ = self.type_

        title = self.title

        status = self.status

        detail = self.detail

        errors = []
        for errors_item_data in self.errors:
            errors_item = errors_item_data.to_dict()
            errors.append(errors_item)



        blocked_by = self.blocked_by




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "type": type_,
            "title": title,
            "status": status,
            "detail": detail,
            "errors": errors,
            "blocked_by": blocked_by,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.place_out import PlaceOut # noqa: PLC0415
        d = dict(src_dict)
        type_ = d.pop("type")

        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        errors = []
        _errors = d.pop("errors")
        for errors_item_data in (_errors):
            errors_item = PlaceOut.from_dict(errors_item_data)



            errors.append(errors_item)


        blocked_by = cast(list[str], d.pop("blocked_by"))


        problem_out = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            errors=errors,
            blocked_by=blocked_by,
        )


        problem_out.additional_properties = d
        return problem_out

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
