"""One engine for three meetings: frames as data, states, calendar, agenda, decisions, confidence."""

from datetime import date, time
from uuid import UUID

import pytest

from domain.absences.contacts import NoteTooPersonal
from domain.access.permissions import Role
from domain.kernel.law import LegalKind
from domain.meetings import agenda, meeting, notes
from domain.meetings import review as reviews
from domain.meetings.agenda import ItemSeen, ItemState, NoSubject, OrderIncomplete
from domain.meetings.kinds import GroupPart, KindNotHere, MeetingKind, frame_of, missing_parts
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
    NotDecided,
    Review,
    ReviewInThePast,
)
from domain.schools.kinds import SchoolKind
from domain.tasks.refusals import NobodyInCharge, NoDueDate
from domain.tasks.task import Charge

TODAY = date(2026, 11, 26)
WHO = Charge(UUID(int=4))
_K, _S = MeetingKind, SchoolKind


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
    basis = frame_of(kind, school).basis_on(TODAY)
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
    basis = frame_of(kind, school, public=public).basis_on(TODAY)
    assert basis is not None
    assert basis.kind is LegalKind.INTERNAL_RULE


def test_an_equipe_educative_meets_in_an_ecole_and_a_commission_elsewhere() -> None:
    with pytest.raises(KindNotHere):
        frame_of(_K.EQUIPE_EDUCATIVE, _S.COLLEGE)
    with pytest.raises(KindNotHere):
        frame_of(_K.COMMISSION_EDUCATIVE, _S.PRIMARY_SCHOOL)


def test_a_frame_says_whom_it_still_misses_and_that_no_text_gives_a_rhythm() -> None:
    frame = frame_of(_K.COMMISSION_EDUCATIVE, _S.COLLEGE)
    assert missing_parts(frame, frozenset({GroupPart.CHAIR})) == (
        GroupPart.CLASS_TEACHER, GroupPart.PARENT_REPRESENTATIVE,
    )  # fmt: skip
    assert "aucun texte" in frame_of(_K.GPDS, _S.COLLEGE).rhythm


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
    for student, subject in ((None, ""), (one, "4e B")):
        with pytest.raises(NoSubject):
            agenda.check_subject(student, subject)
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
    assert reviews.task_of(MeetingDecision.NOTHING) is None
    assert all(reviews.task_of(one) for one in MeetingDecision if one is not MeetingDecision.NOTHING)


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
