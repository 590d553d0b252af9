"""The closed lists of a follow-up, each with its French label; « raccroché » is a word of statistics alone."""

from domain.kernel.labelled import Labelled


class FollowUpSource(Labelled):
    """What brought the young person to the platform."""

    SIEI = "siei", "Liste du croisement SIEI"
    SCHOOL = "school", "Transmis par un établissement"
    PARTNER = "partner", "Adressé par un partenaire"
    SPONTANEOUS = "spontaneous", "Venu de lui-même"
    PLATFORM = "platform", "Passé par une autre plateforme"


class ContactStatus(Labelled):
    TO_CONTACT = "to_contact", "À contacter"
    CONTACTED_NO_ANSWER = "contacted_no_answer", "Pas de réponse"
    WRONG_DETAILS = "wrong_details", "Coordonnées fausses"
    UNREACHABLE = "unreachable", "Injoignable pour l'instant"
    REACHED = "reached", "Joint"
    REFUSES_CONTACT = "refuses_contact", "Ne souhaite pas être recontacté"


class FollowUpStatus(Labelled):
    IDENTIFIED = "identified", "Repéré"
    APPOINTMENT = "appointment", "Rendez-vous pris"
    INTERVIEWED = "interviewed", "Reçu en entretien"
    IN_SUPPORT = "in_support", "Accompagné"
    IN_SOLUTION = "in_solution", "En solution"
    CLOSED = "closed", "Suivi terminé"
    TRANSFERRED = "transferred", "Passé à une autre plateforme"

    @property
    def is_over(self) -> bool:
        return self in {FollowUpStatus.CLOSED, FollowUpStatus.TRANSFERRED}


class FollowUpCloseReason(Labelled):
    """Why a follow-up ends. Not being reached is no reason before the tries are exhausted and reviewed."""

    IN_SOLUTION_KEPT = "in_solution_kept", "La solution tient"
    ALREADY_ENROLLED = "already_enrolled", "Déjà en formation"
    ALREADY_SUPPORTED_ELSEWHERE = "already_supported_elsewhere", "Déjà accompagné ailleurs"
    REFUSED = "refused", "Ne souhaite pas être accompagné"
    LOST_CONTACT = "lost_contact", "Sans nouvelle malgré les essais"
    MOVED = "moved", "A quitté le territoire"
    REACHED_LEVEL = "reached_level", "A obtenu un diplôme"
    OVER_AGE = "over_age", "A dépassé l'âge du suivi"
    DECEASED = "deceased", "Décès"
    ERROR = "error", "Inscrit par erreur"


class TrainingObligation(Labelled):
    """Obligation of training from 16 to 18 (L114-1): never guessed, each answer has its proof."""

    UNKNOWN = "unknown", "À vérifier"
    FULFILLED = "fulfilled", "Remplie"
    NOT_FULFILLED = "not_fulfilled", "Non remplie"
    EXEMPT = "exempt", "Exempté"


class ObligationProof(Labelled):
    """What was seen; no copy is kept, and nothing of a certificate but that it was seen."""

    ENROLMENT_CERTIFICATE = "enrolment_certificate", "Certificat de scolarité vu"
    TRAINING_CONTRACT = "training_contract", "Contrat de formation ou d'apprentissage vu"
    WORK_CONTRACT = "work_contract", "Contrat de travail vu"
    CIVIC_SERVICE_CONTRACT = "civic_service_contract", "Contrat de service civique vu"
    SUPPORT_SCHEME = "support_scheme", "Entrée dans un dispositif d'accompagnement confirmée"
    FOUND_IN_IMPORT = "found_in_import", "Inscription retrouvée dans un import"
    CERTIFICATE_SEEN = "certificate_seen", "Attestation d'exemption vue, sans son contenu"
    NO_SOLUTION_FOUND = "no_solution_found", "Constat fait avec le jeune"


class WaitingFor(Labelled):
    """Who is waited for; the sentence says who waits."""

    FIRST_CALL = "first_call", "Premier appel de la plateforme"
    REFERENT = "referent", "Un référent à nommer"
    HANDOVER_ANSWER = "handover_answer", "Réponse à un relais proposé"
    RETURN_INTERVIEW = "return_interview", "Entretien du droit au retour"
    RETURN_DECISION = "return_decision", "Réponse au droit au retour"
    RETURN_PLACE = "return_place", "Une place, accueil en attendant"
    FINDING_ANSWER = "finding_answer", "Un retour en formation à confirmer"
    PARTNER = "partner", "Réponse d'un partenaire"
    YOUNG_PERSON = "young_person", "Réponse du jeune"
    APPOINTMENT = "appointment", "Le rendez-vous"
    PROPOSAL = "proposal", "Une proposition de la plateforme"
    SOLUTION_START = "solution_start", "L'entrée dans la solution"
    NOBODY = "nobody", "Personne n'attend"


class DeadlineCode(Labelled):
    """What a date stands for."""

    RETURN_INTERVIEW = "return_interview", "Entretien du droit au retour en formation"
    DEPARTMENT_INFORMATION = "department_information", "Information du conseil départemental"
    REORIENTATION_INTERVIEW = "reorientation_interview", "Entretien de réorientation"
    FIRST_CONTACT = "first_contact", "Premier contact"
    NEXT_CONTACT = "next_contact", "Rappel prévu"
    APPOINTMENT = "appointment", "Rendez-vous"
    PARTNER_ANSWER = "partner_answer", "Réponse du partenaire"
    HANDOVER_ANSWER = "handover_answer", "Réponse au relais"
    UNREACHABLE_REVIEW = "unreachable_review", "Nouvel essai"
