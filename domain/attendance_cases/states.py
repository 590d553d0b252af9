"""The states of a case, track by track, each with its word for staff and its word for the family."""

from enum import StrEnum

from domain.kernel.french import typeset
from domain.kernel.labelled import Labelled


class Track(StrEnum):
    """Each track is a chain of its own. The prosecutor's is a compartment that only the DSDEN opens (RGPD art. 10)."""

    SCHOOL = "school"
    DSDEN = "dsden"
    PROSECUTOR = "prosecutor"


class SchoolState(StrEnum):
    OPEN = "open"
    DIALOGUE = "dialogue"
    THRESHOLD_REACHED = "threshold_reached"
    MEETING_CONVENED = "meeting_convened"
    MEASURES_SIGNED = "measures_signed"
    MEASURES_REFUSED = "measures_refused"
    MEASURES_ABSENT = "measures_absent"
    PERSISTENT = "persistent"
    COMMUNITY_CONVENED = "community_convened"
    SUPPORT_CONTRACT_PROPOSED = "support_contract_proposed"
    SUPPORT_CONTRACT = "support_contract"
    SUPPORT_CONTRACT_UNSIGNED = "support_contract_unsigned"
    CONTINUED = "continued"
    RESTORED = "restored"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return typeset(_SCHOOL_LABELS[self][0])

    @property
    def family_label(self) -> str:
        """Empty when nothing is shown to the family."""
        return typeset(_SCHOOL_LABELS[self][1])


class DsdenState(StrEnum):
    NONE = "none"
    REFERRED = "referred"
    IEN_VISA = "ien_visa"
    RECEIVED = "received"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    WARNING_PREPARED = "warning_prepared"
    WARNED = "warned"
    SUMMONED = "summoned"
    HEARD = "heard"
    NO_SHOW = "no_show"
    EXCUSED = "excused"
    POSTPONED = "postponed"
    REFERRED_AGAIN = "referred_again"
    SUMMONED_WITH_DEPARTMENT = "summoned_with_department"
    WARNING_RETRACTED = "warning_retracted"

    @property
    def label(self) -> str:
        return typeset(_DSDEN_LABELS[self][0])

    @property
    def family_label(self) -> str:
        return typeset(_DSDEN_LABELS[self][1])


class ProsecutorState(StrEnum):
    NONE = "none"
    PROSECUTOR_REFERRED = "prosecutor_referred"
    PROCEEDINGS_CLOSED = "proceedings_closed"

    @property
    def label(self) -> str:
        return _PROSECUTOR_LABELS[self][0]

    @property
    def family_label(self) -> str:
        return _PROSECUTOR_LABELS[self][1]


_S, _D, _P = SchoolState, DsdenState, ProsecutorState
_SCHOOL_LABELS = {
    _S.OPEN: ("Dossier d'absences ouvert", ""),
    _S.DIALOGUE: ("Dialogue engagé avec la famille", "Nous échangeons avec vous"),
    _S.THRESHOLD_REACHED: ("Seuil de 4 demi-journées atteint", "4 demi-journées sans motif accepté"),
    _S.MEETING_CONVENED: ("Réunion convoquée", "Une réunion est prévue"),
    _S.MEASURES_SIGNED: ("Mesures signées", "Vous avez signé des mesures d'aide"),
    _S.MEASURES_REFUSED: ("Mesures proposées, non signées", "Mesures proposées"),
    _S.MEASURES_ABSENT: ("Mesures proposées, famille absente", "Mesures proposées"),
    _S.PERSISTENT: ("Absences persistantes", "Les absences continuent"),
    _S.COMMUNITY_CONVENED: ("Communauté éducative réunie", "Une réunion d'aide est prévue"),
    _S.SUPPORT_CONTRACT_PROPOSED: ("Accompagnement proposé", "Accompagnement proposé"),
    _S.SUPPORT_CONTRACT: ("Accompagnement contractualisé", "Contrat d'accompagnement signé"),
    _S.SUPPORT_CONTRACT_UNSIGNED: ("Accompagnement proposé, non signé", "Accompagnement proposé"),
    _S.CONTINUED: ("Poursuite des absences", "Les absences continuent"),
    _S.RESTORED: ("Assiduité rétablie", "Votre enfant est revenu régulièrement"),
    _S.CLOSED: ("Clos", "Dossier clos"),
}
_DSDEN_LABELS = {
    _D.NONE: ("DASEN non saisi", ""),
    _D.REFERRED: ("DASEN saisi", "L'établissement a transmis le dossier à l'inspection académique"),
    _D.IEN_VISA: ("Transmis sous couvert de l'IEN", ""),
    _D.RECEIVED: ("Saisine reçue", ""),
    _D.RETURNED: ("À compléter", ""),
    _D.WITHDRAWN: ("Saisine retirée", "La transmission du dossier est retirée"),
    _D.WARNING_PREPARED: ("Avertissement préparé, à signer", ""),
    _D.WARNED: ("Avertissement envoyé", "Avertissement envoyé"),
    _D.SUMMONED: ("Convoqué à un entretien (DSDEN)", "Rendez-vous"),
    _D.HEARD: ("Entretien tenu", "Entretien tenu"),
    _D.NO_SHOW: ("Entretien : famille absente", ""),
    _D.EXCUSED: ("Entretien : famille excusée", ""),
    _D.POSTPONED: ("Entretien reporté", "Rendez-vous reporté"),
    _D.REFERRED_AGAIN: ("Nouvelle saisine", "Le dossier est transmis à nouveau"),
    _D.SUMMONED_WITH_DEPARTMENT: ("Convoqué avec le Département", "Rendez-vous, en présence du Département"),
    _D.WARNING_RETRACTED: ("Avertissement retiré", "L'avertissement est retiré"),
}
_PROSECUTOR_LABELS = {
    _P.NONE: ("Procureur non saisi", ""),
    _P.PROSECUTOR_REFERRED: ("Procureur saisi", "Le procureur a été informé"),
    _P.PROCEEDINGS_CLOSED: ("Procureur saisi, suite close", ""),
}
NOTIFIED_LABEL = "Avertissement notifié"
NOTIFIED_FAMILY_LABEL = "Avertissement reçu"
REMINDED_LABEL = "Rappel de l'obligation d'assiduité envoyé"
REMINDED_FAMILY_LABEL = "Rappel de l'assiduité envoyé"

