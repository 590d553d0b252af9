"""A line that could not be used: the column, the rule it broke, and what to do. Never its content."""

from dataclasses import dataclass

from domain.kernel.french import typeset


@dataclass(frozen=True)
class Fault:
    column: str
    rule: str
    remedy: str


FAULTS = {
    "born_on": Fault(
        "date_naissance", "La date de naissance manque ou n’est pas une date.", "Écrivez-la AAAA-MM-JJ à la source."
    ),
    "born_on_range": Fault(
        "date_naissance", "La date de naissance est hors limites.", "Corrigez l’année dans la base d’origine."
    ),
    "number": Fault("numero_interne", "La fiche n’a pas de numéro.", "Exportez le numéro de la base d’origine."),
    "family": Fault("nom", "Le nom manque.", "Complétez la fiche dans la base d’origine."),
    "given": Fault("prenoms", "Le prénom manque.", "Complétez la fiche dans la base d’origine."),
    "left_on": Fault(
        "date_sortie",
        "La date de sortie n’est pas une date.",
        typeset("La personne est tenue pour inscrite : écrivez la date AAAA-MM-JJ à la source."),
    ),
}
UNDER_16 = "under_16"
"""Not a fault: such a line is dropped by law, counted, and nothing of it is kept."""
