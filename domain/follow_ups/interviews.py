"""The interview by the PsyEN and the MLDS: four blocks and a synthesis that the young person can read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.kernel.errors import Malformed, Refusal
from domain.kernel.labelled import Labelled

SYNTHESIS = (20, 600)
REMINDER = (
    "Notez ce que le jeune peut relire : rien de psychologique, rien de la santé ni de la famille. "
    "Il lit la synthèse telle quelle."
)


class InterviewKind(Labelled):
    FIRST = "first", "Premier entretien"
    NEXT = "next", "Entretien de suivi"
    REORIENTATION = "reorientation", "Entretien de réorientation, avec le représentant légal"


class InterviewNeed(Labelled):
    CHOOSE_A_PATH = "choose_a_path", "Choisir une voie"
    BASIC_SKILLS = "basic_skills", "Reprendre les bases"
    FRENCH = "french", "Apprendre ou consolider le français"
    GRADUAL_RETURN = "gradual_return", "Reprendre peu à peu"
    WORK_EXPERIENCE = "work_experience", "Découvrir un métier en stage"
    TRANSPORT = "transport", "Pouvoir se déplacer"
    TIMETABLE = "timetable", "Avoir un emploi du temps adapté"
    DIGITAL = "digital", "Être équipé et à l'aise avec le numérique"
    PAPERWORK = "paperwork", "Être aidé dans les démarches"
    MEET_ANOTHER_SERVICE = "meet_another_service", "Rencontrer un autre service, sans détail ici"


class InterviewSkill(Labelled):
    TEAMWORK = "teamwork", "Travailler en équipe"
    AUTONOMY = "autonomy", "Travailler seul"
    PUNCTUALITY = "punctuality", "Tenir un horaire"
    MANUAL = "manual", "Travailler de ses mains"
    PRECISION = "precision", "Être précis"
    WELCOMING = "welcoming", "Accueillir, rendre service"
    SPEAKING = "speaking", "S'exprimer à l'oral"
    WRITING = "writing", "Écrire"
    COUNTING = "counting", "Compter, mesurer"
    DIGITAL = "digital", "Utiliser le numérique"
    LANGUAGES = "languages", "Parler plusieurs langues"
    CREATIVITY = "creativity", "Créer"


class InterviewLevel(Labelled):
    """The last level of school, as certificates say it."""

    BEFORE_TROISIEME = "before_troisieme", "Avant la 3e"
    TROISIEME = "troisieme", "3e, sans diplôme"
    DNB_OR_CFG = "dnb_or_cfg", "Brevet ou CFG"
    CAP_BEGUN = "cap_begun", "CAP commencé"
    SECOND_YEAR_LYCEE = "second_year_lycee", "2de ou 1re commencée"
    TERMINALE = "terminale", "Terminale commencée"
    DIPLOMA = "diploma", "Diplôme de niveau 3 ou plus"


class InterviewNextStep(Labelled):
    PROPOSE_PLACE = "propose_place", "Proposer une place"
    PREPARE_CONTRACT = "prepare_contract", "Préparer un contrat"
    REFER_TO_PARTNER = "refer_to_partner", "Orienter vers un partenaire"
    OTHER_INTERVIEW = "other_interview", "Se revoir"
    TIME_TO_THINK = "time_to_think", "Laisser le temps de réfléchir"
    FOLLOW_SOLUTION = "follow_solution", "Suivre la solution trouvée"
    NO_SUPPORT_WANTED = "no_support_wanted", "Pas d'accompagnement souhaité"

    @property
    def needs_a_date(self) -> bool:
        return self is not InterviewNextStep.NO_SUPPORT_WANTED


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
