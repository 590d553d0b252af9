"""The closed lists of a departure, each with its French label."""

from enum import StrEnum


class DepartureGround(StrEnum):
    """Why a pupil leaves. A disappearance is a question, not an answer: it stays to be clarified."""

    FAMILY_REQUEST = "family_request"
    END_OF_SCHOOLING = "end_of_schooling"
    PERMANENT_EXCLUSION = "permanent_exclusion"
    DISAPPEARANCE = "disappearance"
    TRANSFER = "transfer"

    @property
    def label(self) -> str:
        return _GROUNDS[self]


_GROUNDS = {
    DepartureGround.FAMILY_REQUEST: "Demande écrite de la famille",
    DepartureGround.END_OF_SCHOOLING: "Fin de scolarité",
    DepartureGround.PERMANENT_EXCLUSION: "Exclusion définitive",
    DepartureGround.DISAPPEARANCE: "Ne vient plus, sans nouvelle",
    DepartureGround.TRANSFER: "Changement d'établissement",
}


class DepartureState(StrEnum):
    NEW = "new"
    TO_CLARIFY = "to_clarify"
    PREPARING = "preparing"
    LEFT = "left"
    SETTLED = "settled"
    FOLLOWED = "followed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return _STATES[self]

    @property
    def is_over(self) -> bool:
        return self in {DepartureState.FOLLOWED, DepartureState.RETURNED, DepartureState.WITHDRAWN}


_STATES = {
    DepartureState.NEW: "Nouvelle",
    DepartureState.TO_CLARIFY: "À éclaircir",
    DepartureState.PREPARING: "Sortie en préparation",
    DepartureState.LEFT: "Sorti, destination à confirmer",
    DepartureState.SETTLED: "Sorti, destination confirmée",
    DepartureState.FOLLOWED: "Suivi de l'année terminé",
    DepartureState.RETURNED: "Retour dans l'établissement",
    DepartureState.WITHDRAWN: "Annulée",
}


class InterviewOutcome(StrEnum):
    """What came of the interview that was offered; a refusal or silence has no other consequence."""

    HELD = "held"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"

    @property
    def label(self) -> str:
        return _INTERVIEWS[self]


_INTERVIEWS = {
    InterviewOutcome.HELD: "Entretien tenu",
    InterviewOutcome.DECLINED: "Entretien proposé, non souhaité",
    InterviewOutcome.NO_ANSWER: "Entretien proposé, sans réponse",
}


class Alternative(StrEnum):
    """What may be proposed instead of leaving."""

    CHANGE_OF_CLASS = "change_of_class"
    CHANGE_OF_TRAINING = "change_of_training"
    ADAPTED_TIMETABLE = "adapted_timetable"
    TUTORING = "tutoring"
    INTERNSHIP = "internship"
    RELAY = "relay"
    MLDS = "mlds"
    TDO = "tdo"
    MICRO_LYCEE = "micro_lycee"
    APPRENTICESHIP = "apprenticeship"
    GUIDANCE_INTERVIEW = "guidance_interview"

    @property
    def label(self) -> str:
        return _ALTERNATIVES[self]


_ALTERNATIVES = {
    Alternative.CHANGE_OF_CLASS: "Changement de classe",
    Alternative.CHANGE_OF_TRAINING: "Autre formation, stage passerelle",
    Alternative.ADAPTED_TIMETABLE: "Emploi du temps aménagé",
    Alternative.TUTORING: "Tutorat",
    Alternative.INTERNSHIP: "Stage de découverte",
    Alternative.RELAY: "Dispositif relais",
    Alternative.MLDS: "Action de la MLDS",
    Alternative.TDO: "Parcours « Tous droits ouverts »",
    Alternative.MICRO_LYCEE: "Micro-lycée",
    Alternative.APPRENTICESHIP: "Apprentissage",
    Alternative.GUIDANCE_INTERVIEW: "Entretien avec le psychologue de l'éducation nationale",
}


