"""What a letter must carry, whom it may frighten, and how dates are said."""

from dataclasses import replace
from datetime import date, time

import pytest

from domain.documents.citing import LegalTopic, TextNotInForce, cite, printed, references_from
from domain.documents.kinds import SHEETS, Audience, LetterKind, SignerFunction
from domain.documents.letter import (
    REQUIRED,
    Letter,
    LetterIncomplete,
    WarningFromSixteen,
    check_letter,
)
from domain.documents.parts import Addressee, ResponsiblePerson
from domain.documents.values import Delivery, ReasonState, SchoolLevel, Trigger
from domain.documents.wording import (
    PenalWordFromSixteen,
    check_words,
    interview_is_imposed,
    meeting_name,
    penal_words_in,
    title_of,
)
from domain.documents.words import between, clock, from_to, listed, long_date, of, one_of, to
from domain.kernel.law import LegalBasis, LegalKind
from tests.factories.letter_parts import ENZO, LUCAS
from tests.factories.letters import sample

K = LetterKind


def test_every_kind_has_its_sheet_and_its_required_blocks() -> None:
    assert set(SHEETS) == set(K) == set(REQUIRED)


def test_only_the_authority_signs_its_acts() -> None:
    acts = {kind for kind in K if kind.signer is SignerFunction.DASEN}
    assert {K.WARNING_LETTER, K.ATTENDANCE_REMINDER, K.SUMMONS_LETTER, K.PROSECUTOR_REFERRAL} <= acts
    assert all(kind.audience in {Audience.EACH_PERSON, Audience.AUTHORITY} for kind in acts)


@pytest.mark.parametrize("kind", list(K))
def test_every_sample_is_complete(kind: LetterKind) -> None:
    check_letter(sample(kind))


@pytest.mark.parametrize(("kind", "block"), [(kind, block) for kind in K for block in REQUIRED[kind]])
def test_a_letter_without_a_required_block_is_refused(kind: LetterKind, block: str) -> None:
    empty: object = None if getattr(Letter, block, ()) is None else ()
    with pytest.raises(LetterIncomplete):
        check_letter(replace(sample(kind), **{block: empty}))


def test_a_warning_is_refused_from_the_sixteenth_birthday() -> None:
    warning = sample(K.WARNING_LETTER)
    eve = replace(warning, pupil=replace(LUCAS, birth_date=date(2009, 11, 25)))
    birthday = replace(warning, pupil=replace(LUCAS, birth_date=date(2009, 11, 24)))
    check_letter(eve)
    with pytest.raises(WarningFromSixteen):
        check_letter(birthday)


def test_a_warning_without_its_texts_is_refused() -> None:
    warning = sample(K.WARNING_LETTER)
    without = tuple(row for row in warning.references if row.topic is not LegalTopic.PENAL)
    with pytest.raises(LetterIncomplete):
        check_letter(replace(warning, references=without))


def test_a_registered_letter_needs_an_address() -> None:
    letter = replace(
        sample(K.SUMMONS_LETTER), addressee=Addressee(("Madame Julie MOREL",)), delivery=Delivery.REGISTERED
    )
    with pytest.raises(LetterIncomplete):
        check_letter(letter)


def test_a_text_is_cited_only_while_in_force() -> None:
    basis = LegalBasis(
        code="R131-7-2012",
        kind=LegalKind.REGULATION,
        article="R131-7 du code de l'éducation",
        title="Avertissement et convocation",
        quote="",
        valid_from=date(2012, 2, 1),
        valid_to=date(2014, 11, 20),
    )
    assert cite(LegalTopic.INTERVIEW, basis, date(2014, 11, 20)).article == "R131-7 du code de l'éducation"
    with pytest.raises(TextNotInForce):
        cite(LegalTopic.INTERVIEW, basis, date(2014, 11, 21))


def test_an_internal_rule_is_never_cited_as_law() -> None:
    rule = LegalBasis("receipt", LegalKind.INTERNAL_RULE, "R999", "Accusé de réception", "", date(2000, 1, 1))
    assert cite(LegalTopic.REFERRAL, rule, date(2025, 1, 1)).article == ""


def basis(code: str, article: str, kind: LegalKind = LegalKind.LAW) -> LegalBasis:
    return LegalBasis(code, kind, article, "", "", date(2013, 2, 2))


def test_texts_go_behind_their_sentences_the_law_before_its_decree() -> None:
    texts = (
        basis("l131_8_warning_2019", "L. 131-8, al. 3 du code de l'éducation"),
        basis("r131_7_i_warning_2015", "R. 131-7, I du code de l'éducation", LegalKind.REGULATION),
        basis("r624_7", "R. 624-7 du code pénal", LegalKind.REGULATION),
        basis("internal_receipt", "", LegalKind.INTERNAL_RULE),
    )
    found = {row.topic: row.article for row in references_from(texts, date(2025, 11, 24))}
    assert found == {
        LegalTopic.WARNING: "L.\u00a0131-8, al. 3 du code de l'éducation",
        LegalTopic.PENAL: "R.\u00a0624-7 du code pénal",
    }


