"""Which envelopes leave: kinds that exist, one per person or per address, texts of the day, and the words themselves."""

import re
from datetime import date
from uuid import UUID

import pytest

from domain.attendance_cases import dsden_track, guards, guards_dsden, law, offers, states
from domain.attendance_cases.advance import WORKFLOWS
from domain.attendance_cases.facts import AuthorityLevel, ResponsiblePerson
from domain.attendance_cases.letters import (
    ADDRESSING,
    Addressing,
    CaseLetter,
    by_address,
    cited_texts,
    mail_of,
    penal_words_allowed,
)
from domain.attendance_cases.rules import case_rules
from domain.attendance_cases.states import INITIAL_STATES, Track
from domain.attendance_cases.wording import half_days
from domain.documents.kinds import Audience, LetterKind
from domain.kernel.french import from_to, full_date, typeset
from tests.domain.attendance_cases.case_world import FATHER, GRANDMOTHER, MOTHER, Walk

BIRTH = date(2012, 3, 14)
ON = date(2026, 11, 16)


def test_every_letter_of_a_step_is_a_document_with_the_same_addressing():
    same = {
        Audience.EACH_PERSON: Addressing.EACH_PERSON,
        Audience.HOUSEHOLD: Addressing.EACH_ADDRESS,
        Audience.AUTHORITY: Addressing.AUTHORITY,
        Audience.RECORD: Addressing.RECORD,
    }
    for kind in CaseLetter:
        assert same[LetterKind(kind.value).audience] is ADDRESSING[kind], kind


def test_every_effect_of_a_row_is_a_letter():
    for workflow in WORKFLOWS.values():
        for row in workflow.transitions:
            for effect in row.effects:
                CaseLetter(effect)


def test_school_mail_is_one_per_address_and_a_missing_address_shows():
    persons = (
        ResponsiblePerson(MOTHER, AuthorityLevel.LEGAL, "a"),
        ResponsiblePerson(FATHER, AuthorityLevel.IN_CHARGE, "a"),
        ResponsiblePerson(GRANDMOTHER, AuthorityLevel.CONTACT, "a"),
        ResponsiblePerson(UUID(int=14), AuthorityLevel.LEGAL, None),
    )
    walk = Walk(BIRTH, date(2026, 11, 2), more={"persons": persons})
    facts = walk.facts(ON)
    assert by_address(facts) == ((MOTHER, FATHER), (UUID(int=14),))
    sent = mail_of(["referral_information", "warning_letter"], walk.case, facts, on=ON)
    assert [one.persons for one in sent if one.letter is CaseLetter.REFERRAL_INFORMATION] == list(by_address(facts))
    assert [one.persons for one in sent if one.letter is CaseLetter.WARNING_LETTER] == [
        (MOTHER,),
        (FATHER,),
        (UUID(int=14),),
    ]


def test_effects_carry_ids_only():
    walk = Walk(BIRTH, date(2026, 11, 2))
    for one in mail_of([kind.value for kind in CaseLetter], walk.case, walk.facts(ON), on=ON):
        effect = one.effect(walk.case)
        assert effect.kind == f"send_{one.letter.value}"
        assert set(effect.ids) <= {"case_id", "guardian_ids", "student_id", "authority"}


@pytest.mark.parametrize(
    ("kind", "on", "codes"),
    [
        (CaseLetter.WARNING_LETTER, date(2014, 1, 21), {"l131_8_warning_2013", "r131_7_warning_2012", "r624_7"}),
        (CaseLetter.WARNING_LETTER, date(2014, 11, 24), {"l131_8_warning_2013", "r131_7_i_warning_2014", "r624_7"}),
        (CaseLetter.WARNING_LETTER, ON, {"l131_8_warning_2019", "r131_7_i_warning_2015", "r624_7"}),
        (CaseLetter.SUMMONS_LETTER, date(2014, 1, 24), {"r131_7_interview_2012"}),
        (CaseLetter.SUMMONS_WITH_DEPARTMENT, date(2014, 12, 1), {"r131_7_i_interview_2014"}),
        (CaseLetter.RECEIPT, ON, set()),
    ],
)
def test_a_letter_cites_the_versions_of_its_day(kind, on, codes):
    assert {basis.code for basis in cited_texts(kind, BIRTH, on)} == codes


