"""A task belongs to somebody by a day; it is settled once, either way, and taken back."""

from datetime import date
from uuid import UUID

import pytest

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.tasks import task as rules
from domain.tasks.history import TaskChange, TaskOutcome
from domain.tasks.refusals import NobodyInCharge, NoDueDate, NotYourTask, OwnTask, TaskOpen, TaskSettled
from domain.tasks.task import Charge, Task

SCHOOL, OWNER, GIVER, OTHER = (UUID(int=n) for n in range(1, 5))
TODAY = date(2026, 11, 26)


def _actor(id_: UUID, role: Role = Role.TEACHER) -> Actor:
    return Actor(id_, role, frozenset({SCHOOL}))


def _task(charge: Charge = Charge(OWNER), due_on: date | None = TODAY) -> Task:  # noqa: B008 - frozen
    return Task(UUID(int=9), 1, SCHOOL, None, "Joindre le tuteur", charge, due_on, GIVER, settled=False)


@pytest.mark.parametrize(("due", "late"), [(date(2026, 11, 23), 3), (TODAY, 0), (date(2026, 11, 27), 0), (None, 0)])
def test_late_counts_the_days_after_the_date(due: date | None, late: int) -> None:
    assert _task(due_on=due).late_on(TODAY) == late


def test_a_settled_task_is_no_longer_late() -> None:
    done = rules.settle(_task(due_on=date(2026, 11, 1)), _actor(OWNER), TaskOutcome.DONE)
    assert done.late_on(TODAY) == 0


def test_whoever_has_it_gave_it_or_watches_over_the_house_settles_it_and_nobody_else() -> None:
    for actor in (_actor(OWNER), _actor(GIVER), _actor(OTHER, Role.EDUCATION_ADVISER)):
        assert rules.settle(_task(), actor, TaskOutcome.NO_ANSWER).outcome is TaskOutcome.NO_ANSWER
    with pytest.raises(NotYourTask):
        rules.settle(_task(), _actor(OTHER), TaskOutcome.DONE)


def test_a_function_has_it_until_somebody_is_named() -> None:
    by_function = Charge(None, Role.TEACHER)
    assert by_function.is_of(_actor(OTHER))
    assert not by_function.is_of(_actor(OTHER, Role.NURSE))
    assert not Charge(OWNER, Role.TEACHER).is_of(_actor(OTHER))


def test_it_is_settled_once_and_reopened_once() -> None:
    done = rules.settle(_task(), _actor(OWNER), TaskOutcome.DONE)
    with pytest.raises(TaskSettled):
        rules.settle(done, _actor(OWNER), TaskOutcome.DONE)
    again = rules.reopen(done, _actor(OWNER))
    with pytest.raises(TaskOpen):
        rules.reopen(again, _actor(OWNER))


def test_handing_on_needs_somebody_and_a_day_to_come() -> None:
    with pytest.raises(NobodyInCharge):
        rules.hand_on(_task(), _actor(OWNER), Charge(), None, TODAY)
    with pytest.raises(NoDueDate):
        rules.hand_on(_task(), _actor(OWNER), Charge(OTHER), date(2026, 11, 25), TODAY)
    moved, change = rules.hand_on(_task(), _actor(OWNER), Charge(OTHER), None, TODAY)
    assert (moved.charge.owner_id, moved.due_on, change) == (OTHER, TODAY, TaskChange.REASSIGNED)
    _, later = rules.hand_on(_task(), _actor(OWNER), Charge(OWNER), date(2026, 12, 1), TODAY)
    assert later is TaskChange.POSTPONED


def test_one_reminds_somebody_else_of_what_is_open() -> None:
    with pytest.raises(OwnTask):
        rules.check_reminder(_task(), _actor(OWNER))
    assert rules.check_reminder(_task(), _actor(GIVER)) == _task()


def test_a_late_task_says_by_how_much() -> None:
    assert [rules.late_words(days) for days in (0, 1, 3)] == [
        "",
        "en retard de 1\u00a0jour",
        "en retard de 3\u00a0jours",
    ]
