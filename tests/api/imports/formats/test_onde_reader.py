from datetime import date
from pathlib import Path

import pytest

from api.demo.files.onde_writer import PUPIL_HEADER, write_csv, write_onde_guardians, write_onde_pupils
from api.demo.files.records import OndeChild, OndeGuardian, OndePupil
from api.imports.formats.read import read_upload
from domain.imports.check import FileCheck
from domain.imports.columns import ColumnMapping, MappingNeeded
from domain.imports.kinds import ImportKind
from domain.imports.lines import ClassLine, FileHead, GuardianLine, GuardianshipLine, StudentLine
from domain.imports.matching import MatchKind, Roster, RosterEntry
from domain.imports.refusals import FileUnrecognised
from domain.imports.verdicts import Accepted, Refused, Rule

PUPILS = (
    OndePupil(
        "EXEMPLE", "Lou", date(2015, 5, 3), "CE2-CM1 Mme Essai", "990001", level="CE2", ine="123456789AB", sex="F"
    ),
    OndePupil(
        "FACTICE", "Noé", date(2014, 12, 31), "CE2-CM1 Mme Essai", "990001", level="CM1", usage_name="DEMO", sex="M"
    ),
    OndePupil("DE L'ESSAI", "Ève", date(2013, 2, 28), "ULIS école", "990002", address="3 place Fictive", town="VILLE"),
)
GUARDIANS = (
    OndeGuardian(
        "EXEMPLE", "Léa", (OndeChild("EXEMPLE", "Lou", "CE2-CM1 Mme Essai"),), civility="MME", mobile="0639980001"
    ),
    OndeGuardian(
        "FACTICE",
        "Hugo",
        (
            OndeChild("FACTICE", "Noé", "CE2-CM1 Mme Essai", usage_name="DEMO"),
            OndeChild("DE L'ESSAI", "Ève", "ULIS école"),
        ),
        address="2 allée du Test",
        town="VILLE",
    ),
)


def read(content, **options):
    heads, verdicts, needed, check = [], [], [], None
    for item in read_upload(content, "CSVExtraction.csv", **options):
        if isinstance(item, FileHead):
            heads.append(item)
            check = FileCheck(item)
        elif isinstance(item, MappingNeeded):
            needed.append(item)
        else:
            verdicts.append(check.check(item))
    return heads, verdicts, needed


def taken(content, of, **options):
    return [v.line for v in read(content, **options)[1] if isinstance(v, Accepted) and isinstance(v.line, of)]


@pytest.mark.parametrize("old_form", [False, True])
def test_both_header_forms_are_read(old_form):
    content = write_onde_pupils(PUPILS, old_form=old_form)
    assert [head.kind for head in read(content)[0]] == [ImportKind.ONDE_STUDENTS]
    lou, noe, eve = taken(content, StudentLine)
    assert (lou.last_name, lou.first_name, lou.birth_date, lou.level) == ("EXEMPLE", "Lou", date(2015, 5, 3), "CE2")
    assert noe.usage_name == "DEMO"
    assert (eve.first_name, eve.level, eve.address.town) == ("Ève", None, "VILLE")
    assert bool(lou.ines) is not old_form


def test_several_levels_share_one_class():
    assert [(c.code, c.label) for c in taken(write_onde_pupils(PUPILS), ClassLine)] == [
        ("990001", "CE2-CM1 Mme Essai"),
        ("990002", "ULIS école"),
    ]


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-8", "utf-8-sig", "iso-8859-1"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encoding_and_delimiter_are_sniffed(encoding, delimiter):
    row = [
        "EXEMPLE",
        "",
        "Élodie",
        "03/05/2015",
        "F",
        "",
        "1 rue, haute",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "CP",
        "A",
        "1",
    ]
    content = write_csv(PUPIL_HEADER, [row], encoding=encoding, delimiter=delimiter)
    (elodie,) = taken(content, StudentLine)
    assert (elodie.first_name, elodie.address.lines) == ("Élodie", ("1 rue, haute",))


def test_unquoted_and_short_rows_blank_and_total_lines_are_tolerated():
    header = ";".join(PUPIL_HEADER)
    text = f"{header}\r\nEXEMPLE;;Lou;03/05/2015;F\r\n;;;\r\n\r\nTotal;2 élèves\r\n"
    _, verdicts, _ = read(text.encode("windows-1252"))
    assert [v.line.first_name for v in verdicts] == ["Lou"]


