"""The closed lists of a follow-up, each with its French label; « raccroché » is a word of statistics alone."""

from enum import StrEnum


class FollowUpSource(StrEnum):
    """What brought the young person to the platform."""

    SIEI = "siei"
    SCHOOL = "school"
    PARTNER = "partner"
    SPONTANEOUS = "spontaneous"
    PLATFORM = "platform"

    @property
    def label(self) -> str:
        return _SOURCES[self]


_SOURCES = {
    FollowUpSource.SIEI: "Liste du croisement SIEI",
    FollowUpSource.SCHOOL: "Transmis par un établissement",
    FollowUpSource.PARTNER: "Adressé par un partenaire",
    FollowUpSource.SPONTANEOUS: "Venu de lui-même",
    FollowUpSource.PLATFORM: "Passé par une autre plateforme",
}


class ContactStatus(StrEnum):
    TO_CONTACT = "to_contact"
    CONTACTED_NO_ANSWER = "contacted_no_answer"
    WRONG_DETAILS = "wrong_details"
    UNREACHABLE = "unreachable"
    REACHED = "reached"
    REFUSES_CONTACT = "refuses_contact"

    @property
    def label(self) -> str:
        return _CONTACTS[self]


_CONTACTS = {
    ContactStatus.TO_CONTACT: "À contacter",
    ContactStatus.CONTACTED_NO_ANSWER: "Pas de réponse",
    ContactStatus.WRONG_DETAILS: "Coordonnées fausses",
    ContactStatus.UNREACHABLE: "Injoignable pour l'instant",
    ContactStatus.REACHED: "Joint",
    ContactStatus.REFUSES_CONTACT: "Ne souhaite pas être recontacté",
}


class FollowUpStatus(StrEnum):
    IDENTIFIED = "identified"
    APPOINTMENT = "appointment"
    INTERVIEWED = "interviewed"
    IN_SUPPORT = "in_support"
    IN_SOLUTION = "in_solution"
    CLOSED = "closed"
    TRANSFERRED = "transferred"

    @property
    def label(self) -> str:
        return _STATUSES[self]

    @property
    def is_over(self) -> bool:
        return self in {FollowUpStatus.CLOSED, FollowUpStatus.TRANSFERRED}


_STATUSES = {
    FollowUpStatus.IDENTIFIED: "Repéré",
    FollowUpStatus.APPOINTMENT: "Rendez-vous pris",
    FollowUpStatus.INTERVIEWED: "Reçu en entretien",
    FollowUpStatus.IN_SUPPORT: "Accompagné",
    FollowUpStatus.IN_SOLUTION: "En solution",
    FollowUpStatus.CLOSED: "Suivi terminé",
    FollowUpStatus.TRANSFERRED: "Passé à une autre plateforme",
}


class FollowUpCloseReason(StrEnum):
    """Why a follow-up ends. Not being reached is no reason before the tries are exhausted and reviewed."""

    IN_SOLUTION_KEPT = "in_solution_kept"
    ALREADY_ENROLLED = "already_enrolled"
    ALREADY_SUPPORTED_ELSEWHERE = "already_supported_elsewhere"
    REFUSED = "refused"
    LOST_CONTACT = "lost_contact"
    MOVED = "moved"
    REACHED_LEVEL = "reached_level"
    OVER_AGE = "over_age"
    DECEASED = "deceased"
    ERROR = "error"

    @property
    def label(self) -> str:
        return _REASONS[self]


_REASONS = {
    FollowUpCloseReason.IN_SOLUTION_KEPT: "La solution tient",
    FollowUpCloseReason.ALREADY_ENROLLED: "Déjà en formation",
    FollowUpCloseReason.ALREADY_SUPPORTED_ELSEWHERE: "Déjà accompagné ailleurs",
    FollowUpCloseReason.REFUSED: "Ne souhaite pas être accompagné",
    FollowUpCloseReason.LOST_CONTACT: "Sans nouvelle malgré les essais",
    FollowUpCloseReason.MOVED: "A quitté le territoire",
    FollowUpCloseReason.REACHED_LEVEL: "A obtenu un diplôme",
    FollowUpCloseReason.OVER_AGE: "A dépassé l'âge du suivi",
    FollowUpCloseReason.DECEASED: "Décès",
    FollowUpCloseReason.ERROR: "Inscrit par erreur",
}


class TrainingObligation(StrEnum):
    """Obligation of training from 16 to 18 (L114-1): never guessed, each answer has its proof."""

    UNKNOWN = "unknown"
    FULFILLED = "fulfilled"
    NOT_FULFILLED = "not_fulfilled"
    EXEMPT = "exempt"

    @property
    def label(self) -> str:
        return _OBLIGATIONS[self]


