"""A letter in words: every date, hour and closed value already French, ready to be set."""

import re
from dataclasses import asdict
from itertools import groupby
from typing import Any

from domain.documents.citing import printed
from domain.documents.kinds import Audience
from domain.documents.letter import Letter
from domain.documents.parts import (
    AbsentHalfDay,
    Agreement,
    Appointment,
    Facts,
    Hearing,
    Pupil,
    Referent,
    Referral,
    ResponsiblePerson,
)
from domain.documents.values import Delivery, SchoolLevel
from domain.documents.wording import interview_is_imposed, title_of, with_article
from domain.documents.words import before, between, clock, from_to, listed, long_date, of, one_of, short_date, to
from domain.kernel.calendar import birthday

Words = dict[str, Any]

_PLACES = {
    SchoolLevel.PRIMARY: {"at": "à l'école", "the": "l'école", "The": "L'école", "of": "de l'école"},
    SchoolLevel.LOWER: {"at": "au collège", "the": "le collège", "The": "Le collège", "of": "du collège"},
    SchoolLevel.UPPER: {"at": "au lycée", "the": "le lycée", "The": "Le lycée", "of": "du lycée"},
}
_BEFORE_HIGH = re.compile(r"[ \u202f]([:;!?»%€])")
_AFTER_OPENING = re.compile(r"« ?")
_PHONE = re.compile(r"\b0\d(?: \d\d){4}\b")


def content_of(letter: Letter) -> Words:
    """The dictionary the templates read; keys are those of `Letter`, blocks that are absent are None or empty."""
    words: Words = {
        "kind": letter.kind.value,
        "title": title_of(letter, day=short_date(letter.previous_on or _spoken_day(letter))),
        "reference": letter.reference,
        "date": long_date(letter.written_on),
        "demo": letter.demo,
        "draft": letter.draft,
        "sender": asdict(letter.sender),
        "addressee": asdict(letter.addressee),
        "to_pupil": letter.to_pupil,
        "family": letter.kind.audience in {Audience.HOUSEHOLD, Audience.EACH_PERSON, Audience.PUPIL},
        "delivery": _delivery(letter),
        "pupil": _pupil(letter.pupil),
        "age": letter.pupil_age,
        "authority": _authority(letter.authority),
        "cites": {reference.topic.value: printed(reference.article) for reference in letter.references},
        "imposed": interview_is_imposed(letter.written_on),
        "signature": _signature(letter),
        "data_protection": asdict(letter.data_protection),
        "previous_on": letter.previous_on and short_date(letter.previous_on),
        "explanation": letter.explanation,
        "enclosures": letter.enclosures,
        "copies": letter.copies,
    }
    content: Words = typeset(words | _blocks(letter))
    return content


def _blocks(letter: Letter) -> Words:
    return {
        "facts": letter.facts and _facts(letter.facts),
        "acts": [{"day": short_date(act.day), "label": act.label, "result": act.result} for act in letter.acts],
        "responsibles": [_responsible(person) for person in letter.responsibles],
        "support": [asdict(service) for service in letter.support],
        "appointment": letter.appointment and _appointment(letter.appointment),
        "measures": [
            {"what": row.what, "who": row.who, "until": row.until and short_date(row.until)} for row in letter.measures
        ],
        "agreement": letter.agreement and _agreement(letter.agreement),
        "hearing": letter.hearing and _hearing(letter.hearing),
        "referent": letter.referent and _referent(letter.referent),
        "referral": letter.referral and _referral(letter.referral),
        "reply": letter.reply
        and {"before": long_date(letter.reply.before), "send_to": ", ".join(letter.reply.send_to)},
    }


