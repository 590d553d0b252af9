from dataclasses import replace
from datetime import date, datetime

import pytest

from api.demo.files.siecle_writer import zip_of
from api.imports.formats.read import read_upload
from domain.imports.check import FileCheck
from domain.imports.kinds import ImportKind
from domain.imports.lines import (
    ClassLine,
    ClosureLine,
    CodeLine,
    FileHead,
    FileWarning,
    GuardianLine,
    GuardianshipLine,
    MefLine,
    PeriodLine,
    RawLine,
    ResponsibilityLevel,
    SchoolLine,
    StudentLine,
)
from domain.imports.refusals import FileNotNeeded, WrongFileKind
from domain.imports.verdicts import Accepted, Refused, Rule
from tests.factories.siecle_files import DROPPED, UAI, Oddity, SiecleSet

SET = SiecleSet()


def read(content, kind=None):
    """Heads and verdicts of an upload, in order."""
    heads, verdicts, check = [], [], None
    for item in read_upload(content, "fichier", kind=kind):
        if isinstance(item, FileHead):
            heads.append(item)
            check = FileCheck(item)
        elif isinstance(item, RawLine):
            verdicts.append(check.check(item))
    return heads, verdicts


def lines(content, of, kind=None):
    return [v.line for v in read(content, kind)[1] if isinstance(v, Accepted) and isinstance(v.line, of)]


def test_accents_of_iso_8859_15_are_read_as_declared():
    names = [student.last_name for student in lines(SET.students(), StudentLine)]
    assert names == ["LEBŒUF", "D'ÆGINE-ÇELIK", "MARTIN", "ÿVON"]


def test_head_says_school_year_and_moment():
    (head,), _ = read(SET.students())
    assert (head.kind, head.uai, head.school_year) == (ImportKind.STUDENTS, UAI, 2026)
    assert head.exported_at == datetime.fromisoformat("2026-11-23T07:40")
    assert head.encoding == "ISO-8859-15"


def test_pupil_carries_class_groups_ines_and_last_year():
    pupil = lines(SET.students(), StudentLine)[0]
    assert (pupil.division_code, pupil.group_codes, pupil.elenoet) == ("3A", ("3LV2G1",), "42")
    assert [(ine.value, ine.source) for ine in pupil.ines] == [("123456789AB", "INE_RNIE"), ("0123456789X", "INE_BEA")]
    assert (pupil.last_year_mef_code, pupil.last_year_uai) == ("10210001110", "9990002K")
    assert (pupil.mobile, pupil.accepts_sms, pupil.sex) == ("+33639980001", True, "F")


def test_pupils_who_left_stay_with_date_and_reason():
    left = lines(SET.students(), StudentLine)[2]
    assert (left.left_on, left.leaving_reason_code, left.division_code) == (date(2026, 10, 15), "10", "3B")


def test_adult_pupil_has_an_address_of_his_own():
    adult = lines(SET.students(), StudentLine)[3]
    assert adult.address.lines == ("1 RUE DE L'ÉCOLE", "BÂT. B")
    assert (adult.address.postcode, adult.address.town) == ("99900", "VILLEFICTIVE")


def test_apprentice_number_is_an_ine_too():
    assert lines(SET.students(), StudentLine)[3].ines[0].value == "1234A56789B"


@pytest.mark.parametrize("oddity", [Oddity.BLOCKS_REVERSED, Oddity.NAMESPACE, Oddity.COMMENTS, Oddity.EMPTY_TAGS])
def test_order_namespace_comments_and_empty_tags_change_nothing(oddity):
    for file in ("students", "guardians"):
        plain = [replace(v.line, number=0) for v in read(getattr(SET, file)())[1]]
        odd = [replace(v.line, number=0) for v in read(getattr(SET.with_oddities(oddity), file)())[1]]
        assert sorted(odd, key=repr) == sorted(plain, key=repr)


def test_old_tag_names_are_read():
    old = SET.with_oddities(Oddity.OLD_TAGS)
    assert next(s.last_name for s in lines(old.students(), StudentLine)) == "LEBŒUF"
    assert next(g.last_name for g in lines(old.guardians(), GuardianLine)) == "LEBŒUF"


