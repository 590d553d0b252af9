"""The case as eight steps in words: what is done, by whom, on which text, and what the next one lacks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.access.permissions import Permission
from domain.attendance_cases.advance import WORKFLOWS
from domain.attendance_cases.case import Act, AttendanceCase
from domain.attendance_cases.facts import Facts
from domain.attendance_cases.guards_dsden import (
    continued_while_compulsory,
    delegation_in_force,
    meeting_name,
    signed_by_another,
)
from domain.attendance_cases.offers import WHO
from domain.attendance_cases.regimes import summons_is_mandatory
from domain.attendance_cases.standing import Standing
from domain.attendance_cases.states import DsdenState, SchoolState, Track
from domain.kernel.french import typeset
from domain.kernel.labelled import Labelled
from domain.kernel.law import LegalBasis


class StepState(Labelled):
    DONE = "done", "fait"
    ONGOING = "ongoing", "en cours"
    POSSIBLE = "possible", "possible"
    NOT_YET = "not_yet", "pas encore possible"
    OPTIONAL = "optional", "facultatif, non fait"
    MOOT = "moot", "sans objet"


@dataclass(frozen=True)
class CaseStep:
    """`who` is a function; `missing` are whole sentences; `transition` is the step to offer, if any."""

    number: int
    label: str
    state: StepState
    on: date | None
    who: str
    legal_basis: LegalBasis | None
    missing: tuple[str, ...]
    outcome: str
    transition: str


@dataclass(frozen=True)
class _Spec:
    """How one of the eight is read: the act that ends it, the acts that begin it, what must come before."""

    number: int
    label: str
    track: Track
    transition: str
    done_by: str
    before: str
    ongoing: frozenset[str] = frozenset()


_S, _D = SchoolState, DsdenState
_SPECS = (
    _Spec(1, "Dialogue avec la famille", Track.SCHOOL, "open_dialogue", "open_dialogue", ""),
    _Spec(2, "", Track.SCHOOL, "convene_meeting", "sign_measures", "", frozenset({_S.MEETING_CONVENED})),
    _Spec(3, "Saisine du DASEN", Track.DSDEN, "refer", "refer", "", frozenset({_D.RETURNED})),
    _Spec(
        4, "Avertissement", Track.DSDEN, "warn", "warn", "Après la saisine du DASEN.",
        frozenset({_D.REFERRED, _D.IEN_VISA, _D.RECEIVED, _D.WARNING_PREPARED}),
    ),
    _Spec(5, "Convocation à un entretien", Track.DSDEN, "summon", "record_hearing", "Après l'avertissement.",
          frozenset({_D.SUMMONED, _D.EXCUSED, _D.POSTPONED})),
    _Spec(6, "Persistance, contrat d'aide", Track.SCHOOL, "note_persistence", "sign_support_contract",
          "Après le constat du seuil.", frozenset({_S.PERSISTENT, _S.COMMUNITY_CONVENED})),
    _Spec(7, "Nouvelle saisine", Track.DSDEN, "refer_again", "refer_again", "Après l'avertissement."),
    _Spec(8, "Saisine du procureur", Track.PROSECUTOR, "refer_to_prosecutor", "refer_to_prosecutor", ""),
)  # fmt: skip
_PRESUMED = frozenset({delegation_in_force, signed_by_another})
"""Conditions of the person who will act: a reader is not told about them."""


def steps(case: AttendanceCase, *, facts: Facts, today: date) -> tuple[CaseStep, ...]:
    """The eight steps under the regime of today. The eighth says nothing of what was done to a reader at school."""
    return tuple(_step(spec, case, facts, today) for spec in _SPECS)


def _step(spec: _Spec, case: AttendanceCase, facts: Facts, today: date) -> CaseStep:
    label = spec.label or f"{meeting_name(case)[0].upper()}{meeting_name(case)[1:]}, mesures"
    standing = Standing(case, facts, spec.track)
    if spec.track is Track.PROSECUTOR and case.prosecutor_state is None:
        return _seen_from_school(spec, standing, today)
    act = _done(spec, case)
    if act is not None:
        who = act.by_role.label if act.by_role else ""
        return CaseStep(
            spec.number, label, StepState.DONE, act.on, who, _cited(spec, act.on), (), act.outcome, spec.transition
        )
    state, missing = _pending(spec, standing, today)
    began = _began(spec, case) if state is StepState.ONGOING else None
    return CaseStep(
        spec.number, label, state, began, _who(spec), _cited(spec, today), tuple(missing), "", spec.transition
    )


def _seen_from_school(spec: _Spec, standing: Standing, today: date) -> CaseStep:
    """The same words whatever happened: the compartment is the DSDEN's (RGPD art. 10)."""
    over = standing.case.warning is not None and facts_past_sixteen(standing, today)
    state = StepState.MOOT if over else StepState.NOT_YET
    sentence = "L'élève n'est plus soumis à l'obligation scolaire." if over else "Relève de la DSDEN."
    return CaseStep(spec.number, spec.label, state, None, "la DSDEN", _cited(spec, today), (typeset(sentence),), "", "")


