"""The tables of a follow-up: contact, follow-up, obligation of training. Every change of state is one of these rows."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.access.permissions import Permission
from domain.follow_ups import law
from domain.follow_ups.followed import Followed
from domain.follow_ups.promises import Finding, PendingHandover, Referral, ReturnRequest, Summons
from domain.follow_ups.states import ContactStatus, FollowUpStatus, TrainingObligation
from domain.kernel.french import typeset
from domain.workflow import STAY, Transition, Workflow

CONTACT, FOLLOW_UP, OBLIGATION = "contact", "follow_up", "obligation"
TRACKS = (CONTACT, FOLLOW_UP, OBLIGATION)


@dataclass(frozen=True)
class PlatformRules:
    """What a platform sets for itself; none of it is law."""

    unreachable_after: int = 3
    first_contact_days: int = 8
    silence_days: int = 15
    handover_days: int = 5
    version: int = 0

    @property
    def silence(self) -> timedelta:
        return timedelta(days=self.silence_days)


@dataclass(frozen=True)
class Surroundings:
    """What stands beside a follow-up: what is promised, proposed, found, and the platform's own rules."""

    rules: PlatformRules = PlatformRules()
    last_contact_on: date | None = None
    attempts: int = 0
    return_request: ReturnRequest | None = None
    summons: Summons | None = None
    referral: Referral | None = None
    handover: PendingHandover | None = None
    finding: Finding | None = None
    solution_since: date | None = None
    solution_proposed_on: date | None = None
    met_with_representative_on: date | None = None


@dataclass(frozen=True)
class OnTrack:
    """A follow-up seen from one of its tracks: what a workflow moves."""

    followed: Followed
    around: Surroundings
    track: str

    @property
    def state(self) -> str:
        if self.track == CONTACT:
            return self.followed.contact_status.value
        return (self.followed.followup_status if self.track == FOLLOW_UP else self.followed.obligation).value


Row = Transition[OnTrack]
_W, _A, _I = Permission.FOLLOW_UPS_WRITE, Permission.FOLLOW_UPS_ASSIGN, Permission.INTERVIEWS_WRITE
_F = FollowUpStatus
_OPEN = frozenset({_F.IDENTIFIED, _F.APPOINTMENT, _F.INTERVIEWED, _F.IN_SUPPORT, _F.IN_SOLUTION})
_ANY_CONTACT = frozenset(one.value for one in ContactStatus)
_ANY_OBLIGATION = frozenset(one.value for one in TrainingObligation)
_MET_BEFORE = frozenset({_F.INTERVIEWED.value, _F.IN_SUPPORT.value, _F.IN_SOLUTION.value})
_MANAGER = "Le passage à une autre plateforme revient au responsable de la plateforme."
_INTERVIEWERS = "L'entretien est mené par le psychologue de l'éducation nationale ou la MLDS."


def is_under_way(thing: OnTrack, _: date) -> str | None:
    return None if thing.followed.is_open else typeset("Ce suivi est terminé. Rouvrez-le pour continuer.")


def a_solution_has_begun(thing: OnTrack, _: date) -> str | None:
    if thing.around.solution_since is None:
        return typeset("Enregistrez d'abord l'entrée dans une solution, avec sa date.")
    return None


def no_solution_runs(thing: OnTrack, _: date) -> str | None:
    if thing.around.solution_since is not None:
        return typeset("Une solution est encore en cours. Terminez-la d'abord.")
    return None


def somebody_answers(thing: OnTrack, _: date) -> str | None:
    if thing.followed.referent.account_id is None:
        return typeset("Nommez d'abord un référent : l'accompagnement a un visage.")
    return None


def is_between_16_and_18(thing: OnTrack, today: date) -> str | None:
    if not thing.followed.owes_training(today):
        return typeset("L'obligation de formation court de 16 ans à la majorité.")
    return None


CONTACT_WORKFLOW: Workflow[OnTrack] = Workflow(
    CONTACT,
    (
        Row(
            "note_contact", "Noter un essai", _ANY_CONTACT, ContactStatus.REACHED.value, _W, law.CONTACT,
            guards=(is_under_way,), outcomes={one.value: one.value for one in ContactStatus},
        ),
        Row(
            "renew_details", "Corriger les coordonnées",
            frozenset({ContactStatus.WRONG_DETAILS.value, ContactStatus.UNREACHABLE.value}),
            ContactStatus.TO_CONTACT.value, _W, law.CONTACT, guards=(is_under_way,),
        ),
    ),
)  # fmt: skip

FOLLOW_UP_WORKFLOW: Workflow[OnTrack] = Workflow(
    FOLLOW_UP,
    (
        Row(
            "make_appointment", "Prendre rendez-vous", frozenset({_F.IDENTIFIED.value}), _F.APPOINTMENT.value, _W,
            law.APPOINTMENT,
        ),
        Row(
            "make_appointment", "Prendre rendez-vous", frozenset({_F.APPOINTMENT.value}) | _MET_BEFORE, STAY, _W,
            law.APPOINTMENT,
        ),
        Row(
            "hold_interview", "Terminer un entretien", frozenset({_F.IDENTIFIED.value, _F.APPOINTMENT.value}),
            _F.INTERVIEWED.value, _I, law.SUPPORT, denial=_INTERVIEWERS,
        ),
        Row("hold_interview", "Terminer un entretien", _MET_BEFORE, STAY, _I, law.SUPPORT, denial=_INTERVIEWERS),
        Row(
            "start_support", "Commencer l'accompagnement", frozenset({_F.INTERVIEWED.value}), _F.IN_SUPPORT.value, _W,
            law.SUPPORT, guards=(somebody_answers,),
        ),
        Row(
            "enter_solution", "Constater l'entrée en solution", frozenset(_OPEN - {_F.IN_SOLUTION}),
            _F.IN_SOLUTION.value, _W, law.SOLUTION, guards=(a_solution_has_begun,),
        ),
        Row(
            "leave_solution", "Constater la fin de la solution", frozenset({_F.IN_SOLUTION.value}), _F.IN_SUPPORT.value,
            _W, law.SOLUTION, guards=(no_solution_runs,),
        ),
        Row("close", "Terminer le suivi", frozenset(_OPEN), _F.CLOSED.value, _W, law.CLOSING),
        Row(
            "transfer", "Passer à une autre plateforme", frozenset(_OPEN), _F.TRANSFERRED.value, _A, law.TRANSFER,
            effects=("receive_transferred_follow_up",), denial=_MANAGER,
        ),
        Row(
            "reopen", "Reprendre le suivi", frozenset({_F.CLOSED.value}), _F.IDENTIFIED.value, _W, law.REOPENING,
            outcomes={"met": _F.INTERVIEWED.value, "not_met": _F.IDENTIFIED.value},
        ),
    ),
)  # fmt: skip

OBLIGATION_WORKFLOW: Workflow[OnTrack] = Workflow(
    OBLIGATION,
    (
        Row(
            "record_obligation", "Constater l'obligation de formation", _ANY_OBLIGATION,
            TrainingObligation.FULFILLED.value, _W, law.OBLIGATION, guards=(is_under_way, is_between_16_and_18),
            outcomes={one.value: one.value for one in TrainingObligation},
        ),
    ),
)  # fmt: skip
WORKFLOWS = {CONTACT: CONTACT_WORKFLOW, FOLLOW_UP: FOLLOW_UP_WORKFLOW, OBLIGATION: OBLIGATION_WORKFLOW}
