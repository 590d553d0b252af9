"""Legal bases as data: every threshold, step and letter names its text and the dates between which it is in force."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.kernel.french import typeset
from domain.kernel.labelled import Labelled

START = date(2013, 2, 2)
"""Nothing in this product acts under an older day."""


class LegalKind(Labelled):
    """What weight a basis has; an internal rule says that it is one."""

    LAW = "law", "Loi"
    REGULATION = "regulation", "Règlement"
    CIRCULAR = "circular", "Circulaire"
    INTERNAL_RULE = "internal_rule", "Règle interne, aucun texte"


class LegalArea(Labelled):
    """What a text is shown under."""

    ATTENDANCE = "attendance", "Assiduité et dossiers d'absences"
    FOLLOW_UPS = "follow_ups", "Suivi des jeunes par les plateformes"
    CONTRACTS = "contracts", "Contrat « formation qualification emploi »"


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

    def __post_init__(self) -> None:
        for name in ("article", "title", "quote"):  # printed, so set as French prints
            object.__setattr__(self, name, typeset(getattr(self, name)))

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def internal_rule(code: str, title: str) -> LegalBasis:
    """A rule of ours, or one whose text was not read: never shown as law."""
    return LegalBasis(f"internal_{code}", LegalKind.INTERNAL_RULE, "", title, "", START)


Versions = tuple[LegalBasis, ...]
"""One text in its successive wordings, the oldest first."""


def rules_of(area: str) -> Callable[[str, str], Versions]:
    """How an area names the rules that are its own."""
    return lambda code, title: (internal_rule(f"{area}_{code}", title),)


def by_code(*texts: Versions) -> dict[str, LegalBasis]:
    """Every wording of these texts by its code."""
    return {basis.code: basis for versions in texts for basis in versions}


def version_on(versions: Versions, on: date) -> LegalBasis | None:
    """The wording of that day."""
    return next((basis for basis in versions if basis.in_force(on)), None)
