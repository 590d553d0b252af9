"""Where a pupil stands in a school's base, and what links of responsibility mean."""

from enum import StrEnum


class EnrolmentStatus(StrEnum):
    """Missing from the last file is not gone: nobody is deleted by an import."""

    ENROLLED = "enrolled"
    LEFT = "left"
    MISSING = "missing"

    @property
    def label(self) -> str:
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    EnrolmentStatus.ENROLLED: "Inscrit",
    EnrolmentStatus.LEFT: "Parti",
    EnrolmentStatus.MISSING: "Plus dans la base",
}


class ParentalAuthority(StrEnum):
    """How parental authority is exercised; a judgment is seen and dated, never kept (C. civ. 372, 373-2-1, 377)."""

    JOINT = "joint"
    SOLE = "sole"
    SUPERVISION_ONLY = "supervision_only"
    WITHDRAWN = "withdrawn"
    DELEGATED = "delegated"
    TUTELLE = "tutelle"

    @property
    def label(self) -> str:
        return _AUTHORITY_LABELS[self]


_AUTHORITY_LABELS = {
    ParentalAuthority.JOINT: "Exercice conjoint",
    ParentalAuthority.SOLE: "Exercice exclusif (jugement vu)",
    ParentalAuthority.SUPERVISION_ONLY: "Droit de surveillance (jugement vu)",
    ParentalAuthority.WITHDRAWN: "Autorité retirée (décision vue)",
    ParentalAuthority.DELEGATED: "Autorité déléguée (décision vue)",
    ParentalAuthority.TUTELLE: "Tutelle",
}

RESPONSIBILITY_LABELS = {1: "Représentant légal", 2: "Personne en charge", 3: "Personne à contacter"}

KINSHIP_LABELS = {
    "10": "mère",
    "20": "père",
    "37": "frère ou sœur",
    "38": "ascendant",
    "39": "autre membre de la famille",
    "41": "éducateur",
    "42": "assistant familial",
    "50": "tuteur",
    "51": "aide sociale à l'enfance",
    "70": "élève lui-même",
    "90": "autre lien",
}
"""CODE_PARENTE of SIECLE, second degré; ONDE gives none."""

ASE, SELF = "51", "70"


def civility_words(civility: str | None) -> str | None:
    """SIECLE writes MME and M.; people read « Mme » and « M. »."""
    if civility is None:
        return None
    return {"MME": "Mme", "MLLE": "Mme", "M": "M.", "MR": "M."}.get(civility.upper().rstrip("."), civility)
