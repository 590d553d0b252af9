"""The interview by the PsyEN and the MLDS: four blocks and a synthesis that the young person can read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.kernel.errors import Malformed, Refusal

SYNTHESIS = (20, 600)
REMINDER = (
    "Notez ce que le jeune peut relire : rien de psychologique, rien de la santé ni de la famille. "
    "Il lit la synthèse telle quelle."
)


class InterviewKind(StrEnum):
    FIRST = "first"
    NEXT = "next"
    REORIENTATION = "reorientation"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    InterviewKind.FIRST: "Premier entretien",
    InterviewKind.NEXT: "Entretien de suivi",
    InterviewKind.REORIENTATION: "Entretien de réorientation, avec le représentant légal",
}


class InterviewNeed(StrEnum):
    CHOOSE_A_PATH = "choose_a_path"
    BASIC_SKILLS = "basic_skills"
    FRENCH = "french"
    GRADUAL_RETURN = "gradual_return"
    WORK_EXPERIENCE = "work_experience"
    TRANSPORT = "transport"
    TIMETABLE = "timetable"
    DIGITAL = "digital"
    PAPERWORK = "paperwork"
    MEET_ANOTHER_SERVICE = "meet_another_service"

    @property
    def label(self) -> str:
        return _NEEDS[self]


_NEEDS = {
    InterviewNeed.CHOOSE_A_PATH: "Choisir une voie",
    InterviewNeed.BASIC_SKILLS: "Reprendre les bases",
    InterviewNeed.FRENCH: "Apprendre ou consolider le français",
    InterviewNeed.GRADUAL_RETURN: "Reprendre peu à peu",
    InterviewNeed.WORK_EXPERIENCE: "Découvrir un métier en stage",
    InterviewNeed.TRANSPORT: "Pouvoir se déplacer",
    InterviewNeed.TIMETABLE: "Avoir un emploi du temps adapté",
    InterviewNeed.DIGITAL: "Être équipé et à l'aise avec le numérique",
    InterviewNeed.PAPERWORK: "Être aidé dans les démarches",
    InterviewNeed.MEET_ANOTHER_SERVICE: "Rencontrer un autre service, sans détail ici",
}


class InterviewSkill(StrEnum):
    TEAMWORK = "teamwork"
    AUTONOMY = "autonomy"
    PUNCTUALITY = "punctuality"
    MANUAL = "manual"
    PRECISION = "precision"
    WELCOMING = "welcoming"
    SPEAKING = "speaking"
    WRITING = "writing"
    COUNTING = "counting"
    DIGITAL = "digital"
    LANGUAGES = "languages"
    CREATIVITY = "creativity"

    @property
    def label(self) -> str:
        return _SKILLS[self]


_SKILLS = {
    InterviewSkill.TEAMWORK: "Travailler en équipe",
    InterviewSkill.AUTONOMY: "Travailler seul",
    InterviewSkill.PUNCTUALITY: "Tenir un horaire",
    InterviewSkill.MANUAL: "Travailler de ses mains",
    InterviewSkill.PRECISION: "Être précis",
    InterviewSkill.WELCOMING: "Accueillir, rendre service",
    InterviewSkill.SPEAKING: "S'exprimer à l'oral",
    InterviewSkill.WRITING: "Écrire",
    InterviewSkill.COUNTING: "Compter, mesurer",
    InterviewSkill.DIGITAL: "Utiliser le numérique",
    InterviewSkill.LANGUAGES: "Parler plusieurs langues",
    InterviewSkill.CREATIVITY: "Créer",
}


class InterviewLevel(StrEnum):
    """The last level of school, as certificates say it."""

    BEFORE_TROISIEME = "before_troisieme"
    TROISIEME = "troisieme"
    DNB_OR_CFG = "dnb_or_cfg"
    CAP_BEGUN = "cap_begun"
    SECOND_YEAR_LYCEE = "second_year_lycee"
    TERMINALE = "terminale"
    DIPLOMA = "diploma"

    @property
    def label(self) -> str:
        return _LEVELS[self]


_LEVELS = {
    InterviewLevel.BEFORE_TROISIEME: "Avant la 3e",
    InterviewLevel.TROISIEME: "3e, sans diplôme",
    InterviewLevel.DNB_OR_CFG: "Brevet ou CFG",
    InterviewLevel.CAP_BEGUN: "CAP commencé",
    InterviewLevel.SECOND_YEAR_LYCEE: "2de ou 1re commencée",
    InterviewLevel.TERMINALE: "Terminale commencée",
    InterviewLevel.DIPLOMA: "Diplôme de niveau 3 ou plus",
}


class InterviewNextStep(StrEnum):
    PROPOSE_PLACE = "propose_place"
    PREPARE_CONTRACT = "prepare_contract"
    REFER_TO_PARTNER = "refer_to_partner"
    OTHER_INTERVIEW = "other_interview"
    TIME_TO_THINK = "time_to_think"
    FOLLOW_SOLUTION = "follow_solution"
    NO_SUPPORT_WANTED = "no_support_wanted"

    @property
    def label(self) -> str:
        return _NEXT[self]

    @property
    def needs_a_date(self) -> bool:
        return self is not InterviewNextStep.NO_SUPPORT_WANTED


_NEXT = {
    InterviewNextStep.PROPOSE_PLACE: "Proposer une place",
    InterviewNextStep.PREPARE_CONTRACT: "Préparer un contrat",
    InterviewNextStep.REFER_TO_PARTNER: "Orienter vers un partenaire",
    InterviewNextStep.OTHER_INTERVIEW: "Se revoir",
    InterviewNextStep.TIME_TO_THINK: "Laisser le temps de réfléchir",
    InterviewNextStep.FOLLOW_SOLUTION: "Suivre la solution trouvée",
    InterviewNextStep.NO_SUPPORT_WANTED: "Pas d'accompagnement souhaité",
}


class InterviewToComplete(Malformed):
    title = "Entretien à compléter"
    detail = "Il manque une partie de l'entretien."


class InterviewIsFinished(Refusal):
    title = "Cet entretien est terminé"
    detail = "Un entretien terminé ne se modifie plus : le jeune l'a peut-être déjà lu. Notez-en un autre."


@dataclass(frozen=True)
class InterviewNotes:
    """The four blocks, the synthesis and what comes next: what autosave keeps."""

    kind: InterviewKind
    held_on: date
    second_author_id: UUID | None = None
    with_mission_locale: bool = False
    with_representative: bool = False
    needs: tuple[InterviewNeed, ...] = ()
    needs_words: str = ""
    skills: tuple[InterviewSkill, ...] = ()
    skills_words: str = ""
    school_level: InterviewLevel | None = None
    school_level_words: str = ""
    project: str = ""
    synthesis: str = ""
    next_step: InterviewNextStep | None = None
    next_on: date | None = None


def check_finished(notes: InterviewNotes, author: UUID, today: date) -> None:
    """Everything the young person will read is there, and the next step has its date."""
    wanted = (*_blocks(notes), *_frame(notes, author, today))
    errors = [{"pointer": pointer, "detail": detail} for holds, pointer, detail in wanted if not holds]
    if errors:
        raise InterviewToComplete(errors=errors)


def _blocks(notes: InterviewNotes) -> Iterator[tuple[bool, str, str]]:
    """(what must hold, where, what to do)."""
    length = len(notes.synthesis)
    yield bool(notes.needs or notes.needs_words), "/needs", "Cochez ou écrivez au moins un besoin."
    yield bool(notes.skills or notes.skills_words), "/skills", "Cochez au moins une compétence : chacun en a."
    yield notes.school_level is not None, "/school_level", "Indiquez le niveau scolaire."
    yield bool(notes.project), "/project", "Écrivez le projet, même s'il est encore à chercher."
    yield SYNTHESIS[0] <= length <= SYNTHESIS[1], "/synthesis", "La synthèse que lit le jeune fait de 20 à 600 signes."


def _frame(notes: InterviewNotes, author: UUID, today: date) -> Iterator[tuple[bool, str, str]]:
    dated = notes.next_on is not None and notes.next_on >= today
    needless = notes.next_step is None or not notes.next_step.needs_a_date
    together = notes.kind is not InterviewKind.REORIENTATION or notes.with_representative
    yield notes.held_on <= today, "/held_on", "Un entretien se termine après avoir été tenu."
    yield notes.second_author_id != author, "/second_author_id", "Le second auteur est une autre personne."
    yield notes.next_step is not None, "/next_step", "Choisissez la suite avant de terminer."
    yield dated or needless, "/next_on", "Donnez une date à la suite, aujourd'hui ou plus tard."
    yield together, "/with_representative", "L'entretien de réorientation se tient avec le représentant légal."