def test_iso_dates_are_read_and_years_of_two_digits_refused():
    rows = [["EXEMPLE", "", "Lou", "2015-05-03"], ["EXEMPLE", "", "Léo", "03/05/15"]]
    _, (lou, leo), _ = read(write_csv(PUPIL_HEADER, rows))
    assert lou.line.birth_date == date(2015, 5, 3)
    assert isinstance(leo, Refused)
    assert (leo.line, leo.column, leo.rule) == (3, "Date naissance", Rule.NOT_A_DATE)
    assert "dans ONDE" in leo.remedy


def test_headers_are_normalised():
    content = "\ufeff NOM ÉLÈVE * ;Prenom eleve;DATE NAISSANCE;Libelle  classe\nEXEMPLE;Lou;03/05/2015;A\n".encode()
    assert [s.last_name for s in taken(content, StudentLine)] == ["EXEMPLE"]


def test_guardians_have_as_many_children_as_the_header_repeats():
    content = write_onde_guardians(GUARDIANS)
    lea, hugo = taken(content, GuardianLine)
    assert (lea.mobile, lea.civility, hugo.address.lines) == ("0639980001", "MME", ("2 allée du Test",))
    links = taken(content, GuardianshipLine)
    assert [(link.person_id == lea.person_id, link.child.first_name) for link in links] == [
        (True, "Lou"),
        (False, "Noé"),
        (False, "Ève"),
    ]
    assert links[1].child.usage_name == "DEMO"


def test_children_are_matched_by_name_and_class_and_homonyms_flagged():
    content = write_onde_guardians(GUARDIANS)
    lou, noe, eve = (link.child for link in taken(content, GuardianshipLine))
    roster = Roster(
        [
            RosterEntry("1", "Exemple", "LOU", class_label="CE2-CM1 Mme Essai"),
            RosterEntry("2", "EXEMPLE", "Lou", class_label="CP"),
            RosterEntry("3", "Autre", "Noe", usage_name="Demo"),
            RosterEntry("4", "de l essai", "Eve"),
            RosterEntry("5", "DE-L'ESSAI", "Ève"),
        ]
    )
    assert roster.match(lou).keys == ("1",)
    assert roster.match(noe).keys == ("3",)
    assert roster.match(eve).kind is MatchKind.AMBIGUOUS
    assert roster.match(eve).keys == ("4", "5")


PERSONAL = "Patronyme;Petit nom;Naissance;Groupe;Nationalité\nEXEMPLE;Lou;03/05/2015;CE2;NATIO-111\nFACTICE;Noé;31/12/2014;CM1;X\n"


def test_personalised_headers_ask_for_a_mapping_with_samples():
    heads, verdicts, (needed,) = read(PERSONAL.encode(), kind=ImportKind.ONDE_STUDENTS)
    assert (heads, verdicts) == ([], [])
    assert {field.name for field in needed.fields if field.required} == {
        "last_name",
        "first_name",
        "birth_date",
        "class_label",
    }
    assert ("Patronyme", ("EXEMPLE", "FACTICE")) in [(seen.header, seen.samples) for seen in needed.headers]
    assert dict(needed.proposal.headers) == {"birth_date": "Naissance"}


def test_a_sample_never_shows_what_we_drop():
    _, _, (needed,) = read(PERSONAL.encode(), kind=ImportKind.ONDE_STUDENTS)
    assert "NATIO-111" not in repr(needed)


def test_with_the_mapping_the_same_file_is_read():
    mapping = ColumnMapping({"last_name": "Patronyme", "first_name": "Petit nom", "class_label": "Groupe"})
    (lou, noe) = taken(PERSONAL.encode(), StudentLine, kind=ImportKind.ONDE_STUDENTS, mapping=mapping)
    assert (lou.last_name, lou.first_name, lou.division_code) == ("EXEMPLE", "Lou", "CE2")
    assert noe.birth_date == date(2014, 12, 31)


def test_unknown_headers_without_a_kind_are_not_guessed():
    with pytest.raises(FileUnrecognised):
        read(b"Patronyme;Petit nom\nEXEMPLE;Lou\n")


def test_the_same_homonyms_stay_two_guardians():
    two = (
        OndeGuardian("MARTIN", "Julie", (OndeChild("MARTIN", "Lou", "CP"),)),
        OndeGuardian("MARTIN", "Julie", (OndeChild("PETIT", "Noé", "CM2"),)),
    )
    assert len({g.person_id for g in taken(write_onde_guardians(two), GuardianLine)}) == 2


def test_no_name_of_a_file_decides_what_it_is():
    (head,), _, _ = read(write_onde_guardians(GUARDIANS))
    assert (head.kind, Path(head.name).suffix) == (ImportKind.ONDE_GUARDIANS, ".csv")
