"""Where a plan may start from: ready-made models, the pupil's last plan, another pupil's without identity."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.support_plans.plan import Action, Content, FollowUp, Need, Objective
from domain.support_plans.states import Setting


@dataclass(frozen=True)
class PlanModel:
    """A PPRE to be rewritten for the pupil: `weeks` from the start to the review."""

    code: str
    label: str
    weeks: int
    needs: tuple[Need, ...]
    objectives: tuple[tuple[str, str], ...]
    actions: tuple[tuple[Setting, str, str, str], ...]


_IN, _OUT, _HOME = Setting.IN_CLASS, Setting.OUT_OF_CLASS, Setting.AT_HOME

MODELS: tuple[PlanModel, ...] = (
    PlanModel(
        "read_cycle_4", "Lire et comprendre, cycle 4", 5, (Need("1_1", "read", "comprendre un texte long"),),
        (("Trouver l'idée principale d'un texte d'une page", "4 textes sur 5, seul"),),
        (
            (_IN, "Consigne reformulée, texte découpé", "le professeur de français", "à chaque cours"),
            (_OUT, "Groupe de lecture", "le professeur documentaliste", "une heure par semaine"),
            (_HOME, "Dix minutes de lecture, racontée à un adulte", "l'élève et sa famille", "chaque soir"),
        ),
    ),
    PlanModel(
        "read_write_cycle_2", "Lire et écrire, cycle 2", 6,
        (Need("1_1", "read", "lire de manière fluide"), Need("1_1", "write", "copier sans oubli")),
        (
            ("Lire à voix haute de manière fluide", "60 mots par minute sur un texte de la classe"),
            ("Copier trois lignes sans oubli", "4 copies sur 5"),
        ),
        (
            (_IN, "Lecture répétée en groupe de besoin", "l'enseignant de la classe", "chaque matin"),
            (_OUT, "Activités complémentaires", "l'enseignant de la classe", "une heure par semaine"),
            (_HOME, "Relire le texte du jour", "l'élève et sa famille", "chaque soir"),
        ),
    ),
    PlanModel(
        "numbers_cycle_3", "Nombres et calcul, cycle 3", 6, (Need("1_3", "calculate", "connaître les tables"),),
        (
            ("Connaître les tables de multiplication", "18 résultats sur 20 en trois minutes"),
            ("Résoudre un problème à deux étapes", "3 problèmes sur 4"),
        ),
        (
            (_IN, "Calcul rapide avec des étiquettes", "le professeur de mathématiques", "cinq minutes par cours"),
            (_OUT, "Groupe de soutien", "l'équipe pédagogique", "une heure par semaine"),
            (_HOME, "Une table par semaine", "l'élève et sa famille", "trois soirs par semaine"),
        ),
    ),
    PlanModel(
        "foreign_cycle_4", "Langue vivante, cycle 4", 5, (Need("1_2", "foreign", "retenir le vocabulaire"),),
        (("Retenir le vocabulaire de la séquence", "12 mots sur 15 à l'évaluation"),),
        (
            (_IN, "Binôme et fiche de mots avec images", "le professeur de langue", "à chaque cours"),
            (_HOME, "Cinq mots par jour", "l'élève et sa famille", "chaque soir"),
        ),
    ),
    PlanModel(
        "organise", "S'organiser et apprendre, école et collège", 5, (Need("2", "organise", "s'organiser"),),
        (
            ("Noter le travail à faire chaque jour", "agenda complet 4 jours sur 5"),
            ("Rendre les devoirs à la date dite", "8 devoirs sur 10"),
        ),
        (
            (_IN, "Deux minutes pour noter le travail, relues", "chaque professeur", "à chaque cours"),
            (_OUT, "Devoirs faits", "la vie scolaire", "deux fois par semaine"),
            (_HOME, "Préparer le sac la veille", "l'élève et sa famille", "chaque soir"),
        ),
    ),
)  # fmt: skip


def content_of_model(model: PlanModel, start: date) -> Content:
    """The model's blocks with dates from that day; nothing about the pupil."""
    end = start + timedelta(weeks=model.weeks)
    return Content(
        needs=model.needs,
        objectives=tuple(Objective(sentence, criterion, end) for sentence, criterion in model.objectives),
        actions=tuple(Action(setting, what, who, often, start, end) for setting, what, who, often in model.actions),
        follow_up=FollowUp(starts_on=start, ends_on=end, review_on=end),
    )


def copied(content: Content, *, same_pupil: bool, names: tuple[str, ...] = ()) -> Content:
    """What a new plan takes over: no date, no agreement, no words of the pupil; of another pupil, no name either."""
    kept = replace(
        content,
        words="",
        objectives=tuple(replace(one, target_on=None) for one in content.objectives),
        actions=tuple(replace(one, starts_on=None, ends_on=None) for one in content.actions),
        follow_up=FollowUp(
            evaluation=content.follow_up.evaluation,
            lead_id=content.follow_up.lead_id if same_pupil else None,
            inclusion_reference=content.follow_up.inclusion_reference if same_pupil else "",
        ),
    )
    return kept if same_pupil else _anonymous(kept, names)


def _anonymous(content: Content, names: tuple[str, ...]) -> Content:
    """Names become « l'élève »; strengths and the reason of a scheme are of the person: they stay behind."""

    def hide(text: str) -> str:
        for name in filter(None, names):
            text = re.sub(rf"\b{re.escape(name)}\b", "l'élève", text, flags=re.IGNORECASE)
        return text

    return replace(
        content,
        strengths="",
        needs=tuple(replace(one, text=hide(one.text)) for one in content.needs),
        objectives=tuple(
            replace(one, sentence=hide(one.sentence), criterion=hide(one.criterion)) for one in content.objectives
        ),
        actions=tuple(replace(one, what=hide(one.what), who=hide(one.who)) for one in content.actions),
        scheme=replace(content.scheme, reason="", fields={}),
        follow_up=replace(content.follow_up, evaluation=hide(content.follow_up.evaluation)),
    )
