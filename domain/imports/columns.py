"""When headers are personalised: which of our fields is in which of their columns, asked once and remembered."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.imports.kinds import ImportKind


@dataclass(frozen=True)
class ColumnMapping:
    """Their header by our field name."""

    headers: Mapping[str, str]


@dataclass(frozen=True)
class FieldWanted:
    name: str
    label: str
    required: bool


@dataclass(frozen=True)
class HeaderSeen:
    """One of their columns with its first three values, so that a human recognises it."""

    header: str
    samples: tuple[str, ...]


@dataclass(frozen=True)
class MappingNeeded:
    """The file is a table of pupils or guardians, but its headers must be explained; nothing was read."""

    kind: ImportKind
    name: str
    fields: tuple[FieldWanted, ...]
    headers: tuple[HeaderSeen, ...]
    proposal: ColumnMapping
