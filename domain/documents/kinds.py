"""Every document of an attendance case: its title, who signs it, whom it addresses."""

from dataclasses import dataclass
from enum import StrEnum

from domain.kernel.labelled import Labelled


class LetterKind(StrEnum):
    """The documents of the attendance procedure, in the order of a case."""

    ABSENCE_NOTICE = "absence_notice"
    REASON_INVITATION_1 = "reason_invitation_1"
    REASON_INVITATION_2 = "reason_invitation_2"
    REASON_ANSWER = "reason_answer"
    CPE_SUMMONS = "cpe_summons"
    MEETING_INVITATION = "meeting_invitation"
    MEASURES_RECORD = "measures_record"
    DASEN_REFERRAL = "dasen_referral"
    REFERRAL_INFORMATION = "referral_information"
    RECEIPT = "receipt"
    RETURN = "return"
    REFERRAL_WITHDRAWAL = "referral_withdrawal"
    WITHDRAWAL_INFORMATION = "withdrawal_information"
    WARNING_LETTER = "warning_letter"
    ATTENDANCE_REMINDER = "attendance_reminder"
    SUMMONS_LETTER = "summons_letter"
    HEARING_RECORD = "hearing_record"
    COMMUNITY_INVITATION = "community_invitation"
    SUPPORT_CONTRACT = "support_contract"
    REFERENT_NOTICE = "referent_notice"
    SUMMONS_WITH_DEPARTMENT = "summons_with_department"
    PROSECUTOR_REFERRAL = "prosecutor_referral"
    PROSECUTOR_REFERRAL_INFO = "prosecutor_referral_info"
    WARNING_RETRACTION = "warning_retraction"
    CLOSING_NOTICE = "closing_notice"
    LEAVING_NOTICE = "leaving_notice"
    REMOVAL_WARNING = "removal_warning"
    REMOVAL_CERTIFICATE = "removal_certificate"
    LEAVING_INFORMATION = "leaving_information"

    @property
    def label(self) -> str:
        """The title without the words that depend on one letter (a first name, a date)."""
        return SHEETS[self].label

    @property
    def signer(self) -> "SignerFunction":
        return SHEETS[self].signer

    @property
    def audience(self) -> "Audience":
        return SHEETS[self].audience


class SignerFunction(Labelled):
    """Who signs: an act of the DASEN may be signed by a delegate, never by the school."""

    SCHOOL_LIFE = "school_life", "Vie scolaire"
    CPE = "cpe", "Conseiller principal d'éducation"
    HEAD = "head", "Chef d'établissement ou directeur d'école"
    HEAD_AND_FAMILY = "head_and_family", "Chef d'établissement ou directeur d'école, et famille"
    DSDEN = "dsden", "Services départementaux de l'éducation nationale"
    DASEN = "dasen", "Directeur académique ou son délégataire"


class Audience(Labelled):
    """Whom a kind is written for: it decides the copies (one per person, one per address) and the words."""

    HOUSEHOLD = "household", "Une lettre par adresse"  # school mail: one per address
    EACH_PERSON = (
        "each_person",
        "Une lettre par personne responsable",
    )  # acts of the DASEN: one per responsible person, proof per person
    PUPIL = "pupil", "Élève"
    AUTHORITY = "authority", "Entre services"  # between services
    RECORD = "record", "Document signé ou conservé"  # signed or kept, handed over in person


@dataclass(frozen=True)
class Sheet:
    """What is fixed for a kind."""

    label: str
    signer: SignerFunction
    audience: Audience