def test_persistence_referent_and_prosecutor_are_not_confused() -> None:
    texts = (basis("r131_7_ii_2015", "II"), basis("r131_7_ii_referent_2015", "ref"), basis("r131_7_iii_2015", "III"))
    found = {row.topic: row.article for row in references_from(texts, date(2025, 11, 24))}
    assert found == {LegalTopic.SUPPORT: "II", LegalTopic.REFERENT: "ref", LegalTopic.PROSECUTOR: "III"}


def test_a_referral_cites_the_case_that_it_rests_on() -> None:
    texts = (basis("l131_8_2_2019", "2°"), basis("l131_8_1_2019", "1°"))
    assert references_from(texts, date(2025, 1, 1), trigger=Trigger.REASON)[0].article == "1°"
    assert references_from(texts, date(2025, 1, 1), trigger=Trigger.FOUR_HALF_DAYS)[0].article == "2°"


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("L131-8 du code de l'éducation", "(article L. 131-8 du code de l'éducation)"),
        ("L.\u00a0131-8, al. 3 du code de l'éducation", "(article L. 131-8, alinéa 3, du code de l'éducation)"),
        ("L. 131-8, al. 1 et 2 du code de l'éducation", "(article L. 131-8, alinéas 1 et 2, du code de l'éducation)"),
        (
            "R. 131-7 du code de l'éducation (version de 2012)",
            "(article R. 131-7 du code de l'éducation, version de 2012)",
        ),
        ("circulaire 2014-159 du 24 décembre 2014", "(circulaire 2014-159 du 24 décembre 2014)"),
        ("", ""),
    ],
)
def test_articles_are_printed_in_whole_words(article: str, words: str) -> None:
    assert printed(article).replace("\u00a0", " ") == words


def test_a_protected_address_is_replaced_by_words() -> None:
    person = ResponsiblePerson("Mme A", "mère", ("1 rue X", "99000 Y"), address_protected=True)
    assert person.printed_address == ("adresse protégée",)
    assert replace(person, address_protected=False).printed_address == ("1 rue X", "99000 Y")


def test_the_interview_was_imposed_until_the_decree() -> None:
    assert interview_is_imposed(date(2014, 11, 20))
    assert not interview_is_imposed(date(2014, 11, 21))


def test_meetings_have_the_name_of_their_kind_of_school() -> None:
    assert meeting_name(SchoolLevel.PRIMARY) == "équipe éducative"
    assert meeting_name(SchoolLevel.UPPER) == "commission éducative"
    assert meeting_name(SchoolLevel.LOWER, public=False) == "réunion des membres concernés"


def test_penal_words_are_found_and_others_left_alone() -> None:
    assert penal_words_in("Une amende de 750 euros, des sanctions pénales") == ["amende", "750", "sanctions", "pénales"]
    assert penal_words_in("Le lycée vous aide à poursuivre une formation.") == []


def test_a_penal_word_typed_by_hand_is_refused_from_sixteen_only() -> None:
    threat = ("Une amende est possible.",)
    check_words(sample(K.CLOSING_NOTICE, explanation=threat))
    with pytest.raises(PenalWordFromSixteen):
        check_words(sample(K.CLOSING_NOTICE, pupil=ENZO, explanation=threat))


def test_accepted_reasons_are_the_legitimate_and_the_otherwise_accepted() -> None:
    assert {state for state in ReasonState if state.accepted} == {ReasonState.LEGITIMATE, ReasonState.OTHER_ACCEPTED}


def test_titles_carry_the_first_name_or_the_day_they_speak_of() -> None:
    assert title_of(sample(K.ABSENCE_NOTICE), day="6 novembre 2025") == "Absence de Lucas, le 6 novembre 2025"
    assert (
        title_of(sample(K.WARNING_RETRACTION), day="24 novembre 2025")
        == "Retrait de l'avertissement du 24 novembre 2025"
    )
    assert title_of(sample(K.MEETING_INVITATION), day="") == "Invitation à l'équipe éducative"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_dates_and_hours_in_words() -> None:
    assert plain(long_date(date(2026, 1, 12))) == "lundi 12 janvier 2026"
    assert plain(long_date(date(2025, 12, 1))) == "lundi 1er décembre 2025"
    assert plain(clock(time(8, 20))) == "8 h 20"
    assert plain(clock(time(17))) == "17 h"


def test_periods_say_the_month_and_the_year_once() -> None:
    assert plain(between(date(2025, 11, 6), date(2025, 11, 7))) == "entre le 6 et le 7 novembre 2025"
    assert plain(between(date(2026, 9, 29), date(2026, 10, 2))) == "entre le 29 septembre et le 2 octobre 2026"
    assert plain(between(date(2025, 12, 18), date(2026, 1, 5))) == "entre le 18 décembre 2025 et le 5 janvier 2026"
    assert plain(from_to(date(2026, 10, 8), date(2026, 10, 14))) == "du 8 au 14 octobre 2026"
    assert plain(from_to(date(2026, 10, 8), date(2026, 10, 8))) == "le 8 octobre 2026"


def test_lists_counts_and_contractions() -> None:
    assert listed(["a", "b", "c"]) == "a, b et c"
    assert listed([]) == ""
    assert plain(one_of("appel non fait", 2, "appels non faits")) == "2 appels non faits"
    assert of("le directeur") == "du directeur"
    assert of("la directrice") == "de la directrice"
    assert to("le directeur") == "au directeur"
