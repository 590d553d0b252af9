from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.code_out import CodeOut





T = TypeVar("T", bound="PartnerReferenceOut")



@_attrs_define
class PartnerReferenceOut:
    """ Every code of this API with its French label, and what this partner's kind may be told.

        Attributes:
            version (str):
            requests (list[CodeOut]):
            answers (list[CodeOut]):
            fields (list[CodeOut]):
            event_kinds (list[CodeOut]):
            contact_results (list[CodeOut]):
            decline_reasons (list[CodeOut]):
            solution_types (list[CodeOut]):
            exit_reasons (list[CodeOut]):
            partner_types (list[CodeOut]):
            scopes (list[CodeOut]):
     """

    version: str
    requests: list[CodeOut]
    answers: list[CodeOut]
    fields: list[CodeOut]
    event_kinds: list[CodeOut]
    contact_results: list[CodeOut]
    decline_reasons: list[CodeOut]
    solution_types: list[CodeOut]
    exit_reasons: list[CodeOut]
    partner_types: list[CodeOut]
    scopes: list[CodeOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.code_out import CodeOut # noqa: PLC0415
        version = self.version

        requests = []
        for requests_item_data in self.requests:
            requests_item = requests_item_data.to_dict()
            requests.append(requests_item)



        answers = []
        for answers_item_data in self.answers:
            answers_item = answers_item_data.to_dict()
            answers.append(answers_item)



        fields = []
        for fields_item_data in self.fields:
            fields_item = fields_item_data.to_dict()
            fields.append(fields_item)



        event_kinds = []
        for event_kinds_item_data in self.event_kinds:
            event_kinds_item = event_kinds_item_data.to_dict()
            event_kinds.append(event_kinds_item)



        contact_results = []
        for contact_results_item_data in self.contact_results:
            contact_results_item = contact_results_item_data.to_dict()
            contact_results.append(contact_results_item)



        decline_reasons = []
        for decline_reasons_item_data in self.decline_reasons:
            decline_reasons_item = decline_reasons_item_data.to_dict()
            decline_reasons.append(decline_reasons_item)



        solution_types = []
        for solution_types_item_data in self.solution_types:
            solution_types_item = solution_types_item_data.to_dict()
            solution_types.append(solution_types_item)



        exit_reasons = []
        for exit_reasons_item_data in self.exit_reasons:
            exit_reasons_item = exit_reasons_item_data.to_dict()
            exit_reasons.append(exit_reasons_item)



        partner_types = []
        for partner_types_item_data in self.partner_types:
            partner_types_item = partner_types_item_data.to_dict()
            partner_types.append(partner_types_item)



        scopes = []
        for scopes_item_data in self.scopes:
            scopes_item = scopes_item_data.to_dict()
            scopes.append(scopes_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "version": version,
            "requests": requests,
            "answers": answers,
            "fields": fields,
            "event_kinds": event_kinds,
            "contact_results": contact_results,
            "decline_reasons": decline_reasons,
            "solution_types": solution_types,
            "exit_reasons": exit_reasons,
            "partner_types": partner_types,
            "scopes": scopes,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.code_out import CodeOut # noqa: PLC0415
        d = dict(src_dict)
        version = d.pop("version")

        requests = []
        _requests = d.pop("requests")
        for requests_item_data in (_requests):
            requests_item = CodeOut.from_dict(requests_item_data)



            requests.append(requests_item)


        answers = []
        _answers = d.pop("answers")
        for answers_item_data in (_answers):
            answers_item = CodeOut.from_dict(answers_item_data)



            answers.append(answers_item)


        fields = []
        _fields = d.pop("fields")
        for fields_item_data in (_fields):
            fields_item = CodeOut.from_dict(fields_item_data)



            fields.append(fields_item)


        event_kinds = []
        _event_kinds = d.pop("event_kinds")
        for event_kinds_item_data in (_event_kinds):
            event_kinds_item = CodeOut.from_dict(event_kinds_item_data)



            event_kinds.append(event_kinds_item)


        contact_results = []
        _contact_results = d.pop("contact_results")
        for contact_results_item_data in (_contact_results):
            contact_results_item = CodeOut.from_dict(contact_results_item_data)



            contact_results.append(contact_results_item)


        decline_reasons = []
        _decline_reasons = d.pop("decline_reasons")
        for decline_reasons_item_data in (_decline_reasons):
            decline_reasons_item = CodeOut.from_dict(decline_reasons_item_data)



            decline_reasons.append(decline_reasons_item)


        solution_types = []
        _solution_types = d.pop("solution_types")
        for solution_types_item_data in (_solution_types):
            solution_types_item = CodeOut.from_dict(solution_types_item_data)



            solution_types.append(solution_types_item)


        exit_reasons = []
        _exit_reasons = d.pop("exit_reasons")
        for exit_reasons_item_data in (_exit_reasons):
            exit_reasons_item = CodeOut.from_dict(exit_reasons_item_data)



            exit_reasons.append(exit_reasons_item)


        partner_types = []
        _partner_types = d.pop("partner_types")
        for partner_types_item_data in (_partner_types):
            partner_types_item = CodeOut.from_dict(partner_types_item_data)



            partner_types.append(partner_types_item)


        scopes = []
        _scopes = d.pop("scopes")
        for scopes_item_data in (_scopes):
            scopes_item = CodeOut.from_dict(scopes_item_data)



            scopes.append(scopes_item)


        partner_reference_out = cls(
            version=version,
            requests=requests,
            answers=answers,
            fields=fields,
            event_kinds=event_kinds,
            contact_results=contact_results,
            decline_reasons=decline_reasons,
            solution_types=solution_types,
            exit_reasons=exit_reasons,
            partner_types=partner_types,
            scopes=scopes,
        )


        partner_reference_out.additional_properties = d
        return partner_reference_out

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
