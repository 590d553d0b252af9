"""Wishes → the council's proposal → the decision → the assignment: the table, and what each step changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from domain.access.actor import Actor
from domain.access.permissions import Permission
from domain.kernel.errors import Malformed
from domain.kernel.french import typeset
from domain.orientation import law
from domain.orientation.file import Advanced, Asked, Choosing, OrientationFile, OrientationStep, Wish, WishPart
from domain.orientation.states import AssignmentState, DecidedBy, DecisionRule, OrientationState
from domain.workflow import STAY, Transition, Workflow

_S = OrientationState
_W, _D = Permission.ORIENTATION_WRITE, Permission.ORIENTATION_DECIDE
Row = Transition[Choosing]


class OrientationIncomplete(Malformed):
    title = "Étape à compléter"
    detail = "Il manque une information pour enregistrer cette étape."


def last_word_applies(thing: Choosing, day: date) -> bool:
    """The end of the 3e, a decree in force, and a school on its list that day."""
    year = thing.year
    if not thing.is_third_form or law.last_word_on(day) is None:
        return False
    return year.last_word_from is not None and year.last_word_from <= day <= (year.last_word_to or day)


def has_last_word(thing: Choosing, day: date) -> str | None:
    if last_word_applies(thing, day):
        return None
    return typeset(
        "La famille n'a pas le dernier mot ici : l'expérimentation (décret 2014-6) vaut en fin de 3e, à ses dates, "
        "dans les établissements qui y participent. Le chef d'établissement décide."
    )


def head_decides(thing: Choosing, day: date) -> str | None:
    if not last_word_applies(thing, day):
        return None
    return typeset("Dans cet établissement, la famille a le dernier mot : enregistrez sa décision.")


def is_third_form(thing: Choosing, day: date) -> str | None:
    _ = day
    return None if thing.is_third_form else "Le dernier mot aux familles ne concerne que la fin de la 3e."


_DECIDING = frozenset({_S.PROPOSED.value, _S.CONTESTED.value})
_ASSIGNING = frozenset(state.value for state in _S)
# A result comes from elsewhere: it is recorded whatever the school had written before.
ORIENTATION_WORKFLOW: Workflow[Choosing] = Workflow(
    "orientation",
    (
        Row("record_wishes", "Saisir les vœux", frozenset({_S.OPEN.value, _S.WISHED.value}), _S.WISHED.value, _W,
            law.INTERNAL_WISHES),
        Row("record_proposal", "Enregistrer la proposition du conseil", frozenset({_S.WISHED.value}),
            _S.PROPOSED.value, _W, law.INTERNAL_PROPOSAL,
            outcomes={"agreed": _S.PROPOSED.value, "differs": _S.CONTESTED.value}),
        Row("decide_as_wished", "Décider selon la demande", frozenset({_S.PROPOSED.value, _S.CONTESTED.value}),
            _S.DECIDED.value, _D, law.INTERNAL_AGREED),
        Row("decide_as_family", "Enregistrer le choix de la famille", _DECIDING, _S.DECIDED.value, _D, law.LAST_WORD,
            guards=(is_third_form, has_last_word)),
        Row("decide_otherwise", "Décider autrement que la demande", frozenset({_S.CONTESTED.value}),
            _S.DECIDED.value, _D, law.L331_8, guards=(head_decides,)),
        Row("record_appeal", "Enregistrer la décision d'appel", frozenset({_S.DECIDED.value}), STAY, _D, law.APPEAL),
        Row("record_assignment", "Enregistrer l'affectation", _ASSIGNING, _S.ASSIGNED.value, _W,
            law.INTERNAL_ASSIGNMENT,
            outcomes={"assigned": _S.ASSIGNED.value, "waiting_list": _S.NOT_ASSIGNED.value,
                      "none": _S.NOT_ASSIGNED.value}),
        Row("record_solution", "Enregistrer la solution trouvée", frozenset({_S.NOT_ASSIGNED.value}), STAY, _W,
            law.INTERNAL_SOLUTION),
    ),
)  # fmt: skip


def advance(name: str, thing: Choosing, actor: Actor, asked: Asked, *, today: date) -> Advanced:
    """The file after that step; wishes, proposals and decisions keep their step and are never rewritten."""
    row = ORIENTATION_WORKFLOW.check(name, thing, actor, today)
    day = asked.on or today
    if day > today:
        raise _at("/on", "Cette date n'est pas encore venue.")
    changes, part, lines, outcome = _STEPS[name](thing, asked, day)
    file, basis = thing.file, row.basis_on(today)
    target = row.target_from(thing.state, outcome)
    step = OrientationStep(
        file.step + 1, name, thing.state, target, day, basis.code if basis else "", outcome, part, lines
    )
    state = OrientationState(target)
    return Advanced(replace(file, state=state, step=step.number, version=file.version + 1, **changes), step)


_Result = tuple[dict[str, Any], WishPart | None, tuple[Wish, ...], str]


def _at(pointer: str, detail: str) -> OrientationIncomplete:
    return OrientationIncomplete(detail, errors=[{"pointer": pointer, "detail": detail}])


def _lines(asked: Asked) -> tuple[Wish, ...]:
    """Ranked from 1 without a gap, nothing asked twice."""
    if not asked.lines:
        raise _at("/lines", "Indiquez au moins une ligne.")
    ranked = tuple(sorted(asked.lines, key=lambda line: line.rank))
    if [line.rank for line in ranked] != list(range(1, len(ranked) + 1)):
        raise _at("/lines", "Les rangs se suivent à partir de 1.")
    ways = {(line.level, line.formation.casefold(), line.wished_school.casefold()) for line in ranked}
    if len(ways) < len(ranked):
        raise _at("/lines", "La même formation est demandée deux fois dans le même établissement.")
    return ranked


def _wishes(_: Choosing, asked: Asked, __: date) -> _Result:
    lines = _lines(asked)
    return {"wishes": lines}, WishPart.WISH, lines, ""


def _proposal(thing: Choosing, asked: Asked, _: date) -> _Result:
    lines = _lines(asked)
    first = thing.file.wishes[0] if thing.file.wishes else None
    agreed = first is not None and any(line.level is first.level for line in lines)
    return {"proposal": lines}, WishPart.PROPOSAL, lines, "agreed" if agreed else "differs"


def _as_wished(thing: Choosing, _: Asked, day: date) -> _Result:
    lines = thing.file.wishes[:1]
    changes = {"decision": lines, "decided_by": DecidedBy.HEAD, "decided_on": day}
    return changes | {"decision_rule": DecisionRule.HEAD_DECIDES}, WishPart.DECISION, lines, ""


def _as_family(thing: Choosing, asked: Asked, day: date) -> _Result:
    lines = _lines(asked) if asked.lines else thing.file.wishes[:1]
    changes = {"decision": lines, "decided_by": DecidedBy.FAMILY, "decided_on": day}
    return changes | {"decision_rule": DecisionRule.LAST_WORD}, WishPart.DECISION, lines, ""


def _otherwise(_: Choosing, asked: Asked, day: date) -> _Result:
    lines = _lines(asked)
    changes = {"decision": lines, "decided_by": DecidedBy.HEAD, "decided_on": day}
    return changes | {"decision_rule": DecisionRule.HEAD_DECIDES}, WishPart.DECISION, lines, ""


def _appeal(_: Choosing, asked: Asked, day: date) -> _Result:
    lines = _lines(asked)
    return {"decision": lines, "decided_by": DecidedBy.APPEAL, "decided_on": day}, WishPart.DECISION, lines, ""


def _assignment(thing: Choosing, asked: Asked, day: date) -> _Result:
    if asked.assignment in {None, AssignmentState.PENDING}:
        raise _at("/assignment", "Indiquez le résultat : affecté, liste d'attente ou sans affectation.")
    if asked.assignment is AssignmentState.ASSIGNED and not asked.formation:
        raise _at("/formation", "Indiquez la formation obtenue.")
    assigned = asked.assignment is AssignmentState.ASSIGNED
    since = None if assigned else thing.file.without_solution_since or day
    changes: dict[str, Any] = {
        "assignment_state": asked.assignment, "assigned_on": day, "without_solution_since": since,
        "assigned_formation": asked.formation or None, "assigned_school": asked.school or None,
        "owner_role": None if assigned else thing.file.owner_role or "education_adviser",
    }  # fmt: skip
    return changes, None, (), str(asked.assignment)


def _solution(_: Choosing, asked: Asked, day: date) -> _Result:
    if asked.solution_kind is None:
        raise _at("/solution_kind", "Indiquez la solution trouvée.")
    changes = {"solution_kind": asked.solution_kind, "solution_on": day, "without_solution_since": None}
    return changes, None, (), ""


_STEPS: dict[str, Callable[[Choosing, Asked, date], _Result]] = {
    "record_wishes": _wishes,
    "record_proposal": _proposal,
    "decide_as_wished": _as_wished,
    "decide_as_family": _as_family,
    "decide_otherwise": _otherwise,
    "record_appeal": _appeal,
    "record_assignment": _assignment,
    "record_solution": _solution,
}


def is_third(level: str, class_name: str) -> bool:
    """« 3e », « 3e B », « 3EME » and the like, by the level of the class or else by its name."""
    words = (level or class_name).strip().casefold()
    return words.startswith("3")


def waits_for_nothing(file: OrientationFile) -> bool:
    """An assignment that stands, or a solution found since."""
    return file.assignment_state is AssignmentState.ASSIGNED or file.solution_kind is not None
