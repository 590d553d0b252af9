"""Words of health, family, religion or justice, which no note of ours should hold: met, they are pointed out."""

import re
import unicodedata

from domain.kernel.french import typeset

REMINDER = typeset(
    "Ce texte semble parler de santé, de famille, de religion ou de justice. Gardez ce qui sert à l'accompagnement : "
    "le jeune et ses prochains interlocuteurs peuvent le lire."
)
PRIVATE_WORDS: dict[str, tuple[str, ...]] = {
    "health": (
        "malad", "medic", "medec", "docteur", "hospit", "clinique", "depress", "suicid", "scarif", "grossess",
        "enceinte", "handicap", "mdph", "psych", "therap", "addict", "drogu", "cannabis", "alcool", "vomi", "autis",
        "maigri", "anorex",
    ),
    "family": (
        "divorc", "separ", "beau pere", "belle mere", "son pere", "sa mere", "ses parents", "foyer", "place en",
        "famille d'accueil", "frappe", "coups", "maltrait", "violen", "expuls", "sans papiers", "titre de sejour",
        "deces", "deuil", "mort ", "enterrement",
    ),
    "religion": ("religi", "ramadan", "priere", "voile", "mosquee", "eglise", "synagogue", "musulman", "juif", "catho"),
    "offence": (
        "police", "gendarm", "prison", "incarcer", "juge", "tribunal", "garde a vue", "vole ", "vol de", "deal",
        "trafic", "agress", "delit",
    ),
}  # fmt: skip
"""Beginnings of words, without accents: a reminder when one is met, never a refusal (a surname may look like one)."""


def _plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words.casefold().replace("’", "'"))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9']+", " ", letters) + " "


def is_private(words: str) -> bool:
    """Whether such a word is met."""
    plain = f" {_plain(words)}"
    return any(f" {start}" in plain for starts in PRIVATE_WORDS.values() for start in starts)
