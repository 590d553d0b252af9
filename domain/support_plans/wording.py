"""A plan in plain French, for the family: the sheet that is signed and the same on a screen."""

from dataclasses import dataclass
from datetime import date

from domain.kernel.french import MONTHS
from domain.support_plans.fields import Field
from domain.support_plans.plan import Action, Objective, SupportPlan
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.states import Setting
from domain.support_plans.tracks import workflow_of


@dataclass(frozen=True)
class Part:
    title: str
    sentences: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlainPlan:
    """`opening` says what this is; `parts` what is done, by whom, until when."""

    title: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]


def day_words(day: date) -> str:
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def fixed_lines(plan: SupportPlan, school_name: str) -> tuple[str, ...]:
    """What a scheme outside the class always says."""
    if workflow_of(plan.scheme).name == "commission" or plan.scheme.arrangement is not None:
        return (f"L'élève reste inscrit\u00a0: {school_name}. Ce n'est pas une sanction.",)
    return ()


def plain(plan: SupportPlan, first_name: str, school_name: str) -> PlainPlan:
    """Everything the family is asked to agree to."""
    scheme = plan.scheme
    if scheme.code is SchemeCode.PPRE:
        title = f"Programme personnalisé de réussite éducative pour {first_name}"
    else:
        title = f"{scheme.label} pour {first_name}"
    said = (
        f"L'établissement propose cet accompagnement pour aider {first_name}. Nous en parlons ensemble avant de "
        "commencer. Vous pouvez dire oui ou non\u00a0: un refus n'a pas de conséquence pour l'élève."
    )
    opening = (said, *fixed_lines(plan, school_name))
    return PlainPlan(title, opening, tuple(part for part in _parts(plan, first_name) if part.sentences or part.items))


def _parts(plan: SupportPlan, first_name: str) -> tuple[Part, ...]:
    content, scheme = plan.content, plan.scheme
    given = content.scheme.fields
    details = [f"{one.label}\u00a0: {_shown(one, given[one.name])}" for one in scheme.fields if one.name in given]
    return (
        Part("Pourquoi", tuple(filter(None, (content.scheme.reason,))), tuple(one.text for one in content.needs)),
        Part(f"Ce que {first_name} sait déjà faire", tuple(filter(None, (content.strengths,)))),
        Part("Ce que nous voulons réussir", (), tuple(_objective(one) for one in content.objectives)),
        *(Part(title, (), _actions(content.actions, setting)) for setting, title in _SETTINGS),
        Part("Le dispositif", tuple(filter(None, (content.scheme.provider,))), tuple(details)),
        Part(f"Ce que dit {first_name}", (f"«\u00a0{content.words}\u00a0»",) if content.words else ()),
        Part("Les dates", tuple(_dates(plan))),
    )


_SETTINGS = ((Setting.IN_CLASS, "En classe"), (Setting.OUT_OF_CLASS, "Hors de la classe"),
             (Setting.AT_HOME, "À la maison"))  # fmt: skip


def _shown(field: Field, value: object) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    labels = {one.code: one.label for one in field.choices}
    text = str(value)
    try:
        return day_words(date.fromisoformat(text)) if len(text) == len("2026-11-24") else labels.get(text, text)
    except ValueError:
        return labels.get(text, text)


def _objective(one: Objective) -> str:
    until = f", pour le {day_words(one.target_on)}" if one.target_on else ""
    return f"{one.sentence}. Réussi si\u00a0: {one.criterion}{until}."


def _actions(actions: tuple[Action, ...], setting: Setting) -> tuple[str, ...]:
    found = [one for one in actions if one.setting is setting]
    return tuple(f"{', '.join(filter(None, (one.what, one.who, one.frequency)))}." for one in found)


def _dates(plan: SupportPlan) -> list[str]:
    dates = plan.content.follow_up
    lines = []
    if dates.starts_on and dates.ends_on:
        lines.append(f"Du {day_words(dates.starts_on)} au {day_words(dates.ends_on)}.")
    elif dates.starts_on:
        lines.append(f"À partir du {day_words(dates.starts_on)}.")
    if dates.review_on:
        lines.append(f"Nous ferons le bilan ensemble le {day_words(dates.review_on)}.")
    return lines
