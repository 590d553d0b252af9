from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.imports.judge import Outcome, PlanCounts, judge, judge_header, judge_kind
from domain.imports.kinds import ImportKind
from domain.imports.raw import FileHead
from domain.imports.refusals import HeadMissing, OlderThanLast, TooManyGone, WrongFileKind, WrongSchool, WrongYear

MOMENT = datetime.fromisoformat("2026-11-23T07:40")
HEAD = FileHead(ImportKind.STUDENTS, "e.xml", "ISO-8859-15", uai="9990001J", school_year=2026, exported_at=MOMENT)


def refusals(head, last=None):
    return judge_header(head, "9990001J", 2026, last)


def test_a_right_head_is_not_refused():
    assert refusals(HEAD) == ()
    assert refusals(HEAD, MOMENT - timedelta(days=1)) == ()


def test_another_school_is_named():
    (refusal,) = refusals(replace(HEAD, uai="9990002K"))
    assert isinstance(refusal, WrongSchool)
    assert refusal.sentence == (
        "Ce fichier vient de l'établissement 9990002K. Vous travaillez pour 9990001J. Rien n'a été modifié."
    )


def test_another_year_is_named():
    (refusal,) = refusals(replace(HEAD, school_year=2025))
    assert isinstance(refusal, WrongYear)
    assert "2025-2026" in refusal.sentence
    assert "2026-2027" in refusal.sentence


def test_older_than_the_last_is_refused_but_not_the_same():
    (refusal,) = refusals(HEAD, MOMENT + timedelta(minutes=1))
    assert isinstance(refusal, OlderThanLast)
    assert "23/11/2026 à 7 h 40" in refusal.sentence
    assert refusals(HEAD, MOMENT) == ()


def test_a_file_without_head_is_refused_where_one_is_due():
    assert isinstance(refusals(replace(HEAD, uai=None))[0], HeadMissing)
    assert refusals(FileHead(ImportKind.ONDE_STUDENTS, "CSVExtraction.csv", "UTF-8")) == ()


def test_every_fault_of_a_head_is_told_at_once():
    wrong = replace(HEAD, uai="9990002K", school_year=2025)
    assert len(refusals(wrong, MOMENT + timedelta(days=1))) == 3


def test_wrong_kind_of_file():
    assert isinstance(judge_kind(ImportKind.GUARDIANS, ImportKind.STUDENTS), WrongFileKind)
    assert judge_kind(ImportKind.GUARDIANS, ImportKind.GUARDIANS) is None
    assert judge_kind(ImportKind.GUARDIANS, None) is None


def test_too_many_missing_blocks_with_the_sentence_of_practice():
    judgement = judge(PlanCounts(known=520, missing=83))
    assert isinstance(judgement.blocked_by, TooManyGone)
    assert judgement.blocked_by.sentence == (
        "83 élèves sur 520 ne sont plus dans ce fichier (16\u00a0%). C'est inhabituel. L'import est suspendu. "
        "Vérifiez que l'export est complet, ou confirmez avec le chef d'établissement."
    )


@pytest.mark.parametrize(("missing", "blocked"), [(52, False), (53, True), (0, False)])
def test_ten_percent_is_the_limit_and_not_over_it(missing, blocked):
    assert judge(PlanCounts(known=520, missing=missing)).blocked is blocked


def test_just_over_the_limit_is_not_said_to_be_ten_percent():
    assert "(10,2\u00a0%)" in judge(PlanCounts(known=520, missing=53)).blocked_by.sentence


def test_pupils_with_a_leaving_date_count_as_gone():
    judgement = judge(PlanCounts(known=100, missing=6, gone=6))
    assert "ou y sont partis" in judgement.blocked_by.sentence


def test_the_head_may_confirm_with_a_motive_and_only_with_one():
    counts = PlanCounts(known=520, missing=83)
    assert judge(counts, confirmed_motive="  ").blocked
    assert not judge(counts, confirmed_motive="Fermeture du site annexe").blocked


def test_the_first_import_of_a_school_loses_nobody():
    assert not judge(PlanCounts(known=0, new=520)).blocked


def test_files_are_imported_in_their_order():
    kinds = [
        ImportKind.SCHOOL,
        ImportKind.STUDENTS,
        ImportKind.NOMENCLATURE,
        ImportKind.GUARDIANS,
        ImportKind.STRUCTURES,
    ]
    assert sorted(kinds, key=lambda kind: kind.order) == [
        ImportKind.NOMENCLATURE,
        ImportKind.STRUCTURES,
        ImportKind.STUDENTS,
        ImportKind.GUARDIANS,
        ImportKind.SCHOOL,
    ]


def test_every_outcome_and_kind_has_its_words():
    assert all(outcome.label for outcome in Outcome)
    assert all(kind.label and kind.file_name and kind.source for kind in ImportKind)
