"""Taking a step on one of the three tracks: the table says whether, what is given says with what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from domain.access.actor import Actor
from domain.follow_ups.closing import check_closing
from domain.follow_ups.contacts import ContactAttempt, FollowUpContactResult, check_attempt, next_date, status_after
from domain.follow_ups.followed import Followed
from domain.follow_ups.states import (
    ContactStatus,
    FollowUpCloseReason,
    FollowUpStatus,
    ObligationProof,
    TrainingObligation,
)
from domain.follow_ups.tracks import CONTACT, FOLLOW_UP, OBLIGATION, WORKFLOWS, OnTrack, Surroundings
from domain.kernel.errors import Malformed
from domain.workflow import Transition


class FollowUpStepIncomplete(Malformed):
    title = "Étape à compléter"
    detail = "Il manque une information pour enregistrer cette étape."


@dataclass(frozen=True)
class FollowUpStep:
    """One link of one chain, as it will be recorded."""

    track: str
    number: int
    name: str
    source: str
    target: str
    on: date
    basis: str
    outcome: str = ""


@dataclass(frozen=True)
class Moved:
    """A follow-up after one or two steps, and what must follow (names of effects)."""

    followed: Followed
    steps: tuple[FollowUpStep, ...]
    effects: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scene:
    """A follow-up in front of what stands beside it, who acts, and the day."""

    followed: Followed
    around: Surroundings
    actor: Actor
    today: date

    def after(self, moved: Moved) -> "Scene":
        return replace(self, followed=moved.followed)


def note_contact(scene: Scene, attempt: ContactAttempt, now: datetime) -> Moved:
    """An attempt: never lost, and it always leaves a date or an answer."""
    check_attempt(attempt, scene.followed.contact_status, now)
    failures = scene.followed.failed_attempts + 1 if attempt.result.is_failure else 0
    after = status_after(attempt.result, failures, scene.around.rules.unreachable_after)
    changes: dict[str, Any] = {"failed_attempts": failures, "next_contact_on": next_date(attempt, after, scene.today)}
    if after is ContactStatus.REACHED:
        changes["reached_on"] = attempt.tried_at.date()
    moved = _take(scene, CONTACT, "note_contact", outcome=after.value, changes=changes)
    if attempt.result is not FollowUpContactResult.APPOINTMENT:
        return moved
    changes = {"appointment_on": attempt.appointment_on}
    then = _take(scene.after(moved), FOLLOW_UP, "make_appointment", changes=changes)
    return Moved(then.followed, (*moved.steps, *then.steps))


def renew_details(scene: Scene) -> Moved:
    """New coordinates were found: the tries begin again."""
    changes = {"failed_attempts": 0, "next_contact_on": scene.today}
    return _take(scene, CONTACT, "renew_details", changes=changes)


def hold_interview(scene: Scene, held_on: date, next_on: date | None) -> Moved:
    """An interview is finished: whoever sat there was reached, and the next step has its date."""
    met = _met(scene, held_on)
    changes = {
        "interviewed_on": scene.followed.interviewed_on or held_on, "appointment_on": None, "next_contact_on": next_on,
        "failed_attempts": 0,
    }  # fmt: skip
    then = _take(scene.after(met), FOLLOW_UP, "hold_interview", changes=changes)
    return Moved(then.followed, (*met.steps, *then.steps))


def _met(scene: Scene, held_on: date) -> Moved:
    if scene.followed.contact_status is ContactStatus.REACHED:
        return Moved(scene.followed, ())
    return _take(
        scene, CONTACT, "note_contact", outcome=ContactStatus.REACHED.value, changes={"reached_on": held_on}
    )  # fmt: skip


def start_support(scene: Scene) -> Moved:
    return _take(scene, FOLLOW_UP, "start_support")


def settle_solution(scene: Scene) -> Moved:
    """In solution while one runs; accompanied again when the last one has ended."""
    runs = scene.around.solution_since is not None
    is_in = scene.followed.followup_status is FollowUpStatus.IN_SOLUTION
    if runs == is_in or not scene.followed.is_open:
        return Moved(scene.followed, ())
    if runs:
        return _take(scene, FOLLOW_UP, "enter_solution")
    return _take(scene, FOLLOW_UP, "leave_solution", changes={"next_contact_on": scene.today + timedelta(days=8)})


def close(scene: Scene, reason: FollowUpCloseReason | None) -> Moved:
    """The follow-up ends on a reason that the facts allow; nothing is erased."""
    if reason is None:
        raise _need("/reason", "Indiquez pourquoi le suivi se termine.")
    _checked(scene, FOLLOW_UP, "close")
    check_closing(scene.followed, scene.around, reason, scene.today)
    changes = {
        "close_reason": reason, "closed_on": scene.today, "next_contact_on": None, "appointment_on": None,
    }  # fmt: skip
    return _take(scene, FOLLOW_UP, "close", outcome=reason.value, changes=changes)


def transfer(scene: Scene, platform_id: UUID | None) -> Moved:
    """The young person has moved: the other platform receives them, with nothing lost here."""
    if platform_id is None or platform_id == scene.followed.platform_id:
        raise _need("/platform_id", "Choisissez l'autre plateforme.")
    changes = {
        "transferred_to": platform_id, "closed_on": scene.today, "next_contact_on": None, "appointment_on": None,
    }  # fmt: skip
    return _take(scene, FOLLOW_UP, "transfer", changes=changes)


def reopen(scene: Scene) -> Moved:
    """Nobody is closed for good: from the interview, if there was one."""
    outcome = "not_met" if scene.followed.interviewed_on is None else "met"
    changes = {"close_reason": None, "closed_on": None, "next_contact_on": scene.today}
    return _take(scene, FOLLOW_UP, "reopen", outcome=outcome, changes=changes)


_PROVES: Mapping[TrainingObligation, frozenset[ObligationProof]] = {
    TrainingObligation.FULFILLED: frozenset(ObligationProof)
    - {ObligationProof.CERTIFICATE_SEEN, ObligationProof.NO_SOLUTION_FOUND},
    TrainingObligation.EXEMPT: frozenset({ObligationProof.CERTIFICATE_SEEN}),
    TrainingObligation.NOT_FULFILLED: frozenset({ObligationProof.NO_SOLUTION_FOUND}),
}


@dataclass(frozen=True)
class ObligationFound:
    """What was found of the obligation: since when, on what proof."""

    obligation: TrainingObligation
    since: date
    proof: ObligationProof | None


def record_obligation(scene: Scene, found: ObligationFound) -> Moved:
    """Satisfied, not, exempt or unknown again: with a proof that proves it, and never from tomorrow."""
    if found.since > scene.today:
        raise _need("/since", "Cette date n'est pas encore venue.")
    if found.since < scene.followed.identity.birth_date:
        raise _need("/since", "Cette date est trop ancienne.")
    allowed = _PROVES.get(found.obligation)
    if allowed is None and found.proof is not None:
        raise _need("/proof", "« À vérifier » ne se prouve pas.")
    if allowed is not None and found.proof not in allowed:
        raise _need("/proof", "Cette pièce ne prouve pas cette réponse. Choisissez la pièce vue.")
    changes = {
        "obligation": found.obligation, "obligation_since": found.since, "obligation_proof": found.proof,
    }  # fmt: skip
    return _take(scene, OBLIGATION, "record_obligation", outcome=found.obligation.value, changes=changes)


_STATUS = {CONTACT: "contact_status", FOLLOW_UP: "followup_status", OBLIGATION: "obligation"}
_NUMBER = {CONTACT: "contact_step", FOLLOW_UP: "followup_step", OBLIGATION: "obligation_step"}
_ENUM: dict[str, Any] = {CONTACT: ContactStatus, FOLLOW_UP: FollowUpStatus, OBLIGATION: TrainingObligation}


def _checked(scene: Scene, track: str, name: str) -> Transition[OnTrack]:
    thing = OnTrack(scene.followed, scene.around, track)
    return WORKFLOWS[track].check(name, thing, scene.actor, scene.today)


def _take(scene: Scene, track: str, name: str, *, outcome: str = "", changes: Mapping[str, Any] | None = None) -> Moved:
    row = _checked(scene, track, name)
    source = OnTrack(scene.followed, scene.around, track).state
    target = row.target_from(source, outcome)
    basis = row.basis_on(scene.today)
    number = getattr(scene.followed, _NUMBER[track]) + 1
    step = FollowUpStep(track, number, name, source, target, scene.today, basis.code if basis else "", outcome)
    moved = {_STATUS[track]: _ENUM[track](target), _NUMBER[track]: number}
    return Moved(replace(scene.followed, **{**(changes or {}), **moved}), (step,), row.effects)


def _need(pointer: str, detail: str) -> FollowUpStepIncomplete:
    return FollowUpStepIncomplete(detail, errors=[{"pointer": pointer, "detail": detail}])
