"""The workflows as a document: states, steps, who, on which text; and each text with the steps that use it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from domain.access.permissions import ROLE_PERMISSIONS, Permission
from domain.attendance_cases.advance import WORKFLOWS
from domain.attendance_cases.law import ALL_BASES
from domain.attendance_cases.letters import CaseLetter, cited_texts
from domain.attendance_cases.offers import WHO
from domain.attendance_cases.regimes import REGIMES, RULES, AttendanceRule, Regime
from domain.attendance_cases.standing import Standing
from domain.attendance_cases.states import INITIAL_STATES, DsdenState, ProsecutorState, SchoolState, Track
from domain.follow_ups import tracks
from domain.follow_ups.law import FOLLOW_UP_BASES
from domain.kernel.law import LegalArea, LegalBasis
from domain.training_contracts.law import CONTRACT_BASES
from domain.training_contracts.table import CONTRACTS
from domain.workflow import Transition, Workflow

STATES: dict[Track, type[SchoolState | DsdenState | ProsecutorState]] = {
    Track.SCHOOL: SchoolState,
    Track.DSDEN: DsdenState,
    Track.PROSECUTOR: ProsecutorState,
}


_BASES = {
    LegalArea.ATTENDANCE: ALL_BASES,
    LegalArea.FOLLOW_UPS: FOLLOW_UP_BASES,
    LegalArea.CONTRACTS: CONTRACT_BASES,
}
_WORKFLOWS: dict[str, Workflow[Any]] = {
    **{track.value: workflow for track, workflow in WORKFLOWS.items()},
    **tracks.WORKFLOWS,
    CONTRACTS.name: CONTRACTS,
}
_WHO = WHO | {
    Permission.FOLLOW_UPS_WRITE: "la personne qui suit le jeune",
    Permission.FOLLOW_UPS_ASSIGN: "le responsable de la plateforme",
    Permission.INTERVIEWS_WRITE: "le PsyEN ou la coordination MLDS",
    Permission.CONTRACTS_PREPARE: "la plateforme ou la coordination MLDS",
}


@dataclass(frozen=True)
class StepUse:
    """A step that rests on a text, and who takes it, in words."""

    track: str
    name: str
    label: str
    who: str


@dataclass(frozen=True)
class LegalBasisUse:
    """One text in one version, with the steps and the letters that cite it; shown once, where it comes first."""

    area: LegalArea
    basis: LegalBasis
    transitions: tuple[StepUse, ...]
    letters: tuple[str, ...]


@dataclass(frozen=True)
class LegalBases:
    """The texts in force on a day, or all of them; with the regimes and the rule table."""

    on: date | None
    regimes: tuple[Regime, ...]
    rules: tuple[AttendanceRule, ...]
    items: tuple[LegalBasisUse, ...]


def legal_bases(on: date | None) -> LegalBases:
    """« Que disait la règle le 8 janvier 2014 ? »"""
    return LegalBases(
        on,
        tuple(one for one in REGIMES if on is None or _covers(one.valid_from, one.valid_to, on)),
        tuple(one for one in RULES if on is None or one.in_force(on)),
        tuple(
            LegalBasisUse(area, basis, tuple(_uses(basis, on)), tuple(_letters(basis)))
            for area, basis in _first_places()
            if on is None or basis.in_force(on)
        ),
    )


def _first_places() -> Iterable[tuple[LegalArea, LegalBasis]]:
    seen: set[str] = set()
    for area, bases in _BASES.items():
        yield from ((area, basis) for code, basis in bases.items() if code not in seen)
        seen |= bases.keys()


def _covers(first: date, last: date | None, day: date) -> bool:
    return first <= day and (last is None or day <= last)


def _uses(basis: LegalBasis, on: date | None) -> Iterable[StepUse]:
    seen: set[tuple[str, str]] = set()
    for track, workflow in _WORKFLOWS.items():
        for row in workflow.transitions:
            cites = basis in row.legal_basis if on is None else row.basis_on(on) == basis
            if cites and (track, row.name) not in seen:
                seen.add((track, row.name))
                yield StepUse(track, row.name, row.label, _WHO[row.permission])


def _letters(basis: LegalBasis) -> Iterable[str]:
    """The letters that cite it, for a pupil of ten and for one of seventeen on the first day of that version."""
    day = basis.valid_from
    births = (date(day.year - 10, 1, 1), date(day.year - 17, 1, 1))
    return (kind.value for kind in CaseLetter if any(basis in cited_texts(kind, birth, day) for birth in births))


def workflows_document() -> dict[str, Any]:
    """`openapi/workflows.json`: the tables as they are followed, for readers and for other software."""
    return {
        "workflows": [
            {
                "track": track.value,
                "initial": INITIAL_STATES[track],
                "states": [
                    {"code": state.value, "label": state.label, "family_label": state.family_label}
                    for state in STATES[track]
                ],
                "transitions": [_row(row) for row in workflow.transitions],
            }
            for track, workflow in WORKFLOWS.items()
        ],
        "legal_bases": [_plain(asdict(basis)) for basis in ALL_BASES.values()],
    }


def _row(row: Transition[Standing]) -> dict[str, Any]:
    return {
        "name": row.name,
        "label": row.label,
        "sources": sorted(str(source) for source in row.sources),
        "target": str(row.target),
        "outcomes": {outcome: str(state) for outcome, state in row.outcomes.items()},
        "permission": row.permission.value,
        "who": WHO[row.permission],
        "roles": _roles(row.permission),
        "legal_basis": [
            {"code": basis.code, "valid_from": _day(basis.valid_from), "valid_to": _day(basis.valid_to)}
            for basis in row.legal_basis
        ],
        "conditions": [guard.__name__ for guard in row.guards],
        "letters": list(row.effects),
        "valid_from": _day(row.valid_from),
        "valid_to": _day(row.valid_to),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _roles(permission: Permission) -> list[str]:
    return sorted(role.value for role, granted in ROLE_PERMISSIONS.items() if permission in granted)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