_K, _S, _A = LetterKind, SignerFunction, Audience
SHEETS: dict[LetterKind, Sheet] = {
    _K.ABSENCE_NOTICE: Sheet("Absence du jour", _S.SCHOOL_LIFE, _A.HOUSEHOLD),
    _K.REASON_INVITATION_1: Sheet("Nous attendons le motif d'une absence", _S.HEAD, _A.HOUSEHOLD),
    _K.REASON_INVITATION_2: Sheet("Deuxième demande du motif d'une absence", _S.HEAD, _A.HOUSEHOLD),
    _K.REASON_ANSWER: Sheet("Réponse au motif donné pour une absence", _S.HEAD, _A.HOUSEHOLD),
    _K.CPE_SUMMONS: Sheet("Rendez-vous avec le CPE", _S.CPE, _A.PUPIL),
    _K.MEETING_INVITATION: Sheet("Invitation à la commission éducative", _S.HEAD, _A.HOUSEHOLD),
    _K.MEASURES_RECORD: Sheet("Mesures décidées ensemble : document récapitulatif", _S.HEAD_AND_FAMILY, _A.RECORD),
    _K.DASEN_REFERRAL: Sheet("Saisine du directeur académique pour défaut d'assiduité", _S.HEAD, _A.AUTHORITY),
    _K.REFERRAL_INFORMATION: Sheet("Information : le dossier a été transmis", _S.HEAD, _A.HOUSEHOLD),
    _K.RECEIPT: Sheet("Accusé de réception", _S.DSDEN, _A.AUTHORITY),
    _K.RETURN: Sheet("Demande de complément", _S.DSDEN, _A.AUTHORITY),
    _K.REFERRAL_WITHDRAWAL: Sheet("Retrait de la saisine", _S.HEAD, _A.AUTHORITY),
    _K.WITHDRAWAL_INFORMATION: Sheet("Information : la saisine est retirée", _S.HEAD, _A.HOUSEHOLD),
    _K.WARNING_LETTER: Sheet("Avertissement pour défaut d'assiduité scolaire", _S.DASEN, _A.EACH_PERSON),
    _K.ATTENDANCE_REMINDER: Sheet("Rappel de l'obligation d'assiduité", _S.DASEN, _A.EACH_PERSON),
    _K.SUMMONS_LETTER: Sheet("Convocation à un entretien", _S.DASEN, _A.EACH_PERSON),
    _K.HEARING_RECORD: Sheet("Compte rendu d'entretien", _S.DSDEN, _A.RECORD),
    _K.COMMUNITY_INVITATION: Sheet("Réunion d'aide et d'accompagnement", _S.HEAD, _A.HOUSEHOLD),
    _K.SUPPORT_CONTRACT: Sheet("Contrat d'aide et d'accompagnement", _S.HEAD_AND_FAMILY, _A.RECORD),
    _K.REFERENT_NOTICE: Sheet("Votre interlocuteur : désignation du référent", _S.HEAD, _A.HOUSEHOLD),
    _K.SUMMONS_WITH_DEPARTMENT: Sheet(
        "Convocation à un entretien, en présence du Département", _S.DASEN, _A.EACH_PERSON
    ),
    _K.PROSECUTOR_REFERRAL: Sheet("Saisine du procureur de la République", _S.DASEN, _A.AUTHORITY),
    _K.PROSECUTOR_REFERRAL_INFO: Sheet("Information : saisine du procureur", _S.DASEN, _A.EACH_PERSON),
    _K.WARNING_RETRACTION: Sheet("Retrait de l'avertissement", _S.DASEN, _A.EACH_PERSON),
    _K.CLOSING_NOTICE: Sheet("Le dossier d'absences est clos", _S.HEAD, _A.HOUSEHOLD),
    _K.LEAVING_NOTICE: Sheet("Avant la sortie de l'établissement : ce que vous pouvez demander", _S.HEAD, _A.HOUSEHOLD),
    _K.REMOVAL_WARNING: Sheet("Nous restons sans nouvelles : second courrier", _S.HEAD, _A.HOUSEHOLD),
    _K.REMOVAL_CERTIFICATE: Sheet("Certificat de radiation", _S.HEAD, _A.HOUSEHOLD),
    _K.LEAVING_INFORMATION: Sheet(
        "Information : élève de moins de 16 ans sans inscription connue", _S.HEAD, _A.AUTHORITY
    ),
}

SEALED_KINDS = frozenset({_K.PROSECUTOR_REFERRAL, _K.PROSECUTOR_REFERRAL_INFO})
"""What follows a referral to the prosecutor stays with the office that wrote it (RGPD art. 10)."""
