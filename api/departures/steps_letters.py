"""What a letter of a departure says and to whom: the same for its preview and for the worker that sends it."""

from datetime import date

from api.documents.compose import Copy, Order, compose_plain_letters
from api.documents.compose_people import responsibles
from api.documents.sources import SchoolSources
from domain.attendance_cases.letters import Authority
from domain.departures import law
from domain.departures.departure import BETWEEN_LETTERS, Departure
from domain.departures.states import DepartureGround
from domain.documents.kinds import LetterKind
from domain.documents.words import long_date, short_date
from domain.kernel.calendar import age_on
from domain.kernel.law import LegalBasis, version_on
from domain.kernel.texts import L114_1

_K = LetterKind


def compose_departure_letters(
    kind: LetterKind, departure: Departure, sources: SchoolSources, *, reference: str
) -> list[Copy]:
    """Every copy of that letter."""
    return compose_plain_letters(
        sources, order_for(kind, sources), texts_of(sources), reference=reference,
        blocks=blocks_of(kind, departure, sources),
    )  # fmt: skip


def order_for(kind: LetterKind, sources: SchoolSources) -> Order:
    """To every responsible person at their own address; to the pupil from 18 on; to the DSDEN for an information."""
    if kind is _K.LEAVING_INFORMATION:
        return Order(kind, authority=Authority.DSDEN)
    if age_on(sources.pupil.birth_date, sources.on) >= 18:
        return Order(kind, to_pupil=True)
    return Order(kind, tuple(one.id for one in sources.guardians if one.level in {1, 2}))


def texts_of(sources: SchoolSources) -> tuple[LegalBasis, ...]:
    """Below 16 the duty of instruction; from 16 on the right to go on, and the duty of training until 18."""
    grown = age_on(sources.pupil.birth_date, sources.on) >= 16
    wanted = (law.L122_2, L114_1) if grown else (law.L131_1, law.L131_5_2)
    return tuple(one for versions in wanted if (one := version_on(versions, sources.on)) is not None)


def blocks_of(kind: LetterKind, departure: Departure, sources: SchoolSources) -> dict[str, object]:
    """The sentences of that letter, from what is recorded."""
    name = f"{sources.pupil.first_name} {sources.pupil.family_name.upper()}"
    if kind is _K.REMOVAL_WARNING:
        until = (departure.second_letter_on or sources.on) + BETWEEN_LETTERS
        sentence = (
            f"Sans nouvelle de votre part avant le {long_date(until)}, l'établissement pourra enregistrer cette sortie."
        )
        return {"previous_on": departure.first_letter_on, "explanation": (sentence,)}
    if kind is _K.REMOVAL_CERTIFICATE:
        return {"explanation": (_certified(name, departure, sources),)}
    if kind is _K.LEAVING_INFORMATION:
        return {"explanation": known_so_far(departure), "responsibles": responsibles(sources.guardians)}
    return {"explanation": _asked(departure)}


def _certified(name: str, departure: Departure, sources: SchoolSources) -> str:
    born = short_date(sources.pupil.birth_date)
    klass = f", en classe de {sources.pupil.class_name}," if sources.pupil.class_name else ""
    gone = short_date(departure.left_on or sources.on)
    words = "inscrite" if sources.pupil.sex == "F" else "inscrit"
    birth = "née" if sources.pupil.sex == "F" else "né"
    return (
        f"La direction de l'établissement {sources.school.name} certifie que {name}, {birth} le {born}{klass} n'y est "
        f"plus {words} depuis le {gone}."
    )


def _asked(departure: Departure) -> tuple[str, ...]:
    if departure.ground is DepartureGround.DISAPPEARANCE:
        return ("Nous n'avons plus de nouvelles. Personne n'est obligé de partir : dites-nous ce qui se passe.",)
    return ()


def known_so_far(departure: Departure) -> tuple[str, ...]:
    """Facts and dates, no reason: ground, letters, interview, the destination that the family named."""
    found = [f"Motif enregistré par l'établissement : {departure.ground.label.lower()}."]
    letters: list[date] = [one for one in (departure.first_letter_on, departure.second_letter_on) if one]
    if letters:
        found.append(f"Courriers envoyés : {', '.join(short_date(one) for one in letters)}.")
    if departure.exclusion_decided_on:
        found.append(f"Décision du {short_date(departure.exclusion_decided_on)} : une inscription est à trouver.")
    if departure.destination_name:
        found.append(f"Destination indiquée, non confirmée : {departure.destination_name}.")
    return tuple(found)
