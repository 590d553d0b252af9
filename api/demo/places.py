"""Towns, streets and telephone numbers that belong to nobody: département 999 and the ranges kept for fiction."""

from random import Random

from api.demo.people import Home

TOWNS = {
    "Sainte-Luce-le-Val": ("99100", 30),
    "Montbrillac": ("99200", 22),
    "Le Vernoy-sur-Ozanne": ("99210", 14),
    "Saint-Aubin-des-Aulnes": ("99220", 10),
    "La Roche-Clairmarais": ("99230", 8),
    "Villeneuve-l'Ozanne": ("99240", 8),
    "Pont-de-l'Étang-Neuf": ("99250", 5),
    "Croix-Fontenelle": ("99260", 3),
}
COMMUNES = {town: f"999{number:02d}" for number, town in enumerate(TOWNS, 1)}
"""Official codes, as invented as the towns."""
_STREETS = (
    "rue des Tilleuls", "rue du Moulin", "avenue de la Gare", "rue des Écoles", "allée des Érables", "rue Neuve",
    "place du Marché", "chemin des Vignes", "rue de la Fontaine", "boulevard des Lilas", "impasse du Lavoir",
    "rue des Peupliers", "rue de l'Église", "chemin du Petit-Bois", "rue des Acacias", "avenue du Stade",
)  # fmt: skip
_COMPLEMENTS = ("Bâtiment B", "Résidence Les Aulnes", "Appartement 12", "Lieu-dit La Grange", "Escalier C")


def draw_home(dice: Random, town: str = "") -> Home:
    """An address of at most two lines of 38 characters."""
    town = town or dice.choices(list(TOWNS), weights=[weight for _, weight in TOWNS.values()])[0]
    street = f"{dice.randint(1, 98)} {dice.choice(_STREETS)}"
    lines = (dice.choice(_COMPLEMENTS), street) if dice.random() < 0.18 else (street,)
    return Home(lines, TOWNS[town][0], town)


def draw_mobile(dice: Random) -> str:
    """06 39 98 00 00 to 99 99: kept for works of fiction."""
    return f"063998{dice.randint(0, 9999):04d}"


def draw_landline(dice: Random) -> str:
    """02 61 91 00 00 to 99 99: kept for works of fiction."""
    return f"026191{dice.randint(0, 9999):04d}"
