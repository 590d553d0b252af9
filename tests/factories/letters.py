"""One realistic letter of every kind; all persons invented."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from domain.documents.kinds import Audience, LetterKind
from domain.documents.letter import Letter
from domain.documents.parts import (
    Act,
    Appointment,
    DataProtection,
    Hearing,
    Signature,
)
from domain.documents.values import (
    Delivery,
    HearingOutcome,
)
from tests.factories.letter_parts import (
    ACTS,
    ADULT,
    AGREEMENT,
    DASEN_SIGNATURE,
    DSDEN,
    ENZO,
    FACTS,
    HEAD_SIGNATURE,
    INTERVIEW,
    LUCAS,
    LYCEE,
    MEASURES,
    MEETING,
    MOTHER,
    NEW_COUNT,
    OFFICE,
    OFFICE_SIGNATURE,
    PARENTS,
    PERSISTENT,
    PERSONS,
    PROSECUTOR,
    REFERENT,
    REFERRAL,
    REPLY,
    SCHOOL,
    SCHOOL_OFFICE,
    SUPPORT,
    half_days,
)
from tests.factories.letter_texts import references

K = LetterKind
BLOCKS: dict[LetterKind, dict[str, Any]] = {
    K.ABSENCE_NOTICE: {
        "facts": replace(FACTS, last=date(2025, 11, 6), half_days=FACTS.half_days[:2], counted=2),
        "reply": REPLY,
    },
    K.REASON_INVITATION_1: {"facts": FACTS, "reply": REPLY},
    K.REASON_INVITATION_2: {"facts": FACTS, "reply": REPLY, "previous_on": date(2025, 11, 10)},
    K.REASON_ANSWER: {
        "facts": NEW_COUNT,
        "previous_on": date(2025, 11, 20),
        "explanation": ("Le motif du 6 novembre 2025 est accepté.", "Le motif du 7 novembre 2025 n'est pas accepté."),
    },
    K.CPE_SUMMONS: {
        "pupil": ENZO,
        "addressee": replace(ADULT, salutation="Bonjour,", address_lines=()),
        "delivery": Delivery.HAND,
        "signature": Signature("Anne Roy", "La conseillère principale d'éducation"),
        "facts": replace(FACTS, half_days=half_days(date(2025, 11, 6), "0am")),
        "appointment": Appointment(
            date(2025, 11, 10),
            time(10, 20),
            ("Bureau de la vie scolaire, bâtiment A",),
            "Mme Roy, conseillère principale d'éducation",
        ),
    },
    K.MEETING_INVITATION: {"facts": FACTS, "appointment": MEETING},
    K.MEASURES_RECORD: {"facts": FACTS, "agreement": AGREEMENT, "measures": MEASURES, "copies": ("M. Éric Morel",)},
    K.DASEN_REFERRAL: {
        "facts": FACTS,
        "referral": REFERRAL,
        "acts": ACTS,
        "responsibles": PERSONS,
        "measures": MEASURES[:1],
        "enclosures": ("copie des courriers à la famille", "compte rendu de réunion"),
    },
    K.REFERRAL_INFORMATION: {"facts": FACTS, "referral": REFERRAL},
    K.RECEIPT: {"referral": REFERRAL},
    K.RETURN: {"referral": REFERRAL},
    K.REFERRAL_WITHDRAWAL: {
        "referral": REFERRAL,
        "facts": NEW_COUNT,
        "explanation": ("Un motif légitime a été reçu et accepté le 19 novembre 2025.",),
    },
    K.WITHDRAWAL_INFORMATION: {
        "referral": REFERRAL,
        "facts": NEW_COUNT,
        "explanation": ("Vous nous avez donné un motif le 19 novembre 2025. Nous l'avons accepté.",),
    },
    K.WARNING_LETTER: {
        "facts": FACTS,
        "support": SUPPORT,
        "delivery": Delivery.REGISTERED,
        "registered_number": "RK 99 900 001 2 FR",
    },
    K.ATTENDANCE_REMINDER: {
        "pupil": ENZO,
        "facts": FACTS,
        "support": SUPPORT[:2],
        "addressee": replace(MOTHER, name_lines=("Madame Sonia BERTIN",)),
    },
    K.SUMMONS_LETTER: {
        "facts": FACTS,
        "appointment": INTERVIEW,
        "previous_on": date(2025, 11, 24),
        "delivery": Delivery.REGISTERED,
        "registered_number": "RK 99 900 002 6 FR",
    },
    K.HEARING_RECORD: {
        "hearing": Hearing(date(2026, 2, 3), HearingOutcome.CAME, ("Mme Julie Morel", "Mme Hélène Vasseur")),
        "facts": PERSISTENT,
        "measures": MEASURES[:2],
    },
    K.COMMUNITY_INVITATION: {
        "facts": PERSISTENT,
        "appointment": replace(MEETING, day=date(2026, 1, 6), name="réunion d'aide et d'accompagnement", agenda=()),
        "referent": REFERENT,
    },
    K.SUPPORT_CONTRACT: {
        "facts": PERSISTENT,
        "agreement": replace(AGREEMENT, day=date(2026, 1, 6), signatories=PARENTS),
        "measures": MEASURES,
        "referent": REFERENT,
    },
    K.REFERENT_NOTICE: {"referent": REFERENT, "measures": MEASURES[:2]},
    K.SUMMONS_WITH_DEPARTMENT: {
        "facts": PERSISTENT,
        "appointment": replace(INTERVIEW, participants=("Mme Dupin, représentante du Département",)),
        "previous_on": date(2025, 11, 24),
    },
    K.PROSECUTOR_REFERRAL: {
        "facts": PERSISTENT,
        "acts": (
            *ACTS,
            Act(
                date(2025, 11, 24),
                "Avertissement à chaque personne responsable",
                "remis à Mme Morel ; avisé, non réclamé par M. Morel",
            ),
            Act(date(2026, 1, 6), "Contrat d'aide et d'accompagnement", "proposé, non signé"),
            Act(date(2026, 2, 3), "Entretien en présence du Département", "absents"),
        ),
        "responsibles": PERSONS,
    },
    K.PROSECUTOR_REFERRAL_INFO: {"previous_on": date(2026, 2, 10), "facts": PERSISTENT, "referent": REFERENT},
    K.WARNING_RETRACTION: {
        "previous_on": date(2025, 11, 24),
        "facts": NEW_COUNT,
        "explanation": ("Un motif a été accepté le 26 novembre 2025.",),
    },
    K.CLOSING_NOTICE: {
        "explanation": ("Lucas vient à l'école régulièrement depuis le 9 février 2026. Merci de votre aide.",)
    },
    K.LEAVING_NOTICE: {
        "pupil": ENZO,
        "addressee": replace(MOTHER, name_lines=("Madame Sonia BERTIN",)),
        "support": SUPPORT[:1],
        "signature": Signature("Karim Benali", "Le proviseur"),
    },
    K.REMOVAL_WARNING: {
        "pupil": ENZO,
        "addressee": replace(MOTHER, name_lines=("Madame Sonia BERTIN",)),
        "previous_on": date(2025, 11, 10),
        "explanation": (
            "Sans nouvelle de votre part avant le 16 décembre 2025, le lycée pourra enregistrer cette sortie.",
        ),
        "signature": Signature("Karim Benali", "Le proviseur"),
    },
    K.REMOVAL_CERTIFICATE: {
        "pupil": ENZO,
        "addressee": replace(MOTHER, name_lines=("Madame Sonia BERTIN",)),
        "explanation": ("Enzo BERTIN n'est plus inscrit au lycée depuis le 10 novembre 2025.",),
        "signature": Signature("Karim Benali", "Le proviseur"),
    },
    K.LEAVING_INFORMATION: {
        "explanation": ("La famille n'a pas répondu aux courriers du 10 et du 25 novembre 2025.",),
        "responsibles": PERSONS,
    },
}
LATER = {
    K.HEARING_RECORD: date(2026, 2, 3),
    K.COMMUNITY_INVITATION: date(2025, 12, 16),
    K.SUPPORT_CONTRACT: date(2026, 1, 6),
    K.REFERENT_NOTICE: date(2025, 12, 16),
    K.SUMMONS_WITH_DEPARTMENT: date(2026, 1, 20),
    K.PROSECUTOR_REFERRAL: date(2026, 2, 10),
    K.PROSECUTOR_REFERRAL_INFO: date(2026, 2, 10),
    K.WARNING_RETRACTION: date(2025, 12, 1),
    K.CLOSING_NOTICE: date(2026, 3, 9),
    K.ABSENCE_NOTICE: date(2025, 11, 6),
    K.REASON_INVITATION_1: date(2025, 11, 10),
}
FROM_DSDEN = {
    K.RECEIPT,
    K.RETURN,
    K.WARNING_LETTER,
    K.ATTENDANCE_REMINDER,
    K.SUMMONS_LETTER,
    K.HEARING_RECORD,
    K.SUMMONS_WITH_DEPARTMENT,
    K.PROSECUTOR_REFERRAL,
    K.PROSECUTOR_REFERRAL_INFO,
    K.WARNING_RETRACTION,
}
TO_OFFICE = {
    K.DASEN_REFERRAL: OFFICE,
    K.REFERRAL_WITHDRAWAL: OFFICE,
    K.RECEIPT: SCHOOL_OFFICE,
    K.RETURN: SCHOOL_OFFICE,
    K.PROSECUTOR_REFERRAL: PROSECUTOR,
}
SIGNED_BY_OFFICE = {K.RECEIPT, K.RETURN, K.HEARING_RECORD}


def sample(kind: LetterKind, **changes: Any) -> Letter:
    blocks = BLOCKS[kind] | changes
    from_dsden = kind in FROM_DSDEN
    pupil = blocks.get("pupil", LUCAS)
    written_on = blocks.get("written_on", LATER.get(kind, date(2025, 11, 24)))
    base: dict[str, Any] = {
        "kind": kind,
        "reference": "DOS-2025-00042",
        "written_on": written_on,
        "sender": DSDEN if from_dsden else LYCEE if pupil is ENZO else SCHOOL,
        "addressee": TO_OFFICE.get(kind, MOTHER),
        "pupil": pupil,
        "signature": OFFICE_SIGNATURE
        if kind in SIGNED_BY_OFFICE
        else DASEN_SIGNATURE
        if from_dsden
        else HEAD_SIGNATURE,
        "data_protection": DataProtection("L'académie de démonstration", "dpd@example.invalid"),
        "references": references(pupil, written_on),
        "demo": True,
    }
    if kind.audience is Audience.RECORD:
        base["addressee"] = replace(MOTHER, address_lines=())
    return Letter(**(base | blocks))
