"""The closed lists of values a letter may show, each with its French label."""

from enum import StrEnum

from domain.kernel.labelled import Labelled


class SchoolLevel(Labelled):
    """What the family calls the place."""

    PRIMARY = "primary", "école"
    LOWER = "lower", "collège"
    UPPER = "upper", "lycée"


class Recipient(StrEnum):
    """To whom the sentences speak: « votre enfant », « vous », or one service to another."""

    RESPONSIBLE = "responsible"
    PUPIL = "pupil"
    AUTHORITY = "authority"


class ReasonState(Labelled):
    """What a letter may say of a reason: never the reason itself."""

    NONE_GIVEN = "none_given", "aucun motif reçu"
    AWAITING = "awaiting", "motif reçu, en cours d'examen"
    NOT_ACCEPTED = "not_accepted", "motif non accepté"
    INACCURATE = "inaccurate", "motif inexact"
    LEGITIMATE = "legitimate", "motif légitime"
    OTHER_ACCEPTED = "other_accepted", "autre motif accepté"

    @property
    def accepted(self) -> bool:
        return self in {ReasonState.LEGITIMATE, ReasonState.OTHER_ACCEPTED}


class Delivery(Labelled):
    """How a letter leaves; the registered number is printed and listed on the cover of the batch."""

    HAND = "hand", "Remis en main propre"
    POST = "post", "Lettre simple"
    REGISTERED = "registered", "Lettre recommandée avec avis de réception"
    ELECTRONIC = "electronic", "Mis à disposition en ligne"


class Trigger(Labelled):
    """The two cases of L131-8 in which the head refers."""

    REASON = "reason", "1° : motif non communiqué malgré l'invitation, ou motif inexact"
    FOUR_HALF_DAYS = (
        "four_half_days",
        "2° : au moins quatre demi-journées d'absence dans le mois, sans motif légitime ni excuses valables",
    )


class AgreementOutcome(Labelled):
    """What became of a document to sign together; all four have the same dignity."""

    TO_SIGN = "to_sign", "À signer"
    SIGNED = "signed", "Signé"
    NOT_SIGNED = "not_signed", "Proposé, non signé"
    ABSENT = "absent", "Proposé en l'absence de la famille"


class HearingOutcome(Labelled):
    CAME = "came", "Entretien tenu"
    ABSENT = "absent", "Absents"
    EXCUSED = "excused", "Absence excusée"
    POSTPONED = "postponed", "Entretien reporté"
