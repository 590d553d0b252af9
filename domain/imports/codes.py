"""Labels of SIECLE's codes when the school's own Nomenclature has not been imported yet; it always wins."""

from collections.abc import Mapping

SELF_KINSHIP = "70"
"""The pupil of age who answers for himself: letters go to him."""
CHILD_WELFARE_KINSHIP = "51"
"""Aide sociale à l'enfance: the family's address is never given to the other party."""

FALLBACK_LABELS: Mapping[str, Mapping[str, str]] = {
    "CODE_PARENTE": {
        "10": "Mère",
        "20": "Père",
        "37": "Fratrie",
        "38": "Ascendant",
        "39": "Autre membre de la famille",
        "41": "Éducateur",
        "42": "Assistant familial",
        "50": "Tuteur",
        CHILD_WELFARE_KINSHIP: "Aide sociale à l'enfance",
        SELF_KINSHIP: "Élève lui-même",
        "90": "Autre lien",
    },
    "CODE_STATUT": {
        "ST": "Scolaire",
        "AP": "Apprenti",
        "CQ": "Contrat de qualification",
        "FC": "Formation continue",
        "ED": "Enseignement à distance",
        "IN": "Candidat individuel",
        "FQ": "Stagiaire de la formation professionnelle",
        "SC": "Formation initiale",
        "CP": "Contrat de professionnalisation",
        "NC": "Non connu",
        "NS": "Non scolarisé",
    },
    "CODE_MOTIF_SORTIE": {
        "10": "Suite des études, second degré public, même académie",
        "43": "Décès",
        "99": "Inconnu",
    },
}
"""By list, then by code; what is not here was read nowhere (exchange formats, the lists of reasons are not public)."""


def code_label(code_list: str, code: str, own: Mapping[str, str] | None = None) -> str | None:
    """The school's own label, else ours; None for an unknown code, which is a remark and never a failure."""
    return (own or {}).get(code) or FALLBACK_LABELS.get(code_list, {}).get(code)
