"""Each rule of early warnings, on facts: from which number on, and what never enters."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.kernel.calendar import Half
from domain.kernel.law import LegalKind
from domain.prevention.facts import HalfDayFact, LastYearCase, Lesson, MissedLesson, Presence, PupilFacts
from domain.prevention.judge import findings_of, unjustified_absences
from domain.prevention.patterns import group_patterns
from domain.prevention.rules import PAST_HALF_DAYS, RULES, Levels, RuleCode, compares_with_last_year
from domain.prevention.wording import sentence, what_ends
from domain.schools.kinds import SchoolKind
from domain.schools.settings import CountKind

ON = date(2026, 11, 23)
PUPIL = UUID(int=1)
CLASS = UUID(int=2)
MONDAYS = tuple(ON - timedelta(days=7 * n) for n in range(8))


def _facts(*half_days: HalfDayFact, on: date = ON, kind: SchoolKind = SchoolKind.COLLEGE, **more: object) -> PupilFacts:
    return PupilFacts(PUPIL, kind, on, half_days=half_days, **more)  # type: ignore[arg-type]  # named by each test


def _away(
    *back: int, presence: Presence = Presence.UNJUSTIFIED, half: Half = Half.AM, on: date = ON
) -> tuple[HalfDayFact, ...]:
    return tuple(HalfDayFact(on - timedelta(days=n), half, presence) for n in back)


def _levels(facts: PupilFacts) -> dict[str, int]:
    return {one.rule.value: one.level for one in findings_of(facts)}


def test_every_rule_is_an_internal_rule_and_says_so() -> None:
    assert {rule.kind for rule in RULES.values()} == {LegalKind.INTERNAL_RULE}
    assert all(rule.phrase and rule.source and rule.ends_when and rule.period for rule in RULES.values())
    assert set(RULES) == set(RuleCode)


@pytest.mark.parametrize(("number", "level"), [(2, None), (3, 1), (5, 1), (6, 2)])
def test_unaccepted_absences_of_thirty_days(number: int, level: int | None) -> None:
    facts = _facts(*_away(*range(number)))
    assert _levels(facts).get("unjustified_absences") == level


def test_a_lycee_professionnel_has_levels_of_its_own() -> None:
    facts = _facts(*_away(0, 1, 2), kind=SchoolKind.LYCEE_PROFESSIONNEL)
    assert "unjustified_absences" not in _levels(facts)


def test_the_thirtieth_day_counts_and_the_one_before_does_not() -> None:
    assert "unjustified_absences" in _levels(_facts(*_away(0, 1, 29)))
    assert "unjustified_absences" not in _levels(_facts(*_away(0, 1, 30)))


def test_accepted_absences_are_in_the_count_of_all_and_in_no_other() -> None:
    facts = _facts(*_away(*range(8), presence=Presence.JUSTIFIED))
    assert _levels(facts) == {"all_absences": 1, "recent_rise": 1}


def test_lateness_is_no_absence() -> None:
    assert _levels(_facts(*_away(0, 1, 2, 3, presence=Presence.LATE))) == {"lateness": 1}


def test_a_rise_is_measured_against_the_fuller_of_the_two_periods_before() -> None:
    recent = _away(*range(12), presence=Presence.JUSTIFIED)
    assert "recent_rise" in _levels(_facts(*recent, *_away(*range(60, 66), presence=Presence.JUSTIFIED)))
    assert "recent_rise" not in _levels(_facts(*recent, *_away(*range(60, 67), presence=Presence.JUSTIFIED)))


def test_no_recent_rise_before_a_whole_period_of_the_year() -> None:
    early = date(2026, 10, 20)
    assert "recent_rise" not in _levels(_facts(*_away(*range(8), on=early), on=early))


def test_comparisons_with_last_year_begin_on_15_september() -> None:
    for on, found in ((date(2026, 9, 14), False), (date(2026, 9, 15), True)):
        facts = _facts(*_away(*range(6), on=on), on=on, rolled_last_year=20)
        assert ("rise_since_last_year" in _levels(facts)) is found
        assert compares_with_last_year(on) is found


def test_last_year_is_read_up_to_the_same_date() -> None:
    now = _away(0, 1, 2, 3, 4, 5)
    same = _away(365, 366, 367, 368)
    later = _away(355, 356, 357, 358)
    assert "rise_since_last_year" not in _levels(_facts(*now, *same, rolled_last_year=20))
    assert "rise_since_last_year" in _levels(_facts(*now, *later, rolled_last_year=20))


def test_who_was_not_here_last_year_is_not_compared() -> None:
    assert "rise_since_last_year" not in _levels(_facts(*_away(*range(6))))


def _mondays(number: int, presence: Presence = Presence.UNJUSTIFIED, **more: object) -> PupilFacts:
    half_days = _away(*(7 * n for n in range(number)), presence=presence)
    return _facts(*half_days, open_dates={(0, Half.AM): MONDAYS[:7]}, **more)


def test_five_monday_mornings_of_seven() -> None:
    (found,) = [one for one in findings_of(_mondays(5)) if one.rule is RuleCode.WEEKDAY_PATTERN]
    assert found.level == 2
    said = sentence(RULES[found.rule], found.values, (found.period_start, found.period_end))
    assert said.replace("\u00a0", " ") == "5 absences le lundi matin sur 7 depuis le 29 septembre."


def test_two_dates_make_no_pattern() -> None:
    assert "weekday_pattern" not in _levels(_mondays(2))


@pytest.mark.parametrize("presence", [Presence.JUSTIFIED, Presence.PENDING])
def test_an_authorised_absence_never_enters_a_pattern(presence: Presence) -> None:
    assert "weekday_pattern" not in _levels(_mondays(7, presence))


def test_a_day_that_the_class_missed_together_is_left_out() -> None:
    wide = frozenset((day, Half.AM) for day in MONDAYS[:2])
    assert "weekday_pattern" not in _levels(_mondays(4, class_wide=wide))
    assert "weekday_pattern" in _levels(_mondays(6, class_wide=wide))


def test_who_is_away_all_week_has_no_pattern_of_one_day() -> None:
    everywhere = _away(*range(1, 40), half=Half.PM)
    facts = _facts(*_away(0, 7, 14), *everywhere, open_dates={(0, Half.AM): MONDAYS})
    assert "weekday_pattern" not in _levels(facts)


def _lessons(number: int, **more: object) -> PupilFacts:
    lesson = Lesson(0, "M1", CLASS)
    missed = tuple(MissedLesson(day, Half.AM, lesson, **more) for day in MONDAYS[:number])  # type: ignore[arg-type]
    return _facts(missed_lessons=missed, lessons_held={lesson: MONDAYS[:6]})


def test_the_same_lesson_missed_while_the_rest_was_attended() -> None:
    assert _levels(_lessons(3)) == {"lesson_pattern": 1}
    assert _levels(_lessons(2)) == {}
    assert _levels(_lessons(5, authorised=True)) == {}
    assert _levels(_lessons(5, rest_attended=False)) == {}


def test_an_ecole_has_no_lesson_rolls() -> None:
    assert not RULES[RuleCode.LESSON_PATTERN].watches(SchoolKind.PRIMARY_SCHOOL, ON)


def test_signals_count_adults_not_sheets() -> None:
    one, two = UUID(int=8), UUID(int=9)
    assert _levels(_facts(signals=((one, ON), (one, ON)))) == {"signals": 1}
    assert _levels(_facts(signals=((one, ON), (two, ON)))) == {"signals": 2}
    assert _levels(_facts(signals=((one, ON - timedelta(days=30)),))) == {}


def test_arrived_in_october_and_not_at_the_rentree() -> None:
    assert _levels(_facts(entered_on=date(2026, 10, 12))) == {"change_of_school": 1}
    on = date(2026, 10, 20)
    assert _levels(_facts(on=on, entered_on=date(2026, 9, 1))) == {}
    assert _levels(_facts(*_away(0, 1, 2, 3), entered_on=date(2026, 10, 12)))["change_of_school"] == 2


@pytest.mark.parametrize(("days", "level"), [(22, None), (21, 1), (11, 1), (10, 2), (0, None)])
def test_without_a_placement_the_fewer_days_the_worse(days: int, level: int | None) -> None:
    facts = _facts(kind=SchoolKind.LYCEE_PROFESSIONNEL, placement_due=ON + timedelta(days=days))
    assert _levels(facts).get("missing_placement") == level


def test_a_college_has_no_placements() -> None:
    assert _levels(_facts(placement_due=ON + timedelta(days=5), placement_absences=(ON,))) == {}


def test_last_years_file_is_recalled_until_december() -> None:
    assert _levels(_facts(last_year_case=LastYearCase.REFERRED)) == {"last_year_case": 2}
    assert _levels(_facts(on=date(2027, 1, 4), last_year_case=LastYearCase.FOLLOWED)) == {}
    assert _levels(_facts(on=date(2026, 9, 14), last_year_case=LastYearCase.FOLLOWED)) == {}


@pytest.mark.parametrize(("days", "level"), [(61, None), (60, 1), (21, 2), (0, None)])
def test_no_wish_while_the_results_come_near(days: int, level: int | None) -> None:
    assert _levels(_facts(results_due=ON + timedelta(days=days))).get("no_wish") == level


def test_without_a_solution_after_the_assignment() -> None:
    assert _levels(_facts(without_solution_since=ON)) == {"no_assignment": 1}
    assert _levels(_facts(without_solution_since=ON - timedelta(days=7))) == {"no_assignment": 2}


def test_what_ends_a_warning_names_its_number() -> None:
    words = what_ends(RULES[RuleCode.LATENESS], (4, 8)).replace("\u00a0", " ")
    assert words == "Moins de 4 demi-journées avec retard sur 30 jours."


def test_levels_read_both_ways() -> None:
    assert [Levels(3, 6).of(n) for n in (2, 3, 6)] == [None, 1, 2]
    assert [Levels(21, 10, downwards=True).of(n) for n in (22, 21, 10)] == [None, 1, 2]


def _class_away(dates: int, pupils: int) -> dict[tuple[date, Half], frozenset[UUID]]:
    return {(day, Half.AM): frozenset(UUID(int=100 + n) for n in range(pupils)) for day in MONDAYS[:dates]}


def test_a_class_away_together_needs_three_dates_five_pupils_and_a_quarter() -> None:
    (found,) = group_patterns(_class_away(3, 6), 24)
    assert (found.weekday, found.pupils, found.dates) == (0, 6, 3)
    assert group_patterns(_class_away(2, 6), 24) == []
    assert group_patterns(_class_away(3, 4), 10) == []
    assert group_patterns(_class_away(3, 6), 25) == []


def test_partial_half_days_weigh_what_the_school_s_own_count_says() -> None:
    """As the calendar and the alerts of the pupil: a lesson missed this morning is no whole half-day yet."""
    partial = HalfDayFact(ON, Half.AM, Presence.UNJUSTIFIED, complete=False, minutes=60, expected_minutes=180)
    thirds = tuple(replace(partial, day=ON - timedelta(days=n)) for n in range(3))
    whole = _away(4, 5)
    told = {kind: unjustified_absences(_facts(*whole, *thirds, counted_as=kind)) for kind in CountKind}
    assert {kind: found[3] for kind, found in told.items() if found} == {
        CountKind.RAW: {"count": 5, "counted_as": "raw"},
        CountKind.PROPORTIONAL: {"count": 3, "counted_as": "proportional"},
        CountKind.COMPLETE: {"count": 2, "counted_as": "complete"},
    }


def test_a_past_without_enough_rolls_is_no_past() -> None:
    now = _away(*range(8))
    assert "rise_since_last_year" in _levels(_facts(*now, rolled_last_year=PAST_HALF_DAYS))
    assert "rise_since_last_year" not in _levels(_facts(*now, rolled_last_year=PAST_HALF_DAYS - 1))
    assert str(PAST_HALF_DAYS) in RULES[RuleCode.RISE_SINCE_LAST_YEAR].source
