"""Who may ask, what a request must hold, and by when somebody answers."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.kernel.calendar import age_on
from domain.kernel.errors import Malformed, Refusal, TooMany
from domain.kernel.french import typeset
from domain.public_requests.answers import CallMoment, DiplomaHeld, LastClass, TrainingWish

FROM_AGE, TO_AGE = 16, 25
FREE_NUMBER = "0800122500"
"""The national number of the right to return; where no platform answers, this one does."""
_NAME = re.compile(r"[^\W\d_]+(?:[ '’.-]{1,2}[^\W\d_]+)*\.?")
_PHONE = re.compile(r"0[1-9]\d{8}")
_CALL = "Appelez le 0 800 12 25 00 : l'appel est gratuit."


class TooYoungToAsk(Refusal):
    title = "Vous avez moins de 16 ans"
    detail = typeset(f"Vous avez une place à l'école. Nous n'avons rien gardé. {_CALL}")


class TooOldToAsk(Refusal):
    title = "Vous avez plus de 25 ans"
    detail = typeset(
        "Ce service s'adresse aux jeunes de 16 à 25 ans. Nous n'avons rien gardé. Votre mairie ou France Travail vous "
        "dira à qui parler."
    )


class NoPlatformThere(Refusal):
    title = "Votre commune n'est pas suivie ici"
    detail = typeset(f"Nous n'avons rien gardé. {_CALL} On vous dira qui s'en occupe près de chez vous.")


class TooManyRequests(TooMany):
    title = "Trop de demandes"
    detail = typeset(f"Trop de demandes sont parties d'ici. Réessayez demain, ou appelez. {_CALL}")


class FilledByARobot(Malformed):
    """Said like a form to do again: a person whose browser filled the hidden field must not be lost."""

    title = "Cette demande n'a pas pu être envoyée"
    detail = typeset(f"Rechargez la page, puis recommencez sans le remplissage automatique. {_CALL}")


class FormTooOld(Malformed):
    title = "Cette page est restée ouverte trop longtemps"
    detail = typeset("Envoyez de nouveau : vos réponses sont toujours là.")


@dataclass(frozen=True)
class Residence:
    """Where one lives: the commune's code when it was chosen in a list, else a postal code and a name."""

    commune_code: str | None
    postal_code: str
    city: str


@dataclass(frozen=True)
class TrainingRequest:
    """The five answers."""

    birth_date: date
    home: Residence
    last_class: LastClass
    diploma: DiplomaHeld
    wish: TrainingWish
    first_name: str
    family_name: str
    phone: str
    email: str
    call_when: CallMoment


@dataclass(frozen=True)
class KeptRequest:
    """A request as it was received, and what it became."""

    id: UUID
    reference: str
    platform_id: UUID
    received_on: date
    asked: TrainingRequest
    follow_up_id: UUID | None = None


def check_age(birth_date: date, today: date) -> None:
    """Before anything else is read, so that nothing of a child is kept."""
    if birth_date > today:
        raise _at("/birth_date", "Cette date n'est pas encore venue.")
    age = age_on(birth_date, today)
    if age < FROM_AGE:
        raise TooYoungToAsk
    if age > TO_AGE:
        raise TooOldToAsk


def check_request(asked: TrainingRequest, today: date) -> None:
    """A name is a name: it is written into a mail. One way to be reached is needed, two are welcome."""
    check_age(asked.birth_date, today)
    for pointer, name in (("/first_name", asked.first_name), ("/family_name", asked.family_name)):
        if _NAME.fullmatch(name) is None:
            raise _at(pointer, "Écrivez-le avec des lettres, sans chiffre.")
    if not asked.phone and not asked.email:
        raise _at("/phone", "Donnez un téléphone ou une adresse électronique.")
    if asked.phone and _PHONE.fullmatch(asked.phone) is None:
        raise _at("/phone", "Ce numéro n'a pas dix chiffres.")


def dialled(typed: str) -> str:
    """`0639980001`, however it was typed; what is no number stays as it is, to be refused."""
    digits = re.sub(r"[\s.\-()]", "", typed)
    return re.sub(r"^(?:\+|00)33(?:0)?", "0", digits)


def last_formation(asked: TrainingRequest) -> str:
    """What the platform reads before it calls."""
    held = asked.diploma.label
    return f"{asked.last_class.label}, {held if held.startswith('CAP') else held[0].lower() + held[1:]}"


def _at(pointer: str, words: str) -> Malformed:
    detail = typeset(words)
    return Malformed(detail, errors=[{"pointer": pointer, "detail": detail}])
