"""The closed lists of orientation, each with its French label."""

from enum import StrEnum


class OrientationState(StrEnum):
    OPEN = "open"
    WISHED = "wished"
    PROPOSED = "proposed"
    CONTESTED = "contested"
    DECIDED = "decided"
    ASSIGNED = "assigned"
    NOT_ASSIGNED = "not_assigned"

    @property
    def label(self) -> str:
        return _STATES[self]


_STATES = {
    OrientationState.OPEN: "Vœux à saisir",
    OrientationState.WISHED: "Vœux saisis",
    OrientationState.PROPOSED: "Proposition du conseil de classe",
    OrientationState.CONTESTED: "Désaccord : dialogue en cours",
    OrientationState.DECIDED: "Décision d'orientation",
    OrientationState.ASSIGNED: "Affecté",
    OrientationState.NOT_ASSIGNED: "Sans affectation",
}


class AssignmentState(StrEnum):
    PENDING = "pending"
    ASSIGNED = "assigned"
    WAITING_LIST = "waiting_list"
    NONE = "none"

    @property
    def label(self) -> str:
        return _ASSIGNMENTS[self]


_ASSIGNMENTS = {
    AssignmentState.PENDING: "Résultat attendu",
    AssignmentState.ASSIGNED: "Affecté",
    AssignmentState.WAITING_LIST: "Liste d'attente",
    AssignmentState.NONE: "Sans affectation",
}


class DecisionRule(StrEnum):
    """Who decides when the council's proposal is not what was wished."""

    HEAD_DECIDES = "head_decides"
    LAST_WORD = "last_word"

    @property
    def label(self) -> str:
        return _RULES[self]


_RULES = {
    DecisionRule.HEAD_DECIDES: "Le chef d'établissement décide, un appel est possible",
    DecisionRule.LAST_WORD: "La famille a le dernier mot",
}


class DecidedBy(StrEnum):
    FAMILY = "family"
    HEAD = "head"
    APPEAL = "appeal"

    @property
    def label(self) -> str:
        return _DECIDERS[self]


_DECIDERS = {
    DecidedBy.FAMILY: "La famille",
    DecidedBy.HEAD: "Le chef d'établissement",
    DecidedBy.APPEAL: "La commission d'appel",
}


class OrientationLevel(StrEnum):
    """The way that is asked for."""

    SECONDE_GT = "seconde_gt"
    SECONDE_PRO = "seconde_pro"
    CAP_1 = "cap_1"
    PREMIERE_GENERALE = "premiere_generale"
    PREMIERE_TECHNO = "premiere_techno"
    PREMIERE_PRO = "premiere_pro"
    APPRENTICESHIP = "apprenticeship"
    PREPA_METIERS = "prepa_metiers"
    REPEAT = "repeat"
    HIGHER = "higher"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _LEVELS[self]


_LEVELS = {
    OrientationLevel.SECONDE_GT: "2de générale et technologique",
    OrientationLevel.SECONDE_PRO: "2de professionnelle",
    OrientationLevel.CAP_1: "1re année de CAP",
    OrientationLevel.PREMIERE_GENERALE: "1re générale",
    OrientationLevel.PREMIERE_TECHNO: "1re technologique",
    OrientationLevel.PREMIERE_PRO: "1re professionnelle",
    OrientationLevel.APPRENTICESHIP: "Apprentissage",
    OrientationLevel.PREPA_METIERS: "3e prépa-métiers",
    OrientationLevel.REPEAT: "Maintien dans le niveau",
    OrientationLevel.HIGHER: "Enseignement supérieur",
    OrientationLevel.OTHER: "Autre voie",
}


class OrientationActivityKind(StrEnum):
    """What the parcours d'information et d'orientation is made of, from the 6e on."""

    VISIT = "visit"
    FORUM = "forum"
    CLASS_SESSION = "class_session"
    INTERNSHIP = "internship"
    OPEN_DAY = "open_day"
    RESEARCH = "research"
    GUIDANCE_INTERVIEW = "guidance_interview"
    MEETING_WITH_PROFESSIONAL = "meeting_with_professional"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _ACTIVITIES[self]


_ACTIVITIES = {
    OrientationActivityKind.VISIT: "Visite d'un établissement ou d'une entreprise",
    OrientationActivityKind.FORUM: "Forum des métiers",
    OrientationActivityKind.CLASS_SESSION: "Séance en classe",
    OrientationActivityKind.INTERNSHIP: "Stage ou mini-stage",
    OrientationActivityKind.OPEN_DAY: "Journée portes ouvertes",
    OrientationActivityKind.RESEARCH: "Recherche documentaire",
    OrientationActivityKind.GUIDANCE_INTERVIEW: "Entretien d'information",
    OrientationActivityKind.MEETING_WITH_PROFESSIONAL: "Rencontre avec un professionnel",
    OrientationActivityKind.OTHER: "Autre activité",
}


class OrientationCallResult(StrEnum):
    REACHED = "reached"
    NO_ANSWER = "no_answer"
    WRONG_DETAILS = "wrong_details"
    WILL_CALL_BACK = "will_call_back"
    SOLUTION_FOUND = "solution_found"
    REFUSES = "refuses"

    @property
    def label(self) -> str:
        return _CALLS[self]


_CALLS = {
    OrientationCallResult.REACHED: "joint, pas encore de solution",
    OrientationCallResult.NO_ANSWER: "pas de réponse",
    OrientationCallResult.WRONG_DETAILS: "coordonnées fausses",
    OrientationCallResult.WILL_CALL_BACK: "rappelle",
    OrientationCallResult.SOLUTION_FOUND: "solution trouvée",
    OrientationCallResult.REFUSES: "ne souhaite pas être recontacté",
}


class OrientationNextStep(StrEnum):
    CALL_AGAIN = "call_again"
    INTERVIEW = "interview"
    NEW_WISHES = "new_wishes"
    VISIT = "visit"
    MLDS = "mlds"
    NOTHING = "nothing"

    @property
    def label(self) -> str:
        return _NEXT[self]


_NEXT = {
    OrientationNextStep.CALL_AGAIN: "Rappeler",
    OrientationNextStep.INTERVIEW: "Entretien à fixer",
    OrientationNextStep.NEW_WISHES: "Nouveaux vœux à saisir",
    OrientationNextStep.VISIT: "Visite ou mini-stage",
    OrientationNextStep.MLDS: "Proposer à la MLDS",
    OrientationNextStep.NOTHING: "Rien de plus",
}


class SolutionKind(StrEnum):
    SCHOOL = "school"
    APPRENTICESHIP = "apprenticeship"
    AGRICULTURAL_SCHOOL = "agricultural_school"
    PRIVATE_SCHOOL = "private_school"
    MLDS = "mlds"
    REPEAT = "repeat"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _SOLUTIONS[self]


_SOLUTIONS = {
    SolutionKind.SCHOOL: "Place dans un établissement public",
    SolutionKind.APPRENTICESHIP: "Contrat d'apprentissage",
    SolutionKind.AGRICULTURAL_SCHOOL: "Établissement agricole",
    SolutionKind.PRIVATE_SCHOOL: "Établissement privé",
    SolutionKind.MLDS: "Action de la MLDS",
    SolutionKind.REPEAT: "Maintien dans le niveau",
    SolutionKind.OTHER: "Autre solution",
}
