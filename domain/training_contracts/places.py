"""Networks and places: who belongs, what is offered where, how long a place is kept for somebody."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import asin, cos, radians, sin, sqrt
from uuid import UUID

from domain.kernel.errors import Duplicate, Malformed, NotYours, Refusal
from domain.kernel.labelled import Labelled

HOLD_DAYS = 5
"""A place is held so many days (internal rule): long enough for a visit, short enough for the next one."""
EARTH_KM = 6371.0


class MemberKind(Labelled):
    SCHOOL = "school", "Établissement scolaire"
    CIO = "cio", "Centre d'information et d'orientation"
    MLDS = "mlds", "Mission de lutte contre le décrochage scolaire"
    RETURN_STRUCTURE = "return_structure", "Structure de retour à l'école"
    APPRENTICE_CENTRE = "apprentice_centre", "Centre de formation d'apprentis"
    PARTNER = "partner", "Partenaire"


class PlaceLevel(Labelled):
    """Levels of the national framework of qualifications; `entry` prepares none."""

    ENTRY = "entry", "Remise en route, sans diplôme visé"
    LEVEL_3 = "3", "Niveau 3 (CAP)"
    LEVEL_4 = "4", "Niveau 4 (baccalauréat)"
    LEVEL_5 = "5", "Niveau 5 (BTS)"


class NsfField(Labelled):
    """The seventeen fields of the nomenclature of training (décret 94-522 of 21 June 1994)."""

    GENERAL = "10", "Formations générales"
    SCIENCES = "11", "Mathématiques et sciences"
    HUMAN_SCIENCES = "12", "Sciences humaines et droit"
    LETTERS_AND_ARTS = "13", "Lettres et arts"
    PRODUCTION = "20", "Production, plusieurs techniques"
    AGRICULTURE = "21", "Agriculture, pêche, forêt, espaces verts"
    PROCESSING = "22", "Transformation, alimentation, cuisine"
    BUILDING = "23", "Bâtiment, construction, bois"
    SOFT_MATERIALS = "24", "Textile, habillement, cuir"
    MECHANICS = "25", "Mécanique, électricité, électronique"
    SERVICES = "30", "Services, plusieurs métiers"
    TRADE = "31", "Commerce, transport, gestion"
    COMMUNICATION = "32", "Communication et informatique"
    PERSONAL_SERVICES = "33", "Services aux personnes, accueil, coiffure"
    PUBLIC_SERVICES = "34", "Services à la collectivité, sécurité, propreté"
    PERSONAL_SKILLS = "41", "Capacités personnelles"
    DAILY_LIFE = "42", "Vie quotidienne et loisirs"


class HoldState(Labelled):
    HELD = "held", "Réservée"
    CONFIRMED = "confirmed", "Confirmée"
    RELEASED = "released", "Libérée"
    LAPSED = "lapsed", "Réservation expirée"

    @property
    def is_live(self) -> bool:
        return self in {self.HELD, self.CONFIRMED}


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
