"""One engine for four meetings: frames as data, states, calendar, agenda, decisions, confidence."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from domain.absences.contacts import NoteTooPersonal
from domain.access.permissions import Role
from domain.kernel.law import LegalKind
from domain.meetings import agenda, meeting, notes
from domain.meetings import review as reviews
from domain.meetings.agenda import ItemSeen, ItemState, NoSubject, OrderIncomplete
from domain.meetings.consequences import ACT_OF, NotAReferent, check_charge, task_of
from domain.meetings.days import OfficeDays
from domain.meetings.frames import (
    PLATFORM_MATTER,
    SCHOOL_MATTER,
    House,
    KindNotHere,
    NotForThisMeeting,
    check_belongs,
    check_level,
    frame_of,
    missing_parts,
)
from domain.meetings.kinds import GroupPart, MeetingKind
from domain.meetings.meeting import (
    Meeting,
    MeetingClosed,
    MeetingDate,
    MeetingNotRunning,
    MeetingNotToday,
    MeetingRunning,
    MeetingState,
    NothingSaid,
    Rhythm,
    dates_of,
)
from domain.meetings.notes import NoteLevel, NotYourProfession
from domain.meetings.review import (
    DueInThePast,
    FactTooLong,
    Finding,
    MeetingDecision,
    NoPartner,
    NotDecided,
    Review,
    ReviewInThePast,
)
from domain.meetings.subject import About, SubjectKind
from domain.schools.kinds import SchoolKind
from domain.tasks.refusals import NobodyInCharge, NoDueDate
from domain.tasks.task import Charge

TODAY = date(2026, 11, 26)
WHO = Charge(UUID(int=4))
_K, _S = MeetingKind, SchoolKind
COLLEGE, PLATFORM = House("", _S.COLLEGE), House("", None)


def _meeting(state: MeetingState = MeetingState.PLANNED, held_on: date = TODAY) -> Meeting:
    return Meeting(UUID(int=1), 1, UUID(int=2), None, _K.GPDS, held_on, time(14), 60, "", state)


@pytest.mark.parametrize(
    ("kind", "school", "article"),
    [
        (_K.EQUIPE_EDUCATIVE, _S.PRIMARY_SCHOOL, "D. 321-16"),
        (_K.COMMISSION_EDUCATIVE, _S.COLLEGE, "R. 511-19-1"),
        (_K.GPDS, _S.LYCEE_PROFESSIONNEL, "circulaire 2013-035"),
    ],
)
def test_each_kind_cites_its_own_text(kind: MeetingKind, school: SchoolKind, article: str) -> None:
    basis = frame_of(kind, House("", school)).basis_on(TODAY)
    assert basis is not None
    assert article in basis.article.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("kind", "school", "public"),
    [
        (_K.COMMISSION_EDUCATIVE, _S.COLLEGE, False),
        (_K.COMMISSION_EDUCATIVE, _S.LYCEE_AGRICOLE, True),
        (_K.GPDS, _S.PRIMARY_SCHOOL, True),
    ],
)
def test_where_no_text_names_it_the_meeting_is_an_internal_rule(
    kind: MeetingKind,
    school: SchoolKind,
    public: bool,
) -> None:
    basis = frame_of(kind, House("", school, public)).basis_on(TODAY)
    assert basis is not None
    assert basis.kind is LegalKind.INTERNAL_RULE


def test_an_equipe_educative_meets_in_an_ecole_and_a_commission_elsewhere() -> None:
    with pytest.raises(KindNotHere):
        frame_of(_K.EQUIPE_EDUCATIVE, COLLEGE)
    with pytest.raises(KindNotHere):
        frame_of(_K.COMMISSION_EDUCATIVE, House("", _S.PRIMARY_SCHOOL))


def test_a_platform_holds_its_own_meeting_and_a_school_does_not() -> None:
    assert (PLATFORM.usual, COLLEGE.usual) == (_K.CTO, _K.GPDS)
    for kind, house in ((_K.CTO, COLLEGE), (_K.GPDS, PLATFORM), (_K.COMMISSION_EDUCATIVE, PLATFORM)):
        with pytest.raises(KindNotHere):
            frame_of(kind, house)


def test_each_meeting_decides_from_its_own_lists() -> None:
    """No plan of a pupil for somebody who left school, no referent of a follow-up for a pupil; nor notes of another."""
    for matter, decision in ((PLATFORM_MATTER, MeetingDecision.PPRE), (SCHOOL_MATTER, MeetingDecision.REFERENT)):
        with pytest.raises(NotForThisMeeting):
            check_belongs(matter, Review(decision=decision))
    with pytest.raises(NotForThisMeeting):
        check_belongs(PLATFORM_MATTER, Review((Finding.ABSENCES_RISING,)))
    for matter, level in ((PLATFORM_MATTER, NoteLevel.SOCIAL), (SCHOOL_MATTER, NoteLevel.RESERVED)):
        with pytest.raises(NotForThisMeeting):
            check_level(matter, level)
    for matter in (SCHOOL_MATTER, PLATFORM_MATTER):
        assert set(ACT_OF) & set(matter.decisions) in (set(), set(ACT_OF))
        for decision in matter.decisions:
            check_belongs(matter, Review(matter.findings, decision=decision))


def test_a_referral_names_its_structure_and_nothing_else_does() -> None:
    whole = Review(decision=MeetingDecision.REFERRAL, charge=WHO, due_on=TODAY)
    with pytest.raises(NoPartner):
        reviews.check_decision(whole, TODAY)
    with pytest.raises(NoPartner):
        reviews.check_decision(replace(whole, decision=MeetingDecision.PLACE, partner_id=UUID(int=9)), TODAY)
    assert reviews.check_decision(replace(whole, partner_id=UUID(int=9)), TODAY) is MeetingDecision.REFERRAL


def test_a_referent_has_a_name_or_is_the_platform_itself() -> None:
    named = Review(decision=MeetingDecision.REFERENT, due_on=TODAY)
    for charge in (WHO, Charge(None, Role.PLATFORM_MANAGER)):
        check_charge(replace(named, charge=charge))
    with pytest.raises(NotAReferent):
        check_charge(replace(named, charge=Charge(None, Role.MLDS_COORDINATOR)))


def test_a_platform_meets_on_working_days_in_school_holidays_too() -> None:
    days = OfficeDays()
    assert [days.closed_because(date(2026, 12, day)) for day in (22, 25, 26)] == [
        None, "jour férié (Noël)", "fin de semaine",
    ]  # fmt: skip


def test_a_frame_says_whom_it_still_misses_and_that_no_text_gives_a_rhythm() -> None:
    frame = frame_of(_K.COMMISSION_EDUCATIVE, COLLEGE)
    assert missing_parts(frame, frozenset({GroupPart.CHAIR})) == (
        GroupPart.CLASS_TEACHER, GroupPart.PARENT_REPRESENTATIVE,
    )  # fmt: skip
    assert "aucun texte" in frame_of(_K.GPDS, COLLEGE).rhythm


def test_a_meeting_opens_on_its_day_closes_once_something_was_seen_and_then_only_reads() -> None:
    with pytest.raises(MeetingNotToday):
        meeting.start(_meeting(held_on=date(2026, 11, 27)), TODAY)
    running = meeting.start(_meeting(), TODAY)
    with pytest.raises(NothingSaid):
        meeting.close(running, 0)
    closed = meeting.close(running, 1)
    with pytest.raises(MeetingClosed):
        meeting.check_open(closed)
    with pytest.raises(MeetingNotRunning):
        meeting.check_running(_meeting())


def test_a_planned_meeting_moves_to_a_day_to_come_and_keeps_the_first_day() -> None:
    moved = meeting.move(_meeting(), date(2026, 12, 3), time(10), TODAY)
    again = meeting.move(moved, date(2026, 12, 10), time(10), TODAY)
    assert (again.held_on, again.postponed_from) == (date(2026, 12, 10), TODAY)
    with pytest.raises(MeetingDate):
        meeting.move(_meeting(), date(2026, 11, 25), time(10), TODAY)
    for change in (lambda one: meeting.move(one, TODAY, time(10), TODAY), meeting.call_off):
        with pytest.raises(MeetingRunning):
            change(_meeting(MeetingState.RUNNING))


def test_a_rhythm_skips_days_without_school_and_keeps_counting() -> None:
    rhythm = Rhythm(date(2026, 11, 26), 3)
    closed = {date(2026, 12, 17)}
    days = dates_of(rhythm, date(2026, 12, 1), lambda day: day not in closed)
    assert [next(days), next(days)] == [date(2027, 1, 7), date(2027, 1, 28)]


def test_an_agenda_names_a_pupil_or_a_subject_keeps_every_point_and_counts_its_minutes() -> None:
    one, two = UUID(int=1), UUID(int=2)
    for who, subject in ((None, ""), (About(SubjectKind.FOLLOWED, one), "4e B")):
        with pytest.raises(NoSubject):
            agenda.check_subject(who, subject)
    assert agenda.reorder([one, two], [two, one]) == {two: 1, one: 2}
    for wanted in ([one], [one, one], [one, two, UUID(int=3)]):
        with pytest.raises(OrderIncomplete):
            agenda.reorder([one, two], wanted)
    time_ = agenda.time_of([20, 35], 60)
    assert (time_.sentence, time_.fits) == ("55\u00a0min pour 60", True)
    with pytest.raises(ItemSeen):
        agenda.check_removable(ItemState.SEEN)


@pytest.mark.parametrize(
    ("review", "refusal"),
    [
        (Review(), NotDecided),
        (Review(decision=MeetingDecision.INTERVIEW, due_on=TODAY), NobodyInCharge),
        (Review(decision=MeetingDecision.INTERVIEW, charge=WHO), NoDueDate),
        (Review(decision=MeetingDecision.INTERVIEW, charge=WHO, due_on=date(2026, 11, 25)), DueInThePast),
        (Review(decision=MeetingDecision.NOTHING, next_review_on=TODAY), ReviewInThePast),
        (Review(decision=MeetingDecision.NOTHING, fact="x" * 141), FactTooLong),
        (Review(decision=MeetingDecision.NOTHING, fact="Hospitalisé lundi"), NoteTooPersonal),
    ],
)
def test_an_unfinished_decision_is_refused_with_its_place(review: Review, refusal: type[Exception]) -> None:
    with pytest.raises(refusal) as caught:
        reviews.check_decision(review, TODAY)
    assert caught.value.data["errors"][0]["pointer"].startswith("/")  # type: ignore[attr-defined]


def test_nothing_is_a_decision_that_needs_nobody_and_gives_no_task() -> None:
    assert reviews.check_decision(Review(decision=MeetingDecision.NOTHING), TODAY) is MeetingDecision.NOTHING
    assert task_of(MeetingDecision.NOTHING) is None
    assert all(task_of(one) for one in MeetingDecision if one is not MeetingDecision.NOTHING)


def test_minutes_are_sentences() -> None:
    review = Review((Finding.NO_PROJECT,), "", MeetingDecision.TUTORING, WHO, TODAY)
    said = reviews.minutes_sentence(2, "PETIT Hugo", review=review, owner="M. Roussel", days=("30 novembre", ""))
    assert said == "2. PETIT Hugo — tutorat, M. Roussel, pour le 30 novembre."


@pytest.mark.parametrize("role", list(Role))
def test_each_level_has_its_profession(role: Role) -> None:
    assert notes.may_read(NoteLevel.EDUCATIONAL, role)
    assert notes.may_read(NoteLevel.SOCIAL, role) == (role is Role.SOCIAL_WORKER)
    assert notes.may_read(NoteLevel.HEALTH, role) == (role is Role.NURSE)


def test_nobody_writes_for_another_profession() -> None:
    with pytest.raises(NotYourProfession):
        notes.check_writer(NoteLevel.SOCIAL, Role.HEAD)


def test_existence_is_told_in_one_sentence() -> None:
    assert notes.existence(NoteLevel.HEALTH, date(2026, 11, 12), 2) == (
        "2\u00a0informations de santé existent (infirmier, 12\u00a0novembre)"
    )
