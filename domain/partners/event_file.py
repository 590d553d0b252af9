"""What a partner without a machine deposits: one event a line, in the words of the screen."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from domain.kernel.delimited import LineError, day_of, rows_of
from domain.kernel.errors import Malformed
from domain.kernel.labelled import Labelled
from domain.partners.referrals import DeclineReason, PartnerContactResult, PartnerEvent, PartnerEventKind

NEEDED = ("orientation", "evenement", "date")
OPTIONAL = ("resultat", "rendez_vous", "connu", "solution", "structure", "motif", "numero")
COLUMNS = NEEDED + OPTIONAL
MOST_LINES = 500
_OF_OURS = UUID("9a4f6c1e-6f0d-5d7b-8f57-2b6c0f6f2d10")
_NOBODY = UUID(int=0)
_K = PartnerEventKind


class EventFileRefused(Malformed):
    """Nothing of the file is kept."""

    title = "Fichier de suivi à corriger"
    detail = "Ce fichier ne suit pas le modèle. Rien n'a été enregistré."


@dataclass(frozen=True)
class Codes:
    """Codes of follow-ups by what one may write for them: how a solution is called, and how one ends."""

    solutions: Mapping[str, str]
    ends: Mapping[str, str]


@dataclass(frozen=True)
class EventLine:
    """One good line: what happened, and to whose referral."""

    number: int
    referral_id: UUID
    event: PartnerEvent


class _Fault(Exception):  # noqa: N818 - a place and its words, turned into a LineError at once
    def __init__(self, column: str, rule: str, remedy: str) -> None:
        super().__init__(column)
        self.column, self.rule, self.remedy = column, rule, remedy


def spoken(text: str) -> str:
    """`Rendez-vous`, `rendez_vous` and `RENDEZ VOUS` are one word."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", plain.replace("œ", "oe")).strip()


def words_of(codes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A code is written as itself or as its label; `codes` are such pairs."""
    return {spoken(word): code for code, label in codes for word in (code, label)}


def _own(codes: type[Labelled]) -> dict[str, str]:
    return words_of((code.value, code.label) for code in codes)


_EVENTS = _own(_K) | {"connu": _K.KNOWN.value, "refus": _K.REFUSAL.value}
_RESULTS = _own(PartnerContactResult)
_DECLINES = _own(DeclineReason)
_KNOWN = {"oui": True, "non": False}


def read_events(content: bytes, codes: Codes) -> Iterator[EventLine | LineError]:
    """Line by line, in the order of the file; a file of another shape is refused before any of them."""
    for number, row in rows_of(content, NEEDED, EventFileRefused, optional=OPTIONAL, most=MOST_LINES):
        try:
            referral_id = _referral(row["orientation"])
            yield EventLine(number, referral_id, _event(row, referral_id, codes))
        except _Fault as fault:
            yield LineError(number, fault.column, fault.rule, fault.remedy)


def _event(row: dict[str, str], referral_id: UUID, codes: Codes) -> PartnerEvent:
    kind = _K(_code(row, "evenement", _EVENTS))
    told: Mapping[PartnerEventKind, Callable[[], dict[str, Any]]] = {
        _K.CONTACT: lambda: {"contact_result": PartnerContactResult(_code(row, "resultat", _RESULTS))},
        _K.APPOINTMENT: lambda: {"appointment_on": _day(row, "rendez_vous")},
        _K.KNOWN: lambda: {"known": _KNOWN[_code(row, "connu", {"oui": "oui", "non": "non"})]},
        _K.ENTRY: lambda: {"solution_type": _maybe(row, "solution", codes.solutions), "provider": _structure(row)},
        _K.EXIT: lambda: {"end_reason": _code(row, "motif", codes.ends)},
        _K.REFUSAL: lambda: {"decline_reason": DeclineReason(_code(row, "motif", _DECLINES))},
    }
    event = PartnerEvent(_NOBODY, kind, _day(row, "date"), **told[kind]())
    return replace(event, event_id=_id_of(event, referral_id, row["numero"]))


def _id_of(event: PartnerEvent, referral_id: UUID, number: str) -> UUID:
    """The same line is the same event, however often it is deposited; `numero` tells two alike lines apart."""
    said = [f"{name}={value}" for name, value in vars(event).items() if name != "event_id"]
    return uuid5(_OF_OURS, "|".join([str(referral_id), *said, spoken(number)]))


def _referral(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise _Fault(
            "orientation", "ce numéro d'orientation n'existe pas.", "Copiez-le depuis le fichier téléchargé."
        ) from None


def _day(row: Mapping[str, str], column: str) -> date:
    if (day := day_of(row[column])) is None:
        raise _Fault(column, "cette date manque ou n'existe pas.", "Écrivez-la JJ/MM/AAAA.")
    return day


def _code(row: Mapping[str, str], column: str, words: Mapping[str, str]) -> str:
    if (code := words.get(spoken(row[column]))) is None:
        raise _Fault(column, "ce mot n'est pas dans la liste.", "Reprenez un mot du modèle, par son nom ou son code.")
    return code


def _maybe(row: Mapping[str, str], column: str, words: Mapping[str, str]) -> str | None:
    return _code(row, column, words) if row[column] else None


def _structure(row: Mapping[str, str]) -> str | None:
    name = row["structure"]
    if name and not 2 <= len(name) <= 140:
        raise _Fault("structure", "ce nom est trop court ou trop long.", "Entre 2 et 140 caractères.")
    return name or None
