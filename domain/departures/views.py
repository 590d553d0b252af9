"""What lists and pages of departures show."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.departures.departure import COMPULSORY_UNTIL, Departure, Facts
from domain.departures.states import DepartureGround
from domain.kernel.french import typeset


@dataclass(frozen=True)
class DepartureLine:
    """A row of « Sorties »."""

    id: UUID
    version: int
    student_id: UUID
    family_name: str
    first_name: str
    birth_date: date
    school_id: UUID
    school_name: str
    class_name: str | None
    ground: str
    state: str
    opened_on: date
    left_on: date | None
    destination_kind: str | None
    destination_name: str
    destination_confirmed_on: date | None
    dsden_informed_on: date | None
    dsden_received_on: date | None
    handed_over_on: date | None
    follow_up_due_on: date | None
    contact_count: int
    last_act_on: date


@dataclass(frozen=True)
class HandoverLine:
    """A row of « Jeunes transmis »: what a platform needs to write to them, and nothing of their absences.

    Follow-ups are built upon `id`. `to_confirm` stays true until the school confirms a destination.
    """

    id: UUID
    version: int
    student_id: UUID
    family_name: str
    first_name: str
    birth_date: date
    age: int
    postal_code: str | None
    city: str | None
    school_name: str
    last_class: str | None
    ground: str
    left_on: date
    handed_over_on: date
    platform_id: UUID
    received_at: str | None
    withdrawn_on: date | None
    withdrawn_reason: str | None


@dataclass(frozen=True)
class PlatformAreaLine:
    """One dated row of « quelle plateforme répond pour qui »."""

    id: UUID
    version: int
    platform_id: UUID
    platform_name: str
    department_code: str
    school_id: UUID | None
    school_name: str | None
    postal_code: str | None
    city: str | None
    valid_from: date
    valid_to: date | None
    commune_code: str | None


def duties_of(departure: Departure, facts: Facts, today: date) -> tuple[str, ...]:
    """Who still owes what, in whole sentences: the school, the DSDEN, the platform."""
    if departure.state.is_over or departure.is_confirmed:
        return ()
    found: list[str] = []
    if facts.age(today) < COMPULSORY_UNTIL and departure.dsden_informed_on is not None:
        found.append(
            "La DSDEN est informée. L'instance départementale de prévention de l'évitement scolaire relève d'elle "
            "(article L. 131-5-2 du code de l'éducation)."
        )
    if departure.ground is DepartureGround.PERMANENT_EXCLUSION and facts.age(today) < COMPULSORY_UNTIL:
        found.append(
            "L'autorité académique pourvoit aussitôt à l'inscription dans un autre établissement (article D. 511-43 du "
            "code de l'éducation)."
        )
    if departure.handed_over_on is not None:
        found.append("La plateforme de suivi et d'appui a reçu les coordonnées du jeune.")
    if departure.left_on is not None:
        found.append("L'établissement prend des nouvelles pendant l'année qui suit la sortie.")
    return tuple(typeset(one) for one in found)