_OBLIGATIONS = {
    TrainingObligation.UNKNOWN: "À vérifier",
    TrainingObligation.FULFILLED: "Remplie",
    TrainingObligation.NOT_FULFILLED: "Non remplie",
    TrainingObligation.EXEMPT: "Exempté",
}


class ObligationProof(StrEnum):
    """What was seen; no copy is kept, and nothing of a certificate but that it was seen."""

    ENROLMENT_CERTIFICATE = "enrolment_certificate"
    TRAINING_CONTRACT = "training_contract"
    WORK_CONTRACT = "work_contract"
    CIVIC_SERVICE_CONTRACT = "civic_service_contract"
    SUPPORT_SCHEME = "support_scheme"
    FOUND_IN_IMPORT = "found_in_import"
    CERTIFICATE_SEEN = "certificate_seen"
    NO_SOLUTION_FOUND = "no_solution_found"

    @property
    def label(self) -> str:
        return _PROOFS[self]


_PROOFS = {
    ObligationProof.ENROLMENT_CERTIFICATE: "Certificat de scolarité vu",
    ObligationProof.TRAINING_CONTRACT: "Contrat de formation ou d'apprentissage vu",
    ObligationProof.WORK_CONTRACT: "Contrat de travail vu",
    ObligationProof.CIVIC_SERVICE_CONTRACT: "Contrat de service civique vu",
    ObligationProof.SUPPORT_SCHEME: "Entrée dans un dispositif d'accompagnement confirmée",
    ObligationProof.FOUND_IN_IMPORT: "Inscription retrouvée dans un import",
    ObligationProof.CERTIFICATE_SEEN: "Attestation d'exemption vue, sans son contenu",
    ObligationProof.NO_SOLUTION_FOUND: "Constat fait avec le jeune",
}


class WaitingFor(StrEnum):
    """Who is waited for; the sentence says who waits."""

    FIRST_CALL = "first_call"
    REFERENT = "referent"
    HANDOVER_ANSWER = "handover_answer"
    RETURN_INTERVIEW = "return_interview"
    RETURN_DECISION = "return_decision"
    RETURN_PLACE = "return_place"
    FINDING_ANSWER = "finding_answer"
    PARTNER = "partner"
    YOUNG_PERSON = "young_person"
    APPOINTMENT = "appointment"
    PROPOSAL = "proposal"
    SOLUTION_START = "solution_start"
    NOBODY = "nobody"

    @property
    def label(self) -> str:
        return _WAITS[self]


_WAITS = {
    WaitingFor.FIRST_CALL: "Premier appel de la plateforme",
    WaitingFor.REFERENT: "Un référent à nommer",
    WaitingFor.HANDOVER_ANSWER: "Réponse à un relais proposé",
    WaitingFor.RETURN_INTERVIEW: "Entretien du droit au retour",
    WaitingFor.RETURN_DECISION: "Réponse au droit au retour",
    WaitingFor.RETURN_PLACE: "Une place, accueil en attendant",
    WaitingFor.FINDING_ANSWER: "Un retour en formation à confirmer",
    WaitingFor.PARTNER: "Réponse d'un partenaire",
    WaitingFor.YOUNG_PERSON: "Réponse du jeune",
    WaitingFor.APPOINTMENT: "Le rendez-vous",
    WaitingFor.PROPOSAL: "Une proposition de la plateforme",
    WaitingFor.SOLUTION_START: "L'entrée dans la solution",
    WaitingFor.NOBODY: "Personne n'attend",
}


class DeadlineCode(StrEnum):
    """What a date stands for."""

    RETURN_INTERVIEW = "return_interview"
    DEPARTMENT_INFORMATION = "department_information"
    REORIENTATION_INTERVIEW = "reorientation_interview"
    FIRST_CONTACT = "first_contact"
    NEXT_CONTACT = "next_contact"
    APPOINTMENT = "appointment"
    PARTNER_ANSWER = "partner_answer"
    HANDOVER_ANSWER = "handover_answer"
    UNREACHABLE_REVIEW = "unreachable_review"

    @property
    def label(self) -> str:
        return _DEADLINES[self]


_DEADLINES = {
    DeadlineCode.RETURN_INTERVIEW: "Entretien du droit au retour en formation",
    DeadlineCode.DEPARTMENT_INFORMATION: "Information du conseil départemental",
    DeadlineCode.REORIENTATION_INTERVIEW: "Entretien de réorientation",
    DeadlineCode.FIRST_CONTACT: "Premier contact",
    DeadlineCode.NEXT_CONTACT: "Rappel prévu",
    DeadlineCode.APPOINTMENT: "Rendez-vous",
    DeadlineCode.PARTNER_ANSWER: "Réponse du partenaire",
    DeadlineCode.HANDOVER_ANSWER: "Réponse au relais",
    DeadlineCode.UNREACHABLE_REVIEW: "Nouvel essai",
}
