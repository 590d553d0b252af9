"""The closed lists of values a letter may show, each with its French label."""

from enum import StrEnum


class SchoolLevel(StrEnum):
    """What the family calls the place."""

    PRIMARY = "primary"
    LOWER = "lower"
    UPPER = "upper"

    @property
    def label(self) -> str:
        return {"primary": "école", "lower": "collège", "upper": "lycée"}[self.value]


class Recipient(StrEnum):
    """To whom the sentences speak: « votre enfant », « vous », or one service to another."""

    RESPONSIBLE = "responsible"
    PUPIL = "pupil"
    AUTHORITY = "authority"


class ReasonState(StrEnum):
    """What a letter may say of a reason: never the reason itself."""

    NONE_GIVEN = "none_given"
    AWAITING = "awaiting"
    NOT_ACCEPTED = "not_accepted"
    INACCURATE = "inaccurate"
    LEGITIMATE = "legitimate"
    OTHER_ACCEPTED = "other_accepted"

    @property
    def label(self) -> str:
        return _REASON_LABELS[self]

    @property
    def accepted(self) -> bool:
        return self in {ReasonState.LEGITIMATE, ReasonState.OTHER_ACCEPTED}


_REASON_LABELS = {
    ReasonState.NONE_GIVEN: "aucun motif reçu",
    ReasonState.AWAITING: "motif reçu, en cours d'examen",
    ReasonState.NOT_ACCEPTED: "motif non accepté",
    ReasonState.INACCURATE: "motif inexact",
    ReasonState.LEGITIMATE: "motif légitime",
    ReasonState.OTHER_ACCEPTED: "autre motif accepté",
}


class Delivery(StrEnum):
    """How a letter leaves; the registered number is printed and listed on the cover of the batch."""

    HAND = "hand"
    POST = "post"
    REGISTERED = "registered"
    ELECTRONIC = "electronic"

    @property
    def label(self) -> str:
        return _DELIVERY_LABELS[self]


_DELIVERY_LABELS = {
    Delivery.HAND: "Remis en main propre",
    Delivery.POST: "Lettre simple",
    Delivery.REGISTERED: "Lettre recommandée avec avis de réception",
    Delivery.ELECTRONIC: "Mis à disposition en ligne",
}


class Trigger(StrEnum):
    """The two cases of L131-8 in which the head refers."""

    REASON = "reason"
    FOUR_HALF_DAYS = "four_half_days"

    @property
    def label(self) -> str:
        return _TRIGGER_LABELS[self]


_TRIGGER_LABELS = {
    Trigger.REASON: "1° : motif non communiqué malgré l'invitation, ou motif inexact",
    Trigger.FOUR_HALF_DAYS: (
        "2° : au moins quatre demi-journées d'absence dans le mois, sans motif légitime ni excuses valables"
    ),
}


class AgreementOutcome(StrEnum):
    """What became of a document to sign together; all four have the same dignity."""

    TO_SIGN = "to_sign"
    SIGNED = "signed"
    NOT_SIGNED = "not_signed"
    ABSENT = "absent"

    @property
    def label(self) -> str:
        return _AGREEMENT_LABELS[self]


_AGREEMENT_LABELS = {
    AgreementOutcome.TO_SIGN: "À signer",
    AgreementOutcome.SIGNED: "Signé",
    AgreementOutcome.NOT_SIGNED: "Proposé, non signé",
    AgreementOutcome.ABSENT: "Proposé en l'absence de la famille",
}


class HearingOutcome(StrEnum):
    CAME = "came"
    ABSENT = "absent"
    EXCUSED = "excused"
    POSTPONED = "postponed"

    @property
    def label(self) -> str:
        return _HEARING_LABELS[self]


_HEARING_LABELS = {
    HearingOutcome.CAME: "Entretien tenu",
    HearingOutcome.ABSENT: "Absents",
    HearingOutcome.EXCUSED: "Absence excusée",
    HearingOutcome.POSTPONED: "Entretien reporté",
}
