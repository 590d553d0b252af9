from datetime import datetime

import pytest

from domain.imports.check import FileCheck, check_line, with_the_rest
from domain.imports.kinds import ImportKind
from domain.imports.lines import FileHead, RawLine, ResponsibilityLevel, Subject
from domain.imports.verdicts import Accepted, Refused, Remark, Rule

COLUMNS = {
    "eleve_id": "ELEVE_ID",
    "last_name": "NOM_DE_FAMILLE",
    "first_name": "PRENOM",
    "birth_date": "DATE_NAISS",
    "left_on": "DATE_SORTIE",
}
HEAD = FileHead(
    ImportKind.STUDENTS,
    "ElevesAvecAdresses.xml",
    "ISO-8859-15",
    exported_at=datetime.fromisoformat("2026-11-23T07:40"),
    columns=COLUMNS,
)
PUPIL = {"eleve_id": "7", "last_name": "ROY", "first_name": "Inès", "birth_date": "14/03/2012", "division": "3A"}


def student(**values):
    return check_line(RawLine(Subject.STUDENT, 214, {**PUPIL, **values}), HEAD)


def link(**values):
    return check_line(RawLine(Subject.GUARDIANSHIP, 3, {"eleve_id": "7", "person_id": "1", **values}), HEAD)


def test_a_refusal_says_line_column_rule_and_remedy_like_the_lawyers_asked():
    verdict = student(birth_date="31/02/2011")
    assert (verdict.line, verdict.column, verdict.rule) == (214, "DATE_NAISS", Rule.NOT_A_DATE)
    assert verdict.sentence == (
        "Ligne 214, colonne DATE_NAISS\u00a0: «\u00a03•/••/•••1\u00a0» n'est pas une date. "
        "Corrigez la fiche dans SIECLE, puis refaites l'export."
    )


def test_the_rest_that_can_be_imported_is_said():
    verdict = with_the_rest(student(birth_date="31/02/2011"), 519)
    assert verdict.sentence.endswith("Les 519 autres élèves peuvent être importés.")
    assert with_the_rest(verdict, 0) == verdict


@pytest.mark.parametrize("field", ["eleve_id", "last_name", "first_name", "birth_date"])
@pytest.mark.parametrize("blank", ["", "   "])
def test_key_names_and_birth_date_are_needed(field, blank):
    verdict = student(**{field: blank})
    assert (verdict.rule, verdict.column) == (Rule.MISSING, COLUMNS[field])
    assert "Complétez la fiche" in verdict.sentence


@pytest.mark.parametrize(
    "name", ["O'NEIL", "D\u2019ARC", "Jean-Noël", "MARTIN (DE)", "Anne, Marie", "St. Clair", "ÿVON"]
)
def test_real_names_are_names(name):
    assert isinstance(student(last_name=name), Accepted)


@pytest.mark.parametrize(
    "name", ["=A1", "+33", "-Léa", "@x", "<b>", "A\x92B", "A;B", "A=B", "123", "A\u202eB", "a" * 101]
)
def test_formulas_markup_and_control_characters_are_not(name):
    assert isinstance(student(last_name=name), Refused)


@pytest.mark.parametrize("born", ["23/11/2026", "01/01/2030", "01/01/1900"])
def test_a_birth_date_after_the_export_or_a_century_before_is_refused(born):
    assert student(birth_date=born).rule is Rule.IMPLAUSIBLE_BIRTH_DATE


def test_leaving_before_entering_is_refused():
    verdict = student(entered_on="01/09/2026", left_on="31/08/2026")
    assert (verdict.rule, verdict.column) == (Rule.LEFT_BEFORE_ENTRY, "DATE_SORTIE")


@pytest.mark.parametrize(
    ("ine", "remark"),
    [("0861288H", Remark.INE_OF_CNED), ("??", Remark.INE_SHAPE), ("123456789AB", None)],
)
def test_a_pupil_is_never_lost_to_a_wrong_ine(ine, remark):
    verdict = student(ine=ine)
    assert isinstance(verdict, Accepted)
    assert verdict.remarks == ((remark,) if remark else ())
    assert bool(verdict.line.ines) is (remark is None)


def test_the_same_ine_under_two_tags_is_one_claim():
    verdict = student(ine="123456789AB", ine_rnie="123456789ab", ine_bea="0123456789X")
    assert [claim.source for claim in verdict.line.ines] == ["ine_rnie", "ine_bea"]


def test_a_wrong_formation_code_or_mail_is_a_remark():
    verdict = student(mef="3EME", email="nobody")
    assert set(verdict.remarks) == {Remark.MEF_SHAPE, Remark.EMAIL_SHAPE}
    assert (verdict.line.mef_code, verdict.line.email) == (None, None)


def test_a_pupil_without_class_is_taken_with_a_remark():
    assert student(division="").remarks == (Remark.NO_CLASS,)
    assert student(division="", left_on="01/10/2026").remarks == ()


@pytest.mark.parametrize(
    ("values", "level"),
    [
        ({"level": "1"}, ResponsibilityLevel.LEGAL),
        ({"level": "2"}, ResponsibilityLevel.IN_CHARGE),
        ({"level": "3"}, ResponsibilityLevel.CONTACT),
        ({"old_level": "1"}, ResponsibilityLevel.LEGAL),
        ({"old_level": "2"}, ResponsibilityLevel.LEGAL),
        ({"old_level": "0"}, ResponsibilityLevel.CONTACT),
        ({}, ResponsibilityLevel.CONTACT),
    ],
)
def test_levels_of_both_forms(values, level):
    assert link(**values).line.level is level


def test_a_link_without_level_never_makes_a_legal_guardian_silently():
    assert link().remarks == (Remark.LEVEL_UNKNOWN,)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("1", True),
        ("true", True),
        ("O", True),
        ("0", False),
        ("false", False),
        ("N", False),
        ("", None),
        ("peut-être", None),
    ],
)
def test_booleans_of_every_spelling(text, flag):
    assert link(houses=text).line.houses is flag


def test_a_pupil_twice_is_refused_and_a_code_twice_is_not():
    check = FileCheck(HEAD)
    raw = RawLine(Subject.STUDENT, 5, PUPIL)
    assert isinstance(check.check(raw), Accepted)
    assert check.check(raw).rule is Rule.DUPLICATE
    code = RawLine(Subject.CODE, 6, {"code_list": "CODE_STATUT", "code": "ST"})
    assert isinstance(check.check(code), Accepted)
    assert isinstance(check.check(code), Accepted)


def test_every_rule_and_remark_has_its_words():
    assert all(rule.label for rule in Rule)
    assert all(remark.label for remark in Remark)