def facts_past_sixteen(standing: Standing, today: date) -> bool:
    """R624-7 CP can no longer apply: 16 today, and no absence after the warning was earlier than that."""
    past = standing.facts.sixteen_on() <= today
    return past and (standing.case.warning is None or continued_while_compulsory(standing, today) is not None)


def _done(spec: _Spec, case: AttendanceCase) -> Act | None:
    if spec.done_by == "refer":
        return None if case.dsden_state == _D.RETURNED else case.referral
    if spec.done_by == "warn":
        return case.warning
    if spec.done_by in {"record_hearing", "refer_again"} and case.warning is None:
        return None
    act = case.last(spec.done_by)
    return None if act is None or act.outcome in {"excused", "postponed"} else act


def _pending(spec: _Spec, standing: Standing, today: date) -> tuple[StepState, list[str]]:
    row = WORKFLOWS[spec.track].row(spec.transition, standing.state, today)
    if row is None:
        return StepState.MOOT, [typeset("Aucun texte ne prévoit cette étape à cette date.")]
    if spec.track is Track.PROSECUTOR and facts_past_sixteen(standing, today):
        return StepState.MOOT, [typeset("L'élève n'est plus soumis à l'obligation scolaire.")]
    if standing.state in spec.ongoing:
        return StepState.ONGOING, []
    if standing.case.closed or standing.state not in row.sources:
        return _out_of_turn(spec, standing)
    missing = [said for guard in row.guards if guard not in _PRESUMED and (said := guard(standing, today))]
    if spec.transition == "note_persistence" and standing.facts.reaching_persistence() is None:
        missing = missing or [typeset("Pas de persistance constatée.")]
    if missing:
        return StepState.NOT_YET, missing
    optional = spec.transition == "summon" and not summons_is_mandatory(today)
    return StepState.OPTIONAL if optional else StepState.POSSIBLE, []


def _out_of_turn(spec: _Spec, standing: Standing) -> tuple[StepState, list[str]]:
    """Still to come; but a dialogue that was skipped is behind."""
    if spec.done_by == "open_dialogue" and not standing.case.closed:
        return StepState.MOOT, [typeset("Le dossier est déjà allé plus loin.")]
    return StepState.NOT_YET, _sentences([spec.before])


def _sentences(texts: Iterable[str]) -> list[str]:
    return [typeset(text) for text in texts if text]


def _began(spec: _Spec, case: AttendanceCase) -> date | None:
    acts = case.on_track(spec.track)
    return acts[-1].on if acts else None


def _cited(spec: _Spec, day: date) -> LegalBasis | None:
    """The text of the step on that day, whatever the state (never the internal rule of a variant)."""
    names = ("sign_measures",) if spec.done_by == "sign_measures" else (spec.transition,)
    rows = [row for row in WORKFLOWS[spec.track].transitions if row.name in names]
    return next((basis for row in rows if (basis := row.basis_on(day)) is not None), None)


def _who(spec: _Spec) -> str:
    row = WORKFLOWS[spec.track].named(spec.transition)
    return WHO[row.permission if row else Permission.CASES_DECIDE]
