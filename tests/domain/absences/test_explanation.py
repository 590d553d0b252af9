"""« Comment ce nombre est-il compté ? »: the answer, line by line."""

from datetime import date

import pytest

from domain.absences.counts import HalfDayState
from domain.absences.entries import EntryKind, EntrySource
from domain.absences.explanation import Question, explain
from domain.absences.facts import DayFacts, Lesson
from domain.absences.reasons import JudgementState
from domain.absences.visibility import ReasonAudience
from domain.schools.settings import AttendanceSettings, CountingProfile, CountKind
from tests.domain.absences.builders import (
    COLLEGE,
    GEPI_SCHOOL,
    PUPIL,
    STRICT,
    at,
    days_of,
    entry,
    judged,
    morning,
    whole_day,
)

NBSP = "\u00a0"
FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)


def _history():
    one_lesson = entry(COLLEGE, date(2026, 10, 6), "09:00", "10:00", source=EntrySource.ROLL_CALL, by="Mme Aubry")
    eighth = whole_day(COLLEGE, date(2026, 10, 8))
    rest = [morning(COLLEGE, date(2026, 10, 12)), morning(COLLEGE, date(2026, 10, 14))]
    late = entry(COLLEGE, date(2026, 10, 13), "08:00", "08:20", kind=EntryKind.LATE)
    judgements = [judged(e, "admissible", at(COLLEGE, date(2026, 11, 4), "10:00")) for e in eighth]
    return [one_lesson, *eighth, *rest, late], judgements


def _explain(*, known_on=None, audience=ReasonAudience.FULL, settings=STRICT):
    entries, judgements = _history()
    question = Question(FIRST, LAST, settings, 3, known_on, audience)
    return explain(days_of(COLLEGE, entries, judgements), COLLEGE, question)


def test_every_half_day_says_whether_it_counts_and_why_not():
    lines = [(line.words.replace(NBSP, " "), line.counts, line.verdict.replace(NBSP, " ")) for line in _explain().lines]
    assert lines == [
        ("mar. 6 octobre matin", False, "ne compte pas : 1 h sur 4 h attendues, demi-journée non complète"),
        ("jeu. 8 octobre matin", False, "ne compte pas : motif accepté"),
        ("jeu. 8 octobre après-midi", False, "ne compte pas : motif accepté"),
        ("lun. 12 octobre matin", True, "compte"),
        ("mar. 13 octobre matin", False, "ne compte pas : un retard n'est pas une absence"),
        ("mer. 14 octobre matin", True, "compte"),
    ]


def test_the_headline_says_what_an_hour_does_not_make():
    said = _explain().headline.replace(NBSP, " ")
    assert said == (
        "2 demi-journées complètes sans motif accepté du 1er au 31 octobre 2026. 1 absence partielle ne fait pas une "
        "demi-journée complète. Le seuil de 4 n'est pas atteint."
    )


def test_what_was_known_on_16_october_reads_four_and_names_the_threshold():
    then = _explain(known_on=at(COLLEGE, date(2026, 10, 16), "18:00"))
    assert then.totals.counted.complete == 4
    assert [line.running for line in then.lines] == [0, 1, 2, 3, 3, 4]
    assert then.lines[-1].verdict.replace(NBSP, " ") == "compte : 4, seuil de saisine"
    assert then.headline.endswith("Le seuil de 4 est atteint.")
    assert {entry.judgement for line in then.lines for entry in line.entries} == {JudgementState.NO_REASON}


def test_source_and_person_are_shown_with_the_hour_of_the_school():
    [line] = [line for line in _explain().lines if line.day == date(2026, 10, 6)]
    assert line.entries[0].source_words.replace(NBSP, " ") == "appel 9 h 10, Mme Aubry"


@pytest.mark.parametrize(
    ("audience", "shown"),
    [(ReasonAudience.FULL, "Maladie de l'enfant"), (ReasonAudience.JUSTIFIED_OR_NOT, "motif légitime")],
)
def test_reasons_are_cut_to_their_audience(audience, shown):
    [line] = [line for line in _explain(audience=audience).lines if line.words.endswith("8\u00a0octobre matin")]
    assert line.entries[0].reason == shown


def test_the_rule_names_the_settings_and_their_version():
    rule = _explain().rule.replace(NBSP, " ")
    assert "demi-journées complètes" in rule
    assert "milieu de la journée à 12 h 30" in rule
    assert rule.endswith("Réglages, version 3.")


def test_a_raw_count_counts_the_hour():
    raw = _explain(settings=AttendanceSettings(threshold_count=CountKind.RAW))
    assert raw.lines[0].counts
    assert raw.headline.startswith("3 demi-journées brutes")


def test_rolls_not_taken_warn_that_the_count_may_be_incomplete():
    day = date(2026, 10, 6)
    lessons = tuple(
        Lesson(at(COLLEGE, day, f"{h:02}:00"), at(COLLEGE, day, f"{h + 1:02}:00"), roll_due=True) for h in (8, 9)
    )
    answer = explain([DayFacts(PUPIL, day, lessons=lessons)], COLLEGE, Question(FIRST, LAST, STRICT))
    assert answer.warnings == (f"2 appels non faits{NBSP}: le décompte peut être incomplet.",)
    assert answer.lines[0].state is HalfDayState.UNKNOWN


def test_closed_half_day_of_an_open_day_is_said_and_a_weekend_is_skipped():
    away = entry(COLLEGE, date(2026, 11, 4), "08:00", "12:00", last_day=date(2026, 11, 9))
    answer = explain(days_of(COLLEGE, [away]), COLLEGE, Question(date(2026, 11, 1), date(2026, 11, 30), STRICT))
    words = {line.words.replace(NBSP, " "): line.verdict.replace(NBSP, " ") for line in answer.lines}
    assert words["mer. 4 novembre après-midi"] == "ne compte pas : demi-journée fermée"
    assert not any(word.startswith(("sam.", "dim.")) for word in words)
    assert answer.totals.counted.complete == 6


def test_overflow_and_pending_are_said_in_words():
    overflow = entry(GEPI_SCHOOL, date(2026, 11, 5), "11:00", "13:30")
    question = Question(date(2026, 11, 1), date(2026, 11, 30), CountingProfile.GEPI.settings)
    [am, pm] = explain(days_of(GEPI_SCHOOL, [overflow]), GEPI_SCHOOL, question).lines
    assert pm.verdict.replace(NBSP, " ") == "ne compte pas une seconde fois : débordement de 1 h 45 toléré"
    absence = morning(COLLEGE, date(2026, 11, 5))
    judgement = judged(absence, "pending", at(COLLEGE, date(2026, 11, 5), "18:00"))
    answer = explain(
        days_of(COLLEGE, [absence], [judgement]), COLLEGE, Question(date(2026, 11, 1), date(2026, 11, 30), STRICT)
    )
    assert answer.lines[0].awaiting
    assert answer.lines[0].verdict == "compte, motif à apprécier"
    assert "Dont 1 à apprécier." in answer.headline
    assert am.raw == 1


def test_unknown_holidays_are_said():
    answer = explain([], COLLEGE, Question(date(2031, 10, 1), date(2031, 10, 31), STRICT))
    assert "ne sont pas connues" in answer.warnings[0]
    assert answer.headline.startswith("0 demi-journée complète")
