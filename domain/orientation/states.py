"""The closed lists of orientation, each with its French label."""

from domain.kernel.labelled import Labelled


class OrientationState(Labelled):
    OPEN = "open", "Vœux à saisir"
    WISHED = "wished", "Vœux saisis"
    PROPOSED = "proposed", "Proposition du conseil de classe"
    CONTESTED = "contested", "Désaccord : dialogue en cours"
    DECIDED = "decided", "Décision d'orientation"
    ASSIGNED = "assigned", "Affecté"
    NOT_ASSIGNED = "not_assigned", "Sans affectation"


class AssignmentState(Labelled):
    PENDING = "pending", "Résultat attendu"
    ASSIGNED = "assigned", "Affecté"
    WAITING_LIST = "waiting_list", "Liste d'attente"
    NONE = "none", "Sans affectation"


class DecisionRule(Labelled):
    """Who decides when the council's proposal is not what was wished."""

    HEAD_DECIDES = "head_decides", "Le chef d'établissement décide, un appel est possible"
    LAST_WORD = "last_word", "La famille a le dernier mot"


class DecidedBy(Labelled):
    FAMILY = "family", "La famille"
    HEAD = "head", "Le chef d'établissement"
    APPEAL = "appeal", "La commission d'appel"


class OrientationLevel(Labelled):
    """The way that is asked for."""

    SECONDE_GT = "seconde_gt", "2de générale et technologique"
    SECONDE_PRO = "seconde_pro", "2de professionnelle"
    CAP_1 = "cap_1", "1re année de CAP"
    PREMIERE_GENERALE = "premiere_generale", "1re générale"
    PREMIERE_TECHNO = "premiere_techno", "1re technologique"
    PREMIERE_PRO = "premiere_pro", "1re professionnelle"
    APPRENTICESHIP = "apprenticeship", "Apprentissage"
    PREPA_METIERS = "prepa_metiers", "3e prépa-métiers"
    REPEAT = "repeat", "Maintien dans le niveau"
    HIGHER = "higher", "Enseignement supérieur"
    OTHER = "other", "Autre voie"


class OrientationActivityKind(Labelled):
    """What the parcours d'information et d'orientation is made of, from the 6e on."""

    VISIT = "visit", "Visite d'un établissement ou d'une entreprise"
    FORUM = "forum", "Forum des métiers"
    CLASS_SESSION = "class_session", "Séance en classe"
    INTERNSHIP = "internship", "Stage ou mini-stage"
    OPEN_DAY = "open_day", "Journée portes ouvertes"
    RESEARCH = "research", "Recherche documentaire"
    GUIDANCE_INTERVIEW = "guidance_interview", "Entretien d'information"
    MEETING_WITH_PROFESSIONAL = "meeting_with_professional", "Rencontre avec un professionnel"
    OTHER = "other", "Autre activité"


class OrientationCallResult(Labelled):
    REACHED = "reached", "joint, pas encore de solution"
    NO_ANSWER = "no_answer", "pas de réponse"
    WRONG_DETAILS = "wrong_details", "coordonnées fausses"
    WILL_CALL_BACK = "will_call_back", "rappelle"
    SOLUTION_FOUND = "solution_found", "solution trouvée"
    REFUSES = "refuses", "ne souhaite pas être recontacté"


class OrientationNextStep(Labelled):
    CALL_AGAIN = "call_again", "Rappeler"
    INTERVIEW = "interview", "Entretien à fixer"
    NEW_WISHES = "new_wishes", "Nouveaux vœux à saisir"
    VISIT = "visit", "Visite ou mini-stage"
    MLDS = "mlds", "Proposer à la MLDS"
    NOTHING = "nothing", "Rien de plus"


class SolutionKind(Labelled):
    SCHOOL = "school", "Place dans un établissement public"
    APPRENTICESHIP = "apprenticeship", "Contrat d'apprentissage"
    AGRICULTURAL_SCHOOL = "agricultural_school", "Établissement agricole"
    PRIVATE_SCHOOL = "private_school", "Établissement privé"
    MLDS = "mlds", "Action de la MLDS"
    REPEAT = "repeat", "Maintien dans le niveau"
    OTHER = "other", "Autre solution"