def test_the_reminder_never_cites_the_penal_code():
    sixteen = date(2010, 11, 16)
    assert not penal_words_allowed(sixteen, ON)
    assert penal_words_allowed(sixteen, date(2026, 11, 15))
    cited = cited_texts(CaseLetter.ATTENDANCE_REMINDER, sixteen, ON)
    assert [basis.code for basis in cited] == ["l511_1", "l114_1"]


def test_the_chains_start_where_the_tables_do():
    rules = case_rules()
    assert len(rules) == len(set(rules))
    for track in Track:
        assert any(row[0] == track and row[1] == INITIAL_STATES[track] for row in rules)
    assert ("prosecutor", "none", "refer_to_prosecutor", "prosecutor_referred") in rules
    assert not any(row[0] != "prosecutor" and "prosecutor" in "".join(row[1:]) for row in rules)
    known = {*states.SchoolState, *states.DsdenState, *states.ProsecutorState}
    assert {row[1] for row in rules} | {row[3] for row in rules} <= {str(one) for one in known}


def test_no_two_rows_of_a_name_apply_on_one_day_from_one_state():
    for workflow in WORKFLOWS.values():
        for day in (date(2014, 1, 21), date(2014, 11, 21), date(2014, 12, 31), date(2015, 1, 1), ON):
            seen: set[tuple[str, str]] = set()
            for row in workflow.transitions:
                if row.basis_on(day) is not None:
                    pairs = {(row.name, str(source)) for source in row.sources}
                    assert not pairs & seen
                    seen |= pairs


def _printed() -> list[str]:
    found = [basis.article + basis.title + basis.quote for basis in law.ALL_BASES.values()]
    for table in (states.SchoolState, states.DsdenState, states.CloseReason, states.Trigger, states.ReturnReason):
        found += [one.label for one in table]
    found += [row.label + row.denial for workflow in WORKFLOWS.values() for row in workflow.transitions]
    found += [guards.below_threshold(Walk(BIRTH, ON).facts(ON), ON), dsden_track.WARNING_IS_DASENS]
    found += [
        offers.confirmation_of("sign_measures", Walk(BIRTH, ON).facts(ON)),
        guards_dsden.meeting_name(Walk(BIRTH, ON).case),
    ]
    return found


def test_french_typography():
    for text in _printed():
        assert not re.search(r"(?<!\u00a0)[:;?!»]", text.replace("http:", "")), text
        assert not re.search(r"«(?!\u00a0)", text), text


def test_no_word_that_must_not_be_said():
    labels = " ".join(_printed()).lower()
    for word in ("audition", "entendu", "absentéiste", "décrocheur", "classé sans suite", "réfractaire"):
        assert word not in labels


def test_dates_and_numbers_in_words():
    assert from_to(date(2026, 10, 8), date(2026, 10, 14)) == "du 8 au 14\u00a0octobre"
    assert from_to(date(2026, 9, 29), date(2026, 10, 2)) == "du 29\u00a0septembre au 2\u00a0octobre"
    assert from_to(date(2026, 11, 1), date(2026, 11, 30)) == "du 1er au 30\u00a0novembre"
    assert full_date(date(2026, 1, 12)) == "lundi 12\u00a0janvier 2026"
    assert half_days(1, "complète") == "1 demi-journée complète"
    assert half_days(4, "complète") == "4 demi-journées complètes"
    assert typeset("« R. 131-7 » : oui ?") == "«\u00a0R.\u00a0131-7\u00a0»\u00a0: oui\u00a0?"
