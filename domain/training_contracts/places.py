"""Networks and places: who belongs, what is offered where, how long a place is kept for somebody."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from uuid import UUID

from domain.kernel.errors import Duplicate, Malformed, NotYours, Refusal

HOLD_DAYS = 5
"""A place is held so many days (internal rule): long enough for a visit, short enough for the next one."""
EARTH_KM = 6371.0


class MemberKind(StrEnum):
    SCHOOL = "school"
    CIO = "cio"
    MLDS = "mlds"
    RETURN_STRUCTURE = "return_structure"
    APPRENTICE_CENTRE = "apprentice_centre"
    PARTNER = "partner"

    @property
    def label(self) -> str:
        return _MEMBERS[self]


_MEMBERS = {
    MemberKind.SCHOOL: "Établissement scolaire",
    MemberKind.CIO: "Centre d'information et d'orientation",
    MemberKind.MLDS: "Mission de lutte contre le décrochage scolaire",
    MemberKind.RETURN_STRUCTURE: "Structure de retour à l'école",
    MemberKind.APPRENTICE_CENTRE: "Centre de formation d'apprentis",
    MemberKind.PARTNER: "Partenaire",
}


class PlaceLevel(StrEnum):
    """Levels of the national framework of qualifications; `entry` prepares none."""

    ENTRY = "entry"
    LEVEL_3 = "3"
    LEVEL_4 = "4"
    LEVEL_5 = "5"

    @property
    def label(self) -> str:
        return _LEVELS[self]


_LEVELS = {
    PlaceLevel.ENTRY: "Remise en route, sans diplôme visé",
    PlaceLevel.LEVEL_3: "Niveau 3 (CAP)",
    PlaceLevel.LEVEL_4: "Niveau 4 (baccalauréat)",
    PlaceLevel.LEVEL_5: "Niveau 5 (BTS)",
}


class NsfField(StrEnum):
    """The seventeen fields of the nomenclature of training (décret 94-522 of 21 June 1994)."""

    GENERAL = "10"
    SCIENCES = "11"
    HUMAN_SCIENCES = "12"
    LETTERS_AND_ARTS = "13"
    PRODUCTION = "20"
    AGRICULTURE = "21"
    PROCESSING = "22"
    BUILDING = "23"
    SOFT_MATERIALS = "24"
    MECHANICS = "25"
    SERVICES = "30"
    TRADE = "31"
    COMMUNICATION = "32"
    PERSONAL_SERVICES = "33"
    PUBLIC_SERVICES = "34"
    PERSONAL_SKILLS = "41"
    DAILY_LIFE = "42"

    @property
    def label(self) -> str:
        return _FIELDS[self]


_FIELDS = {
    NsfField.GENERAL: "Formations générales",
    NsfField.SCIENCES: "Mathématiques et sciences",
    NsfField.HUMAN_SCIENCES: "Sciences humaines et droit",
    NsfField.LETTERS_AND_ARTS: "Lettres et arts",
    NsfField.PRODUCTION: "Production, plusieurs techniques",
    NsfField.AGRICULTURE: "Agriculture, pêche, forêt, espaces verts",
    NsfField.PROCESSING: "Transformation, alimentation, cuisine",
    NsfField.BUILDING: "Bâtiment, construction, bois",
    NsfField.SOFT_MATERIALS: "Textile, habillement, cuir",
    NsfField.MECHANICS: "Mécanique, électricité, électronique",
    NsfField.SERVICES: "Services, plusieurs métiers",
    NsfField.TRADE: "Commerce, transport, gestion",
    NsfField.COMMUNICATION: "Communication et informatique",
    NsfField.PERSONAL_SERVICES: "Services aux personnes, accueil, coiffure",
    NsfField.PUBLIC_SERVICES: "Services à la collectivité, sécurité, propreté",
    NsfField.PERSONAL_SKILLS: "Capacités personnelles",
    NsfField.DAILY_LIFE: "Vie quotidienne et loisirs",
}


class HoldState(StrEnum):
    HELD = "held"
    CONFIRMED = "confirmed"
    RELEASED = "released"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        return _HOLDS[self]

    @property
    def is_live(self) -> bool:
        return self in {self.HELD, self.CONFIRMED}


_HOLDS = {
    HoldState.HELD: "Réservée",
    HoldState.CONFIRMED: "Confirmée",
    HoldState.RELEASED: "Libérée",
    HoldState.LAPSED: "Réservation expirée",
}


class NotYourNetwork(NotYours):
    detail = "Les places d'une structure sont tenues par elle, par l'animateur du réseau ou par la plateforme."


class PlaceTaken(Refusal):
    """The data of the problem say when, by whom, and which other places are free."""

    title = "Cette place n'est plus libre"


class PlaceClosed(Refusal):
    title = "Cette place n'est plus proposée"
    detail = "L'entrée est passée ou la place a été retirée. Choisissez une autre place."


class AlreadyHeld(Duplicate):
    title = "Place déjà réservée"
    detail = "Cette place est déjà réservée pour ce jeune."


class HoldOver(Refusal):
    title = "Cette réservation est terminée"
    detail = "La place a été libérée ou la réservation a expiré. Réservez de nouveau une place."


class HoldUsed(Refusal):
    title = "Un contrat s'appuie sur cette place"
    detail = "Classez d'abord le contrat sans suite, ou mettez-y fin : la place sera libérée avec lui."


@dataclass(frozen=True)
class Neighbour:
    """Another place, free, near the one that is gone."""

    id: UUID
    formation: str
    provider_name: str
    commune_name: str
    entry_on: date
    km: float | None


def held_until(at: datetime) -> datetime:
    """The hold ends at that hour, days later."""
    return at + timedelta(days=HOLD_DAYS)


def check_dates(entry_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < entry_on:
        detail = "La fin vient après l'entrée."
        raise Malformed(detail, errors=[{"pointer": "/ends_on", "detail": detail}])


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) in degrees."""
    (lat1, lon1), (lat2, lon2) = ((radians(one[0]), radians(one[1])) for one in (here, there))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def taken_sentence(at_hour: str, by: str, others: list[Neighbour]) -> str:
    """What the one who came too late reads."""
    said = f"Cette place a été réservée {at_hour} par {by}." if by else "Cette place vient d'être prise."
    if not others:
        return f"{said} Aucune autre place libre n'est proposée à côté pour l'instant."
    near = " ; ".join(f"{one.formation}, {one.provider_name}" for one in others)
    return f"{said} Places proches encore libres : {near}."
