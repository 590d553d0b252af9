"""Who waits for whom since when, and until which date: what the work list sorts by and both sides read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.follow_ups import law
from domain.follow_ups.contacts import UNREACHABLE_REVIEW
from domain.follow_ups.followed import Followed
from domain.follow_ups.promises import REORIENTATION_MONTHS, ReturnState, months_after
from domain.follow_ups.states import ContactStatus, DeadlineCode, FollowUpSource, FollowUpStatus, WaitingFor
from domain.follow_ups.tracks import Surroundings
from domain.kernel.law import LegalBasis, LegalKind

_D, _W = DeadlineCode, WaitingFor


@dataclass(frozen=True)
class FollowUpDeadline:
    """One date, the text it stands on, and whether that text is law or a rule of ours."""

    code: DeadlineCode
    on: date
    basis: LegalBasis

    @property
    def is_legal(self) -> bool:
        return self.basis.kind is not LegalKind.INTERNAL_RULE


def refresh(followed: Followed, around: Surroundings, today: date) -> Followed:
    """The follow-up with its waiting, its first date and its first date of law, as the facts now say."""
    waiting, since = waiting_of(followed, around, today)
    dates = deadlines_of(followed, around, today)
    first = next(iter(dates), None)
    of_law = next((one for one in dates if one.is_legal), None)
    return replace(
        followed,
        waiting_for=waiting,
        waiting_since=min(since, today),
        deadline_code=first.code if first else None,
        deadline_on=first.on if first else None,
        deadline_is_legal=first is not None and first.is_legal,
        legal_deadline_code=of_law.code if of_law else None,
        legal_deadline_on=of_law.on if of_law else None,
    )


def waiting_of(followed: Followed, around: Surroundings, today: date) -> tuple[WaitingFor, date]:
    """The most pressing first: a promise of law, a hand-over, a finding, a partner; then the ordinary turn."""
    if not followed.is_open:
        return _W.NOBODY, followed.closed_on or today
    turns = (*_promised(around), *_in_turn(followed, around, today))
    return turns[0]


def _promised(around: Surroundings) -> Iterator[tuple[WaitingFor, date]]:
    asked = around.return_request
    if asked is not None and asked.state is ReturnState.RECEIVED:
        yield _W.RETURN_INTERVIEW, asked.received_on
    if around.handover is not None:
        yield _W.HANDOVER_ANSWER, around.handover.asked_at.date()
    if around.finding is not None:
        yield _W.FINDING_ANSWER, around.finding.found_on
    if asked is not None and asked.state is ReturnState.INTERVIEWED:
        yield _W.RETURN_DECISION, asked.interview_on or asked.received_on
    if asked is not None and asked.state is ReturnState.WAITING:
        yield _W.RETURN_PLACE, asked.reception_from or asked.received_on
    if around.referral is not None:
        yield _W.PARTNER, around.referral.referred_on


def _in_turn(followed: Followed, around: Surroundings, today: date) -> Iterator[tuple[WaitingFor, date]]:
    """The last line always holds: somebody is always waited for, or nobody is and it is said."""
    status, last = followed.followup_status, around.last_contact_on or followed.arrived_on
    if status is FollowUpStatus.IN_SOLUTION:
        yield _W.NOBODY, around.solution_since or today
    if followed.referent.account_id is None:
        yield _W.REFERENT, followed.referent.since.date()
    if followed.appointment_on is not None:
        yield _W.APPOINTMENT, last
    if status in {FollowUpStatus.INTERVIEWED, FollowUpStatus.IN_SUPPORT}:
        if around.solution_proposed_on is not None:
            yield _W.SOLUTION_START, around.solution_proposed_on
        yield _W.PROPOSAL, max(followed.interviewed_on or last, last)
    if followed.contact_status is ContactStatus.TO_CONTACT:
        yield _W.FIRST_CALL, followed.arrived_on
    if followed.contact_status is ContactStatus.REACHED:
        yield _W.PROPOSAL, last
    yield _W.YOUNG_PERSON, last


def deadlines_of(followed: Followed, around: Surroundings, today: date) -> tuple[FollowUpDeadline, ...]:
    """Every date that runs, the nearest first; at the same date, law before rules of ours."""
    if not followed.is_open:
        return ()
    found = (*_of_law(followed, around, today), *_of_ours(followed, around))
    return tuple(sorted(found, key=lambda one: (one.on, not one.is_legal)))


def _of_law(followed: Followed, around: Surroundings, today: date) -> Iterator[FollowUpDeadline]:
    asked, summons = around.return_request, around.summons
    if asked is not None and asked.state is ReturnState.RECEIVED:
        on = asked.interview_due_on
        yield FollowUpDeadline(_D.RETURN_INTERVIEW, on, law.in_force(law.RETURN_RIGHT, asked.received_on))
    if summons is not None:
        yield FollowUpDeadline(
            _D.DEPARTMENT_INFORMATION,
            summons.department_due_on,
            law.in_force(law.SUMMONS, summons.summoned_on),
        )
    reported = followed.source in {FollowUpSource.SCHOOL, FollowUpSource.SIEI}
    if reported and followed.owes_training(today) and around.met_with_representative_on is None:
        basis = law.in_force(law.REORIENTATION, followed.arrived_on)
        if followed.interviewed_on is None or basis.kind is not LegalKind.INTERNAL_RULE:
            on = months_after(followed.arrived_on, REORIENTATION_MONTHS)
            yield FollowUpDeadline(_D.REORIENTATION_INTERVIEW, on, basis)


def _of_ours(followed: Followed, around: Surroundings) -> Iterator[FollowUpDeadline]:
    if around.attempts == 0 and followed.contact_status is ContactStatus.TO_CONTACT:
        on = followed.arrived_on + timedelta(days=around.rules.first_contact_days)
        yield FollowUpDeadline(_D.FIRST_CONTACT, on, law.FIRST_CONTACT[0])
    if followed.appointment_on is not None:
        yield FollowUpDeadline(_D.APPOINTMENT, followed.appointment_on, law.APPOINTMENT[0])
    if followed.contact_status is ContactStatus.UNREACHABLE:
        on = followed.next_contact_on or (around.last_contact_on or followed.arrived_on) + UNREACHABLE_REVIEW
        yield FollowUpDeadline(_D.UNREACHABLE_REVIEW, on, law.UNREACHABLE[0])
    elif followed.next_contact_on is not None:
        yield FollowUpDeadline(_D.NEXT_CONTACT, followed.next_contact_on, law.NEXT_CONTACT[0])
    if around.referral is not None:
        yield FollowUpDeadline(_D.PARTNER_ANSWER, around.referral.expected_on, law.PARTNER[0])
    if around.handover is not None:
        yield FollowUpDeadline(_D.HANDOVER_ANSWER, around.handover.answer_due_on, law.HANDOVER[0])