def typeset(value: Any) -> Any:
    """French spaces and apostrophes in every string; U+202F is not in the embedded face, U+00A0 stands for it."""
    if isinstance(value, str):
        value = _PHONE.sub(lambda found: found.group(0).replace(" ", "\u00a0"), value)
        spaced = _BEFORE_HIGH.sub("\u00a0\\1", value.replace("'", "’"))
        return _AFTER_OPENING.sub("«\u00a0", spaced).replace("\u202f", "\u00a0")
    if isinstance(value, dict):
        return {key: typeset(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [typeset(item) for item in value]
    return value


def _spoken_day(letter: Letter) -> Any:
    if letter.referral is not None:
        return letter.referral.sent_on
    return letter.facts.last if letter.facts else letter.written_on


def _delivery(letter: Letter) -> str:
    if letter.delivery is Delivery.REGISTERED and letter.registered_number:
        return f"{letter.delivery.label} n°\u00a0" + letter.registered_number.replace(" ", "\u00a0")
    return "" if letter.delivery is Delivery.POST else letter.delivery.label


def _authority(name: str) -> Words:
    return {"the": name, "The": name[:1].upper() + name[1:], "of": of(name), "to": to(name)}


def _pupil(pupil: Pupil) -> Words:
    return {
        "given": pupil.given_name,
        "de": before("de", pupil.given_name),
        "que": before("que", pupil.given_name),
        "name": f"{pupil.given_name} {pupil.family_name}",
        "birth": short_date(pupil.birth_date),
        "sixteen": short_date(birthday(pupil.birth_date, 16)),
        "class": pupil.class_name,
        "school": pupil.school.name,
        "school_phone": pupil.school.phone,
        "school_mail": pupil.school.mail,
        "uai": pupil.school.uai,
        **_PLACES[pupil.school.level],
    }


def _signature(letter: Letter) -> Words:
    signature = letter.signature
    return asdict(signature) | {"signed_on": signature.signed_on and short_date(signature.signed_on)}


def _facts(facts: Facts) -> Words:
    return {
        "between": between(facts.first, facts.last),
        "from_to": from_to(facts.first, facts.last),
        "counted": facts.counted,
        "count": _count(facts.counted, facts.counting),
        "counting": facts.counting,
        "counted_on": short_date(facts.counted_on),
        "rolls_not_taken": one_of("appel non fait", facts.rolls_not_taken, "appels non faits")
        if facts.rolls_not_taken
        else "",
        "days": _days(facts.half_days),
    }


def _count(number: int, counting: str) -> str:
    if number < 2:
        counting = re.sub(r"s\b", "", counting)
    return f"{number}\u00a0{counting}"


def _days(half_days: tuple[AbsentHalfDay, ...]) -> list[Words]:
    """One line per day, length and reason: « matin et après-midi » when both halves are alike."""
    ordered = sorted(half_days, key=lambda row: row.half_day)
    rows = []
    for (day, length, reason), same in groupby(ordered, key=lambda row: (row.half_day.day, row.length, row.reason)):
        halves = [row.half_day.half.label for row in same]
        rows.append(
            {
                "day": long_date(day),
                "halves": " et ".join(halves),
                "length": _plural(length) if len(halves) > 1 else length,
                "reason": reason.label,
                "accepted": reason.accepted,
            }
        )
    return rows


def _plural(length: str) -> str:
    return "deux demi-journées complètes" if length == "demi-journée complète" else f"{length} chacune"


def _responsible(person: ResponsiblePerson) -> Words:
    return {
        "name": person.name,
        "quality": person.quality,
        "address": ", ".join(person.printed_address) or "adresse non connue",
        "phone": person.phone,
    }


def _appointment(appointment: Appointment) -> Words:
    return {
        "day": long_date(appointment.day),
        "at": clock(appointment.at),
        "place": appointment.place,
        "host": appointment.host,
        "name": appointment.name,
        "to_name": f"à {with_article(appointment.name)}" if appointment.name else "à un entretien",
        "agenda": appointment.agenda,
        "participants": appointment.participants,
    }


def _agreement(agreement: Agreement) -> Words:
    return {
        "outcome": agreement.outcome.value,
        "label": agreement.outcome.label,
        "day": long_date(agreement.day),
        "signatories": agreement.signatories,
        "participants": agreement.participants,
        "reviews": listed([short_date(day) for day in agreement.review_dates]),
    }


def _hearing(hearing: Hearing) -> Words:
    return {
        "day": long_date(hearing.day),
        "outcome": hearing.outcome.value,
        "label": hearing.outcome.label,
        "participants": hearing.participants,
        "next_day": hearing.next_day and long_date(hearing.next_day),
    }


def _referent(referent: Referent) -> Words:
    return asdict(referent) | {"since": short_date(referent.since)}


def _referral(referral: Referral) -> Words:
    visa = referral.visa
    return {
        "sent_on": short_date(referral.sent_on),
        "received_on": referral.received_on and short_date(referral.received_on),
        "trigger": referral.trigger.value,
        "trigger_label": referral.trigger.label,
        "again": referral.again,
        "missing": referral.missing,
        "visa": visa and {"name": visa.name, "day": short_date(visa.day), "opinion": visa.opinion},
    }