INITIAL_STATES: dict[Track, str] = {
    Track.SCHOOL: SchoolState.OPEN.value,
    Track.DSDEN: DsdenState.NONE.value,
    Track.PROSECUTOR: ProsecutorState.NONE.value,
}


class Trigger(Labelled):
    """The two cases of L131-8 in which the head refers."""

    REASON = "reason", "1° : motif non communiqué malgré l'invitation, ou motif inexact"
    FOUR_HALF_DAYS = "four_half_days", "2° : au moins quatre demi-journées dans le mois"


class MeasuresOutcome(Labelled):
    """A refusal or an absence is a result with the same dignity as a signature."""

    SIGNED = "signed", "Signé"
    REFUSED = "refused", "La famille ne signe pas"
    ABSENT = "absent", "Famille absente"


class ContractOutcome(Labelled):
    SIGNED = "signed", "Signé"
    PROPOSED = "proposed", "Proposé, réponse attendue"
    REFUSED = "refused", "Proposé, non signé"
    ABSENT = "absent", "Proposé en l'absence de la famille"


class HearingOutcome(Labelled):
    CAME = "came", "Venu"
    ABSENT = "absent", "Absent"
    EXCUSED = "excused", "Excusé"
    POSTPONED = "postponed", "Reporté"


class CloseReason(Labelled):
    """The only four. A referral to the prosecutor closes nothing at school."""

    ATTENDANCE_RESTORED = "attendance_restored", "assiduité rétablie"
    END_OF_SCHOOL_YEAR = "end_of_school_year", "fin d'année scolaire"
    LEFT_SCHOOL = "left_school", "départ de l'établissement"
    OPENED_IN_ERROR = "opened_in_error", "ouvert par erreur"


class NotReferredReason(Labelled):
    """Why the head does not refer for now (practice row 12g): facts of the school, nothing about the family."""

    BACK_IN_CLASS = "back_in_class", "L'élève est revenu en classe"
    REASONS_EXPECTED = "reasons_expected", "Des motifs sont attendus"
    COUNT_UNCERTAIN = "count_uncertain", "Le décompte est à vérifier"
    DIALOGUE_UNDER_WAY = "dialogue_under_way", "Le dialogue avec la famille est engagé"
    MEASURES_UNDER_WAY = "measures_under_way", "Des mesures viennent d'être décidées"


class ReturnReason(Labelled):
    """What a returned file lacks."""

    ABSENCE_LIST = "absence_list", "La liste des absences avec durée et motifs"
    CONTACTS = "contacts", "Les contacts pris avec la famille"
    INVITATIONS = "invitations", "Les invitations à donner le motif"
    ADDRESS = "address", "Une adresse de responsable"
    MEASURES = "measures", "Le document récapitulatif, signé ou non"
    PERIOD = "period", "La période des absences"


class VisaOpinion(Labelled):
    FAVOURABLE = "favourable", "Favorable"
    RESERVED = "reserved", "Réservé"
    UNFAVOURABLE = "unfavourable", "Défavorable"


class Origin(Labelled):
    """What the pupil and the family say of the cause, as facts of the school."""

    LEARNING = "learning", "Difficultés dans les apprentissages"
    ORIENTATION = "orientation", "Formation non choisie ou qui ne convient pas"
    SCHOOL_CLIMATE = "school_climate", "Relations dans la classe ou l'établissement"
    TIMETABLE = "timetable", "Emploi du temps ou trajet"
    MOTIVATION = "motivation", "Perte d'intérêt pour l'école"
    UNSAID = "unsaid", "Non évoquée"


class Measure(Labelled):
    TUTORING = "tutoring", "Tutorat"
    WEEKLY_POINT = "weekly_point", "Point chaque semaine avec l'élève"
    FAMILY_POINT = "family_point", "Point régulier avec la famille"
    LEARNING_SUPPORT = "learning_support", "Soutien ou PPRE"
    GUIDANCE_INTERVIEW = "guidance_interview", "Entretien d'orientation"
    TIMETABLE_CHANGE = "timetable_change", "Aménagement de l'emploi du temps"
    CLASS_CHANGE = "class_change", "Changement de classe ou de groupe"
    PARENTAL_SUPPORT = "parental_support", "Dispositif d'accompagnement parental"
    PREVENTION_GROUP = "prevention_group", "Examen par le GPDS"


class Degree(Labelled):
    PRIMARY = "primary", "Premier degré"
    SECONDARY = "secondary", "Second degré"


class Sector(Labelled):
    PUBLIC = "public", "Public"
    PRIVATE = "private", "Privé"
    AGRICULTURAL = "agricultural", "Agricole"