class Destination(StrEnum):
    """Where the pupil goes. `UNKNOWN` and `NONE` open the follow-up."""

    SCHOOL = "school"
    AGRICULTURAL_SCHOOL = "agricultural_school"
    APPRENTICESHIP = "apprenticeship"
    HOME_EDUCATION = "home_education"
    SCHOOL_ABROAD = "school_abroad"
    HIGHER_EDUCATION = "higher_education"
    TRAINING = "training"
    CIVIC_SERVICE = "civic_service"
    JOB = "job"
    NONE = "none"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return _DESTINATIONS[self]

    @property
    def is_known(self) -> bool:
        return self not in {Destination.NONE, Destination.UNKNOWN}


_DESTINATIONS = {
    Destination.SCHOOL: "Autre établissement scolaire",
    Destination.AGRICULTURAL_SCHOOL: "Établissement agricole",
    Destination.APPRENTICESHIP: "Apprentissage (CFA)",
    Destination.HOME_EDUCATION: "Instruction en famille",
    Destination.SCHOOL_ABROAD: "Établissement à l'étranger",
    Destination.HIGHER_EDUCATION: "Enseignement supérieur",
    Destination.TRAINING: "Formation professionnelle",
    Destination.CIVIC_SERVICE: "Service civique",
    Destination.JOB: "Emploi",
    Destination.NONE: "Aucune solution",
    Destination.UNKNOWN: "Inconnue",
}


class DestinationProof(StrEnum):
    """What was seen: never a copy of it. A family's word is not a proof, it is a destination to confirm."""

    ENROLMENT_CERTIFICATE = "enrolment_certificate"
    RECOGNISED_ELSEWHERE = "recognised_elsewhere"
    RECEIVING_SCHOOL = "receiving_school"
    CONTRACT_SEEN = "contract_seen"

    @property
    def label(self) -> str:
        return _PROOFS[self]


_PROOFS = {
    DestinationProof.ENROLMENT_CERTIFICATE: "Certificat de scolarité vu",
    DestinationProof.RECOGNISED_ELSEWHERE: "Reconnu dans la base d'un autre établissement",
    DestinationProof.RECEIVING_SCHOOL: "Confirmé par l'établissement d'accueil",
    DestinationProof.CONTRACT_SEEN: "Contrat vu",
}


class DepartureChannel(StrEnum):
    CALL = "call"
    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"
    MEETING = "meeting"
    RECEIVING_SCHOOL = "receiving_school"

    @property
    def label(self) -> str:
        return _CHANNELS[self]


_CHANNELS = {
    DepartureChannel.CALL: "appel",
    DepartureChannel.SMS: "SMS",
    DepartureChannel.EMAIL: "courriel",
    DepartureChannel.LETTER: "courrier",
    DepartureChannel.MEETING: "rencontre",
    DepartureChannel.RECEIVING_SCHOOL: "échange avec un autre établissement",
}


class DepartureContactResult(StrEnum):
    REACHED = "reached"
    NO_ANSWER = "no_answer"
    WRONG_DETAILS = "wrong_details"
    WILL_CALL_BACK = "will_call_back"
    REFUSES = "refuses"

    @property
    def label(self) -> str:
        return _RESULTS[self]


_RESULTS = {
    DepartureContactResult.REACHED: "joint",
    DepartureContactResult.NO_ANSWER: "pas de réponse",
    DepartureContactResult.WRONG_DETAILS: "coordonnées fausses",
    DepartureContactResult.WILL_CALL_BACK: "rappelle",
    DepartureContactResult.REFUSES: "ne souhaite pas être recontacté",
}


class HandoverEnd(StrEnum):
    """Why a hand-over no longer stands."""

    RETURNED = "returned"
    DESTINATION_CONFIRMED = "destination_confirmed"
    OTHER_PLATFORM = "other_platform"
    MISTAKE = "mistake"

    @property
    def label(self) -> str:
        return _ENDS[self]


_ENDS = {
    HandoverEnd.RETURNED: "Revenu dans son établissement",
    HandoverEnd.DESTINATION_CONFIRMED: "Destination confirmée",
    HandoverEnd.OTHER_PLATFORM: "Autre plateforme compétente",
    HandoverEnd.MISTAKE: "Transmis par erreur",
}
