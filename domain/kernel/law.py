"""Legal bases as data: every threshold, step and letter names its text and the dates between which it is in force."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LegalKind(StrEnum):
    """What weight a basis has; an internal rule says that it is one."""

    LAW = "law"
    REGULATION = "regulation"
    CIRCULAR = "circular"
    INTERNAL_RULE = "internal_rule"

    @property
    def label(self) -> str:
        return _KIND_LABELS[self]


_KIND_LABELS = {
    LegalKind.LAW: "Loi",
    LegalKind.REGULATION: "Règlement",
    LegalKind.CIRCULAR: "Circulaire",
    LegalKind.INTERNAL_RULE: "Règle interne, aucun texte",
}


@dataclass(frozen=True)
class LegalBasis:
    """One text in one version: `code` is its identifier here, `article` what is printed, `quote` a short extract.

    `valid_to` is the last day in force, None while it still is. `source` says where the text was read;
    `checked_on` when. An internal rule has no article and no source.
    """

    code: str
    kind: LegalKind
    article: str
    title: str
    quote: str
    valid_from: date
    valid_to: date | None = None
    source: str = ""
    checked_on: date | None = None

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
