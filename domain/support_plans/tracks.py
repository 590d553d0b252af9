"""The ways of a plan as tables: at once, with the family, as a PPRE, through a commission."""

from dataclasses import replace

from domain.access.permissions import Permission
from domain.kernel.law import LegalBasis
from domain.support_plans import guards, law
from domain.support_plans.plan import Standing
from domain.support_plans.schemes import PlanTrack, Scheme, SchemeCode
from domain.support_plans.states import PlanState
from domain.workflow import Guard, Transition, Workflow

_S = PlanState
_WRITE, _PROPOSE = Permission.SUPPORT_PLANS_WRITE, Permission.SUPPORT_PLANS_PROPOSE
_Row = Transition[Standing]
_HEAD_ONLY = "Le chef d'établissement ou le directeur d'école propose le plan à la famille."
_WRITTEN = (guards.is_complete, guards.is_open, guards.lasts_as_ruled, guards.scheme_conditions)
_FOLLOW: tuple[LegalBasis, ...] = (law.FOLLOW_UP,)
_FAMILY: tuple[LegalBasis, ...] = (law.FAMILY_AGREEMENT,)
_ADMISSION: tuple[LegalBasis, ...] = (law.ADMISSION,)


def _row(  # noqa: PLR0913, PLR0917 - one argument per column of the table
    name: str, label: str, sources: set[PlanState], target: PlanState, basis: tuple[LegalBasis, ...],
    conditions: tuple[Guard[Standing], ...] = (), permission: Permission = _WRITE, denial: str = "",
) -> _Row:  # fmt: skip
    return Transition(name, label, frozenset(sources), target, permission, basis, conditions, denial=denial)


_AFTER_START = (
    _row("review", "Faire le bilan", {_S.ACTIVE}, _S.REVIEWED, _FOLLOW),
    _row(
        "continue", "Reprendre l'accompagnement", {_S.REVIEWED}, _S.ACTIVE, _FOLLOW,
        (guards.was_reviewed_to_go_on, guards.is_complete, guards.lasts_as_ruled),
    ),
    _row(
        "renew", "Renouveler", {_S.REVIEWED}, _S.RENEWED, _FOLLOW, (guards.was_reviewed_to_go_on,),
    ),
    _row("close", "Terminer", {_S.ACTIVE, _S.REVIEWED}, _S.CLOSED, _FOLLOW),
)  # fmt: skip


def _abandon(*sources: PlanState) -> _Row:
    return _row("abandon", "Abandonner", set(sources), _S.CLOSED, _FOLLOW)


def _with_family(basis: tuple[LegalBasis, ...], permission: Permission, denial: str = "") -> tuple[_Row, ...]:
    return (
        _row(
            "propose", "Proposer à la famille", {_S.DRAFT}, _S.PROPOSED, basis,
            (*_WRITTEN, guards.nothing_excludes_it), permission, denial,
        ),
        _row("take_back", "Reprendre pour modifier", {_S.PROPOSED}, _S.DRAFT, _FAMILY),
        _row("agree", "Noter l'accord", {_S.PROPOSED}, _S.AGREED, basis, (guards.family_was_met,)),
        _row("refuse", "Noter le refus", {_S.PROPOSED}, _S.REFUSED, _FAMILY),
    )  # fmt: skip


SIMPLE: Workflow[Standing] = Workflow(
    "simple",
    (
        _row("start", "Mettre en route", {_S.DRAFT}, _S.ACTIVE, _FOLLOW, (*_WRITTEN, guards.nothing_excludes_it)),
        *_AFTER_START,
        _abandon(_S.DRAFT),
    ),
)
FAMILY: Workflow[Standing] = Workflow(
    "family",
    (
        *_with_family(_FAMILY, _WRITE),
        _row(
            "start", "Mettre en route", {_S.AGREED}, _S.ACTIVE, _FAMILY,
            (guards.family_agreed, guards.is_open, guards.lasts_as_ruled, guards.nothing_excludes_it),
        ),
        *_AFTER_START,
        _abandon(_S.DRAFT, _S.PROPOSED, _S.AGREED),
    ),
)  # fmt: skip
PPRE: Workflow[Standing] = Workflow(
    "ppre",
    (
        *_with_family((law.PPRE,), _PROPOSE, _HEAD_ONLY),
        _row(
            "start", "Mettre en route", {_S.AGREED}, _S.ACTIVE, (law.PPRE,),
            (guards.family_agreed, guards.head_signed, guards.family_signed, guards.is_open,
             guards.nothing_excludes_it),
        ),
        *(replace(row, legal_basis=(law.PPRE_DECREE_2014, law.FOLLOW_UP)) for row in _AFTER_START),
        _abandon(_S.DRAFT, _S.PROPOSED, _S.AGREED),
    ),
)  # fmt: skip
COMMISSION: Workflow[Standing] = Workflow(
    "commission",
    (
        *_with_family(_FAMILY, _PROPOSE, _HEAD_ONLY),
        _row(
            "file", "Transmettre le dossier à la commission", {_S.AGREED}, _S.FILED, _ADMISSION,
            (guards.family_agreed, guards.family_signed), _PROPOSE, "Le chef d'établissement transmet le dossier.",
        ),
        _row("admit", "Noter l'avis favorable", {_S.FILED}, _S.ADMITTED, _ADMISSION),
        _row("not_admit", "Noter l'avis défavorable", {_S.FILED}, _S.NOT_ADMITTED, _ADMISSION),
        _row(
            "start", "Noter l'accueil", {_S.ADMITTED}, _S.ACTIVE, _ADMISSION,
            (guards.admission_is_decided, guards.is_open, guards.lasts_as_ruled, guards.nothing_excludes_it),
        ),
        *_AFTER_START,
        _abandon(_S.DRAFT, _S.PROPOSED, _S.AGREED, _S.FILED, _S.ADMITTED),
    ),
)  # fmt: skip

WORKFLOWS: dict[str, Workflow[Standing]] = {one.name: one for one in (SIMPLE, FAMILY, PPRE, COMMISSION)}


def workflow_of(scheme: Scheme) -> Workflow[Standing]:
    if scheme.code is SchemeCode.PPRE:
        return PPRE
    return {PlanTrack.SIMPLE: SIMPLE, PlanTrack.FAMILY: FAMILY, PlanTrack.COMMISSION: COMMISSION}[scheme.track]


def plan_rules() -> list[tuple[str, str, str, str]]:
    """Every (track, source, name, target) the tables allow, sorted: what the database accepts."""
    return sorted(
        (track, str(source), name, str(target))
        for track, workflow in WORKFLOWS.items()
        for source, name, target in workflow.triples()
    )
