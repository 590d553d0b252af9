"""Where a pupil stands in a school's base, and what links of responsibility mean."""

from domain.kernel.labelled import Labelled


class EnrolmentStatus(Labelled):
    """Missing from the last file is not gone: nobody is deleted by an import."""

    ENROLLED = "enrolled", "Inscrit"
    LEFT = "left", "Parti"
    MISSING = "missing", "Plus dans la base"


class ParentalAuthority(Labelled):
    """How parental authority is exercised; a judgment is seen and dated, never kept (C. civ. 372, 373-2-1, 377)."""

    JOINT = "joint", "Exercice conjoint"
    SOLE = "sole", "Exercice exclusif (jugement vu)"
    SUPERVISION_ONLY = "supervision_only", "Droit de surveillance (jugement vu)"
    WITHDRAWN = "withdrawn", "Autorité retirée (décision vue)"
    DELEGATED = "delegated", "Autorité déléguée (décision vue)"
    TUTELLE = "tutelle", "Tutelle"


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
