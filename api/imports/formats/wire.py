"""The words the reading process says to ours: one JSON object a line, nothing executable, refusals by code."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.imports.columns import ColumnMapping, FieldWanted, HeaderSeen, MappingNeeded
from domain.imports.kinds import ImportKind
from domain.imports.raw import FileHead, FileWarning, RawLine, RawValue, Subject
from domain.imports.refusals import FILE_REFUSALS, FileRefused


@dataclass(frozen=True)
class End:
    """The last word: without it the reading was cut."""


def encode(item: FileHead | RawLine | MappingNeeded | FileRefused | End) -> bytes:
    return json.dumps(_spoken(item), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> FileHead | RawLine | MappingNeeded | FileRefused | End:
    said = json.loads(line)
    match said["is"]:
        case "line":
            values = {name: _frozen(value) for name, value in said["values"].items()}
            return RawLine(Subject(said["subject"]), said["number"], values)
        case "head":
            return _head(said)
        case "mapping":
            return _mapping(said)
        case "refusal":
            return FILE_REFUSALS[said["code"]](said["sentence"], **said["data"])
        case _:
            return End()


def _spoken(item: FileHead | RawLine | MappingNeeded | FileRefused | End) -> Mapping[str, object]:
    match item:
        case RawLine():
            return {"is": "line", "subject": item.subject, "number": item.number, "values": item.values}
        case FileHead():
            return {
                "is": "head",
                "kind": item.kind,
                "name": item.name,
                "encoding": item.encoding,
                "uai": item.uai,
                "school_year": item.school_year,
                "exported_at": item.exported_at.isoformat() if item.exported_at else None,
                "by_record": item.by_record,
                "columns": item.columns,
                "warnings": item.warnings,
            }
        case MappingNeeded():
            return {
                "is": "mapping",
                "kind": item.kind,
                "name": item.name,
                "fields": [[field.name, field.label, field.required] for field in item.fields],
                "headers": [[seen.header, seen.samples] for seen in item.headers],
                "proposal": item.proposal.headers,
            }
        case FileRefused():
            return {"is": "refusal", "code": item.code(), "sentence": item.sentence, "data": item.data}
        case End():
            return {"is": "end"}


def _head(said: Mapping[str, object]) -> FileHead:
    told = dict(said)
    told.pop("is")
    moment = told.pop("exported_at")
    warnings = told.pop("warnings")
    kind = ImportKind(str(told.pop("kind")))
    return FileHead(
        kind=kind,
        exported_at=datetime.fromisoformat(str(moment)) if moment else None,
        warnings=tuple(FileWarning(word) for word in warnings) if isinstance(warnings, list) else (),
        **told,  # type: ignore[arg-type]  # the rest are the fields as `_spoken` wrote them
    )


def _mapping(said: Mapping[str, object]) -> MappingNeeded:
    fields, headers, proposal = said["fields"], said["headers"], said["proposal"]
    if not isinstance(fields, list) or not isinstance(headers, list) or not isinstance(proposal, dict):
        raise TypeError("mapping")
    return MappingNeeded(
        kind=ImportKind(str(said["kind"])),
        name=str(said["name"]),
        fields=tuple(FieldWanted(*field) for field in fields),
        headers=tuple(HeaderSeen(header, tuple(samples)) for header, samples in headers),
        proposal=ColumnMapping(proposal),
    )


def _frozen(value: object) -> RawValue:
    """JSON's lists back to tuples."""
    return tuple(str(part) for part in value) if isinstance(value, list) else str(value)
