"""The closed lists of a departure, each with its French label."""

from domain.kernel.labelled import Labelled


class DepartureGround(Labelled):
    """Why a pupil leaves. A disappearance is a question, not an answer: it stays to be clarified."""

    FAMILY_REQUEST = "family_request", "Demande écrite de la famille"
    END_OF_SCHOOLING = "end_of_schooling", "Fin de scolarité"
    PERMANENT_EXCLUSION = "permanent_exclusion", "Exclusion définitive"
    DISAPPEARANCE = "disappearance", "Ne vient plus, sans nouvelle"
    TRANSFER = "transfer", "Changement d'établissement"


class DepartureState(Labelled):
    NEW = "new", "Nouvelle"
    TO_CLARIFY = "to_clarify", "À éclaircir"
    PREPARING = "preparing", "Sortie en préparation"
    LEFT = "left", "Sorti, destination à confirmer"
    SETTLED = "settled", "Sorti, destination confirmée"
    FOLLOWED = "followed", "Suivi de l'année terminé"
    RETURNED = "returned", "Retour dans l'établissement"
    WITHDRAWN = "withdrawn", "Annulée"

    @property
    def is_over(self) -> bool:
        return self in {DepartureState.FOLLOWED, DepartureState.RETURNED, DepartureState.WITHDRAWN}


class InterviewOutcome(Labelled):
    """What came of the interview that was offered; a refusal or silence has no other consequence."""

    HELD = "held", "Entretien tenu"
    DECLINED = "declined", "Entretien proposé, non souhaité"
    NO_ANSWER = "no_answer", "Entretien proposé, sans réponse"


class Alternative(Labelled):
    """What may be proposed instead of leaving."""

    CHANGE_OF_CLASS = "change_of_class", "Changement de classe"
    CHANGE_OF_TRAINING = "change_of_training", "Autre formation, stage passerelle"
    ADAPTED_TIMETABLE = "adapted_timetable", "Emploi du temps aménagé"
    TUTORING = "tutoring", "Tutorat"
    INTERNSHIP = "internship", "Stage de découverte"
    RELAY = "relay", "Dispositif relais"
    MLDS = "mlds", "Action de la MLDS"
    TDO = "tdo", "Parcours « Tous droits ouverts »"
    MICRO_LYCEE = "micro_lycee", "Micro-lycée"
    APPRENTICESHIP = "apprenticeship", "Apprentissage"
    GUIDANCE_INTERVIEW = "guidance_interview", "Entretien avec le psychologue de l'éducation nationale"


class Destination(Labelled):
    """Where the pupil goes. `UNKNOWN` and `NONE` open the follow-up."""

    SCHOOL = "school", "Autre établissement scolaire"
    AGRICULTURAL_SCHOOL = "agricultural_school", "Établissement agricole"
    APPRENTICESHIP = "apprenticeship", "Apprentissage (CFA)"
    HOME_EDUCATION = "home_education", "Instruction en famille"
    SCHOOL_ABROAD = "school_abroad", "Établissement à l'étranger"
    HIGHER_EDUCATION = "higher_education", "Enseignement supérieur"
    TRAINING = "training", "Formation professionnelle"
    CIVIC_SERVICE = "civic_service", "Service civique"
    JOB = "job", "Emploi"
    NONE = "none", "Aucune solution"
    UNKNOWN = "unknown", "Inconnue"

    @property
    def is_known(self) -> bool:
        return self not in {Destination.NONE, Destination.UNKNOWN}


class DestinationProof(Labelled):
    """What was seen: never a copy of it. A family's word is not a proof, it is a destination to confirm."""

    ENROLMENT_CERTIFICATE = "enrolment_certificate", "Certificat de scolarité vu"
    RECOGNISED_ELSEWHERE = "recognised_elsewhere", "Reconnu dans la base d'un autre établissement"
    RECEIVING_SCHOOL = "receiving_school", "Confirmé par l'établissement d'accueil"
    CONTRACT_SEEN = "contract_seen", "Contrat vu"


class DepartureChannel(Labelled):
    CALL = "call", "appel"
    SMS = "sms", "SMS"
    EMAIL = "email", "courriel"
    LETTER = "letter", "courrier"
    MEETING = "meeting", "rencontre"
    RECEIVING_SCHOOL = "receiving_school", "échange avec un autre établissement"


class DepartureContactResult(Labelled):
    REACHED = "reached", "joint"
    NO_ANSWER = "no_answer", "pas de réponse"
    WRONG_DETAILS = "wrong_details", "coordonnées fausses"
    WILL_CALL_BACK = "will_call_back", "rappelle"
    REFUSES = "refuses", "ne souhaite pas être recontacté"


class HandoverEnd(Labelled):
    """Why a hand-over no longer stands."""

    RETURNED = "returned", "Revenu dans son établissement"
    DESTINATION_CONFIRMED = "destination_confirmed", "Destination confirmée"
    OTHER_PLATFORM = "other_platform", "Autre plateforme compétente"
    MISTAKE = "mistake", "Transmis par erreur"