def test_when_a_file_writes_both_names_of_a_tag_the_newest_wins():
    both = SET.students().replace(b"<NOM_DE_FAMILLE>", b"<NOM>ANCIEN</NOM><NOM_DE_FAMILLE>")
    assert [s.last_name for s in lines(both, StudentLine)][2] == "MARTIN"


def test_both_parents_of_the_old_form_are_legal():
    second_parent = replace(SET, links=(replace(SET.links[0], level=1), replace(SET.links[1], level=2)))
    old = lines(second_parent.with_oddities(Oddity.OLD_TAGS).guardians(), GuardianshipLine)
    assert [link.level for link in old] == [ResponsibilityLevel.LEGAL, ResponsibilityLevel.LEGAL]


def test_a_refusal_names_the_column_that_the_file_writes():
    for oddities, column in (((), "NOM_DE_FAMILLE"), ((Oddity.OLD_TAGS,), "NOM")):
        nameless = replace(SET, pupils=(replace(SET.pupils[0], last_name=""),)).with_oddities(*oddities)
        _, (refusal,) = read(nameless.students())
        assert (refusal.column, refusal.rule, refusal.line) == (column, Rule.MISSING, 11)


def test_a_file_on_one_line_names_the_record():
    wrong = replace(SET, pupils=(SET.pupils[0], replace(SET.pupils[1], first_name=""))).with_oddities(Oddity.ONE_LINE)
    heads, (_, refusal) = read(wrong.students())
    assert heads[0].by_record
    assert refusal.sentence.startswith("Fiche 2, colonne PRENOM")


def test_lines_are_right_beyond_the_65535th():
    pupil = SET.pupils[1]
    many = replace(SET, pupils=tuple(replace(pupil, eleve_id=n) for n in range(1, 6_000))).students()
    last = lines(many, StudentLine)[-1]
    assert last.number > 70_000
    assert many.split(b"\n")[last.number - 1].startswith(b'<ELEVE ELEVE_ID="5999"')


def test_utf8_under_another_name_is_said():
    (head,), _ = read(SET.with_oddities(Oddity.SAVED_AS_UTF8).students())
    assert FileWarning.UTF8_UNDER_ANOTHER_NAME in head.warnings
    assert "Refaites l'export" in FileWarning.UTF8_UNDER_ANOTHER_NAME.label


def test_windows_1252_under_another_name_is_said():
    (head,), verdicts = read(SET.with_oddities(Oddity.SAVED_AS_WINDOWS_1252).students())
    assert FileWarning.CONTROL_CHARACTERS in head.warnings
    assert isinstance(verdicts[0], Refused)  # LEBŒUF holds a control character then


def test_a_byte_order_mark_and_real_utf8_are_read():
    (head,), verdicts = read(SET.with_oddities(Oddity.BYTE_ORDER_MARK).students())
    assert head.encoding == "UTF-8"
    assert head.warnings == ()
    assert verdicts[0].line.last_name == "LEBŒUF"


def test_no_timestamp_is_a_warning():
    (head,), _ = read(SET.with_oddities(Oddity.NO_TIMESTAMP).students())
    assert head.exported_at is None
    assert head.warnings == (FileWarning.NO_TIMESTAMP,)


def test_guardians_have_address_and_consents():
    anne, paul, agency = lines(SET.guardians(), GuardianLine)
    assert (anne.accepts_sms, anne.address.town, anne.civility) == (True, "VILLEFICTIVE", "MME")
    assert (paul.address_may_be_shared, paul.address.postcode, paul.address.town) == (False, None, "1000 BRUXELLES")
    assert (agency.first_name, agency.address) == (None, None)


def test_links_have_level_kinship_and_booleans_of_two_spellings():
    first, second, third, unknown = lines(SET.guardians(), GuardianshipLine)
    assert (first.level, first.houses, first.contact_first) == (ResponsibilityLevel.LEGAL, True, True)
    assert second.houses is False
    assert (third.level, third.kinship_code) == (ResponsibilityLevel.IN_CHARGE, "51")
    assert (unknown.eleve_id, unknown.level) == (999, ResponsibilityLevel.CONTACT)


def test_divisions_have_several_mef_and_groups_their_divisions():
    first, second, group = lines(SET.structures(), ClassLine)
    assert (first.code, first.label, first.mef_codes) == ("3A", "TROISIÈME A", ("10310019110", "24720009310"))
    assert (second.mef_codes, second.is_group) == ((), False)
    assert (group.is_group, group.division_codes) == (True, ("3A", "3B"))


