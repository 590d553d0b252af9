"""The page of one follow-up: what is recorded, what may come next, who waits for whom, what each side reads."""

from dataclasses import dataclass
from datetime import date

from domain.access.actor import Actor
from domain.follow_ups import summons as summons_rules
from domain.follow_ups.advance import Scene
from domain.follow_ups.closing import open_reasons
from domain.follow_ups.followed import Followed
from domain.follow_ups.interview_links import InterviewLink
from domain.follow_ups.promises import Finding, PendingHandover, Referral, ReturnRequest, Summons, SummonsEnd
from domain.follow_ups.solutions import Solution
from domain.follow_ups.standing import deadlines_of
from domain.follow_ups.states import DeadlineCode, FollowUpCloseReason, WaitingFor
from domain.follow_ups.tracks import CONTACT, FOLLOW_UP, TRACKS, WORKFLOWS, OnTrack
from domain.follow_ups.wording import Waited, deadline_sentence, sentence_for_young_person, waiting_sentence
from domain.kernel.law import LegalBasis
from domain.workflow import Offer
from persistence.follow_ups import facts, findings, interview_links, promises, referents, referrals, solutions, timeline
from persistence.follow_ups.facts import AttemptRow, InterviewRow
from persistence.follow_ups.referents import ReferentPeriod
from persistence.follow_ups.timeline import TimelineRow
from persistence.unit_of_work import UnitOfWork

_BY_ITSELF = frozenset({"make_appointment", "hold_interview", "enter_solution", "leave_solution", "note_contact"})
"""Steps that another gesture takes: an attempt, an interview, a solution."""


@dataclass(frozen=True)
class DeadlineView:
    """One date as both sides read it; `for_young_person` is null for what is between agents."""

    code: DeadlineCode
    on: date
    is_legal: bool
    basis: LegalBasis
    sentence: str
    for_young_person: str | None


@dataclass(frozen=True)
class WaitingView:
    """Who waits for whom since when."""

    code: WaitingFor
    since: date
    sentence: str


@dataclass(frozen=True)
class TrackOffer:
    """A step that may be taken, on which track."""

    track: str
    offer: Offer


@dataclass(frozen=True)
class SummonsView:
    """One summons, its countdown in words, and what may be said of it today."""

    summons: Summons
    countdown: str
    ends: tuple[SummonsEnd, ...]
    may_resume: bool
    by_mission_locale: bool


def view_of_summons(one: Summons, today: date) -> SummonsView:
    return SummonsView(
        one, summons_rules.countdown(one, today), summons_rules.open_ends(one, today),
        summons_rules.may_resume(one, today), one.summoned_by_unit is not None,
    )  # fmt: skip


@dataclass(frozen=True)
class FollowUpView:
    """Everything of one young person that the platform holds."""

    followed: Followed
    version: int
    age: int
    owes_training: bool
    is_open: bool
    may_write: bool
    referent_is_me: bool
    waiting: WaitingView
    deadlines: tuple[DeadlineView, ...]
    offers: tuple[TrackOffer, ...]
    close_reasons: tuple[FollowUpCloseReason, ...]
    referents: tuple[ReferentPeriod, ...]
    handover: PendingHandover | None
    attempts: tuple[AttemptRow, ...]
    interviews: tuple[InterviewRow, ...]
    interview_links: tuple[InterviewLink, ...]
    solutions: tuple[Solution, ...]
    return_requests: tuple[ReturnRequest, ...]
    summons: tuple[SummonsView, ...]
    referrals: tuple[Referral, ...]
    findings: tuple[Finding, ...]
    timeline: tuple[TimelineRow, ...]


async def view_of(uow: UnitOfWork, scene: Scene) -> FollowUpView:
    followed, session = scene.followed, uow.session
    return FollowUpView(
        followed, followed.version, followed.age(scene.today), followed.owes_training(scene.today), followed.is_open,
        followed.is_open, followed.referent.account_id == uow.actor.id,
        waiting_of(scene), _deadlines(scene), offers_of(scene, uow.actor),
        open_reasons(followed, scene.around, scene.today) if followed.is_open else (),
        tuple(await referents.load_history(session, followed.id)), scene.around.handover,
        tuple(await facts.load_attempts(session, followed.id)),
        tuple(await facts.load_interviews(session, followed.id)),
        tuple(await interview_links.load_links(session, followed.id)),
        tuple(await solutions.load_solutions(session, followed.id)),
        tuple(await promises.load_returns(session, followed.id)),
        tuple(view_of_summons(one, scene.today) for one in await promises.load_summons(session, followed.id)),
        tuple(await referrals.load_referrals(session, followed.id)),
        tuple(await findings.load_findings(session, followed.id)),
        tuple(await timeline.load_timeline(session, followed.id)),
    )  # fmt: skip


def offers_of(scene: Scene, actor: Actor) -> tuple[TrackOffer, ...]:
    """The buttons of the page, from the tables; those that another gesture takes are not buttons."""
    found = []
    for track in TRACKS:
        thing = OnTrack(scene.followed, scene.around, track)
        rows = WORKFLOWS[track].available(thing, actor, scene.today)
        found += [TrackOffer(track, offer) for offer in rows if offer.name not in _BY_ITSELF]
    return tuple(sorted(found, key=lambda one: (one.track != FOLLOW_UP, one.track != CONTACT)))


def waiting_of(scene: Scene) -> WaitingView:
    followed, around = scene.followed, scene.around
    waited = Waited(
        followed.waiting_for, followed.waiting_since, followed.identity.first_name,
        around.referral.partner_name if around.referral else None,
        around.handover.to_name if around.handover else None, followed.appointment_on,
    )  # fmt: skip
    return WaitingView(waited.code, waited.since, waiting_sentence(waited, scene.today))


def _deadlines(scene: Scene) -> tuple[DeadlineView, ...]:
    return tuple(
        DeadlineView(
            one.code, one.on, one.is_legal, one.basis, deadline_sentence(one.code, one.on),
            sentence_for_young_person(one.code, one.on),
        )
        for one in deadlines_of(scene.followed, scene.around, scene.today)
    )  # fmt: skip
