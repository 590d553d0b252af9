from datetime import date, datetime, time

import pytest

from api.demo.files.absences_writer import write_absence_totals, write_absences, write_pronote
from api.demo.files.records import AbsenceRecord, AbsenceTotal
from api.demo.files.records import FileHead as WrittenHead
from api.imports.formats.read import read_upload
from domain.imports.check import FileCheck
from domain.imports.kinds import ImportKind
from domain.imports.lines import AbsenceLine, ControlLine, FileHead, LateLine
from domain.imports.reasons import ImportedReason
from domain.imports.verdicts import Accepted, Refused, Rule


def absence(start, end, *, key="00042", reason="", justified=False):
    """One absence of 3 November, from (hour, minute) to (hour, minute)."""
    first, last = (datetime.combine(date(2026, 11, 3), time(*moment)) for moment in (start, end))
    return AbsenceRecord(key, "LEBŒUF", "Noëlle", first, last, reason=reason, justified=justified)


MORNING = absence((8, 0), (12, 0), reason="Rdv médical chez le psychiatre")
AFTERNOON = absence((13, 30), (16, 0), justified=True)


def read(content):
    heads, verdicts, check = [], [], None
    for item in read_upload(content, "absences"):
        if isinstance(item, FileHead):
            heads.append(item)
            check = FileCheck(item)
        else:
            verdicts.append(check.check(item))
    return heads, verdicts


def taken(content, of=AbsenceLine):
    return [v.line for v in read(content)[1] if isinstance(v, Accepted) and isinstance(v.line, of)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "windows-1252"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_own_csv_is_read_in_any_encoding(encoding, delimiter):
    content = write_absences([MORNING, AFTERNOON], encoding=encoding, delimiter=delimiter)
    if encoding == "windows-1252":
        assert b"LEB\x8cUF" in content
    morning, afternoon = taken(content)
    assert (morning.start, morning.end) == (
        datetime.fromisoformat("2026-11-03T08:00"),
        datetime.fromisoformat("2026-11-03T12:00"),
    )
    assert (morning.justified, afternoon.justified) == (False, True)
    assert morning.pupil.elenoet == "42"


def test_the_key_may_be_an_ine():
    (line,) = taken(write_absences([absence((8, 0), (9, 0), key="123456789ab")], key="ine"))
    assert line.pupil.ine == "123456789AB"


def test_the_label_of_a_reason_never_comes_out():
    content = write_absences([MORNING, absence((14, 0), (15, 0), reason="Fêtes religieuses")])
    raw = repr(list(read_upload(content, "x")))
    assert "psychiatre" not in raw
    assert "religieuses" not in raw
    first, second = taken(content)
    assert first.reason is ImportedReason.CHILD_ILLNESS
    assert first.reason.label == "Motif de santé (sans précision)"
    assert second.reason.label == "Autorisation d'absence accordée"


def test_the_same_absence_has_the_same_key_whatever_became_of_its_reason():
    (before,) = taken(write_absences([absence((8, 0), (12, 0))]))
    (after,) = taken(write_absences([absence((8, 0), (12, 0), reason="Transport", justified=True)]))
    (pronote,) = taken(write_pronote([absence((8, 0), (12, 0))]))
    assert (
        before.natural_key == after.natural_key == pronote.natural_key == "elenoet:42|2026-11-03T08:00|2026-11-03T12:00"
    )


def test_an_exact_repeat_is_read_once():
    assert len(taken(write_absences([MORNING, MORNING]))) == 1


def test_an_absence_that_ends_before_it_starts_is_refused():
    _, (verdict,) = read(write_absences([absence((12, 0), (8, 0))]))
    assert isinstance(verdict, Refused)
    assert (verdict.rule, verdict.column) == (Rule.ENDS_BEFORE_START, "heure_fin")


def test_pronote_absences_and_lates_are_read():
    content = write_pronote([MORNING, AFTERNOON], [absence((8, 10), (8, 20))])
    heads, _ = read(content)
    assert heads[0].kind is ImportKind.PRONOTE
    assert [line.start.hour for line in taken(content)] == [8, 13]
    (late,) = taken(content, LateLine)
    assert (late.day, late.pupil.elenoet, late.pupil.key) == (date(2026, 11, 3), None, "name:leboeuf|noelle")


def test_two_records_of_one_half_day_hide_no_lesson_in_between():
    """A hole in the timetable: both intervals stay, so that the half-day is counted once and by its lessons."""
    lines = taken(write_pronote([absence((8, 0), (9, 0)), absence((11, 0), (12, 0))]))
    assert [(line.start.hour, line.end.hour) for line in lines] == [(8, 9), (11, 12)]


def test_a_record_inside_another_is_told_once():
    lines = taken(write_pronote([absence((8, 0), (12, 0)), absence((8, 0), (12, 0)), absence((9, 0), (10, 0))]))
    assert [(line.start.hour, line.end.hour) for line in lines] == [(8, 12)]


def test_pronote_fields_depend_on_boxes_ticked():
    bare = (
        b"<Base><Absences_des_eleves><NOM>A</NOM><PRENOM>B</PRENOM><DATE_DEBUT>03/11/2026</DATE_DEBUT>"
        b"<H_DEBUT>8h00</H_DEBUT><DATE_FIN>03/11/2026</DATE_FIN><H_FIN>12h00</H_FIN></Absences_des_eleves></Base>"
    )
    (line,) = taken(bare)
    assert (line.justified, line.pupil.key) == (None, "name:a|b")


def test_an_absence_of_nobody_is_refused():
    bare = (
        b"<Base><Absences_des_eleves><DATE_DEBUT>03/11/2026</DATE_DEBUT><H_DEBUT>8h00</H_DEBUT>"
        b"<DATE_FIN>03/11/2026</DATE_FIN><H_FIN>12h00</H_FIN></Absences_des_eleves></Base>"
    )
    _, (verdict,) = read(bare)
    assert verdict.rule is Rule.PUPIL_NOT_NAMED


HEAD = WrittenHead("9990001J", 2026, datetime.fromisoformat("2026-12-01T07:00"))


def totals(*lines):
    return write_absence_totals(HEAD, lines, first_day=date(2026, 9, 1), last_day=date(2026, 11, 30))


def test_siecle_totals_are_control_lines():
    content = totals(AbsenceTotal("00042", "LEBŒUF", "Noëlle", 7, 3, 2))
    heads, _ = read(content)
    assert (heads[0].kind, heads[0].uai) == (ImportKind.ABSENCE_TOTALS, "9990001J")
    (line,) = taken(content, ControlLine)
    assert (line.pupil.elenoet, line.absences, line.unjustified, line.lates) == ("42", 7, 3, 2)
    assert (line.first_day, line.last_day) == (date(2026, 9, 1), date(2026, 11, 30))


def test_more_unjustified_than_absences_is_refused():
    _, (verdict,) = read(totals(AbsenceTotal("1", "A", "B", 2, 3, 0)))
    assert verdict.rule is Rule.UNJUSTIFIED_OVER_TOTAL
    assert verdict.column == "nbNonJustif"