def test_nomenclature_gives_formations_and_code_lists():
    mef = lines(SET.nomenclature(), MefLine)[0]
    assert (mef.code, mef.label, mef.mefstat_code, mef.closed_on) == ("10310019110", "3ème", "21160010019", None)
    codes = lines(SET.nomenclature(), CodeLine)
    assert [(c.code_list, c.code, c.label) for c in codes] == [
        ("CODE_MOTIF_SORTIE", "10", "SUITE DES ÉTUDES"),
        ("CODE_REGIME", "2", "DEMI-PENSIONNAIRE"),
    ]


def test_communs_give_letter_head_year_periods_and_closures():
    (school,) = lines(SET.school(), SchoolLine)
    assert (school.name, school.first_day, school.last_day) == (
        "COLLÈGE JULES-VERNE",
        date(2026, 9, 1),
        date(2027, 7, 3),
    )
    assert school.address.lines == ("1 PLACE FICTIVE",)
    (period,) = lines(SET.school(), PeriodLine)
    (closure,) = lines(SET.school(), ClosureLine)
    assert (period.code, period.last_day) == ("T1", date(2026, 11, 30))
    assert (closure.label, closure.first_day) == ("PONT DE L'ASCENSION", date(2027, 5, 7))


@pytest.mark.parametrize("oddities", [(), (Oddity.BLOCKS_REVERSED,), (Oddity.OLD_TAGS,), (Oddity.ONE_LINE,)])
def test_what_we_do_not_need_never_comes_out(oddities):
    """Nationality, birth place, profession, grants and situation: not in a raw line, not in a typed one."""
    odd = SET.with_oddities(*oddities)
    written = b"".join(odd.files().values()).decode("iso-8859-15")
    read_out = repr(list(read_upload(odd.zipped(), "tout.zip"))) + repr(read(odd.zipped()))
    for value in DROPPED:
        assert value in written
        assert value not in read_out


def test_a_zip_is_read_in_the_order_of_import():
    heads, verdicts = read(SET.zipped())
    assert [head.kind for head in heads] == [
        ImportKind.NOMENCLATURE,
        ImportKind.STRUCTURES,
        ImportKind.STUDENTS,
        ImportKind.GUARDIANS,
        ImportKind.SCHOOL,
    ]
    assert all(isinstance(verdict, Accepted) for verdict in verdicts)


def test_the_wrong_file_is_called_by_its_name():
    with pytest.raises(WrongFileKind) as refusal:
        read(SET.guardians(), ImportKind.STUDENTS)
    assert refusal.value.sentence == (
        "Ce fichier contient les responsables. Nous attendons les élèves\u00a0: ElevesAvecAdresses.xml. "
        "Rien n'a été modifié."
    )


def test_a_file_we_do_not_need_is_named_alone_and_skipped_in_a_zip():
    from_sts = b'<?xml version="1.0" encoding="ISO-8859-15"?><STS_EDT/>'
    with pytest.raises(FileNotNeeded) as refusal:
        read(from_sts)
    assert "les enseignants" in refusal.value.sentence
    (head,), _ = read(zip_of({"sts.xml": from_sts, "e.xml": SET.students()}))
    assert head.kind is ImportKind.STUDENTS
    assert FileWarning.FILE_LEFT_OUT in head.warnings


def test_the_same_pupil_twice_is_refused_the_second_time():
    twice = replace(SET, pupils=(SET.pupils[0], SET.pupils[0]))
    _, (first, second) = read(twice.students())
    assert isinstance(first, Accepted)
    assert (second.rule, second.column) == (Rule.DUPLICATE, "ELEVE_ID")


def test_every_tag_may_be_absent_but_name_first_name_birth_date_and_key():
    bare = (
        b'<?xml version="1.0" encoding="ISO-8859-15"?><BEE_ELEVES><DONNEES><ELEVES><ELEVE ELEVE_ID="7">'
        b"<NOM>A</NOM><PRENOM>B</PRENOM><DATE_NAISS>01/02/2012</DATE_NAISS></ELEVE></ELEVES></DONNEES></BEE_ELEVES>"
    )
    (head,), (verdict,) = read(bare)
    assert isinstance(verdict, Accepted)
    assert (head.uai, head.school_year) == (None, None)
