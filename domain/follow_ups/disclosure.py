"""What a partner may be told of one young person: closed lists, field by field, never the whole record."""

from enum import StrEnum

from domain.kernel.errors import Malformed


class DisclosedField(StrEnum):
    """Strictly useful to the support asked for; nothing of absences, school life, family or health exists here."""

    IDENTITY = "identity"
    CITY = "city"
    PHONE = "phone"
    EMAIL = "email"
    LAST_SCHOOL = "last_school"
    LAST_FORMATION = "last_formation"
    LEFT_ON = "left_on"

    @property
    def label(self) -> str:
        return _FIELDS[self]


_FIELDS = {
    DisclosedField.IDENTITY: "Nom, prénoms, date de naissance",
    DisclosedField.CITY: "Commune",
    DisclosedField.PHONE: "Téléphone",
    DisclosedField.EMAIL: "Courriel",
    DisclosedField.LAST_SCHOOL: "Dernier établissement",
    DisclosedField.LAST_FORMATION: "Dernière formation",
    DisclosedField.LEFT_ON: "Date de sortie",
}


class ReferralRequest(StrEnum):
    """What a partner is asked."""

    CONTACT = "contact"
    INTERVIEW = "interview"
    SUPPORT = "support"
    PLACE = "place"

    @property
    def label(self) -> str:
        return _REQUESTS[self]


_REQUESTS = {
    ReferralRequest.CONTACT: "Prendre contact",
    ReferralRequest.INTERVIEW: "Recevoir en entretien",
    ReferralRequest.SUPPORT: "Accompagner",
    ReferralRequest.PLACE: "Étudier une entrée",
}


class ReferralAnswer(StrEnum):
    """Five buttons, five events."""

    CONTACTED = "contacted"
    APPOINTMENT = "appointment"
    ALREADY_KNOWN = "already_known"
    ENTERED = "entered"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        return _ANSWERS[self]


_ANSWERS = {
    ReferralAnswer.CONTACTED: "Contact pris",
    ReferralAnswer.APPOINTMENT: "Rendez-vous",
    ReferralAnswer.ALREADY_KNOWN: "Déjà connu",
    ReferralAnswer.ENTERED: "Entrée",
    ReferralAnswer.DECLINED: "Orientation refusée",
}


class DeclineReason(StrEnum):
    NO_PLACE = "no_place"
    NOT_CONCERNED = "not_concerned"
    OTHER_AREA = "other_area"
    NOT_REACHED = "not_reached"
    NOT_WANTED = "not_wanted"

    @property
    def label(self) -> str:
        return _DECLINES[self]


_DECLINES = {
    DeclineReason.NO_PLACE: "Pas de place",
    DeclineReason.NOT_CONCERNED: "Hors de nos missions",
    DeclineReason.OTHER_AREA: "Hors de notre territoire",
    DeclineReason.NOT_REACHED: "Jeune non joint",
    DeclineReason.NOT_WANTED: "Le jeune ne le souhaite pas",
}


class DisclosureToCorrect(Malformed):
    title = "Orientation à corriger"
    detail = "Choisissez ce que la structure recevra."


def check_disclosure(fields: tuple[DisclosedField, ...]) -> None:
    """Without an identity and a way to reach them, a partner can do nothing; with more than asked, too much."""
    reach = {DisclosedField.PHONE, DisclosedField.EMAIL}
    if DisclosedField.IDENTITY not in fields or not reach & set(fields):
        detail = "La structure a besoin de l'identité et d'un moyen de joindre le jeune."
        raise DisclosureToCorrect(detail, errors=[{"pointer": "/fields", "detail": detail}])
