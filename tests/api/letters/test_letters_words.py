"""Every letter is printed for real and read back: what must be in it and what must not."""

import re
from dataclasses import replace
from datetime import date

import pytest

from api.letters.render import render
from domain.documents.kinds import Audience, LetterKind
from domain.documents.letter import Letter, LetterIncomplete
from domain.documents.values import AgreementOutcome, HearingOutcome
from domain.documents.wording import ALLOWANCE_WORD, HEALTH_WORD, penal_words_in
from tests.factories.letter_parts import ADULT, ENZO, FACTS, LUCAS, PROTECTED_ADDRESS, SUPPORT
from tests.factories.letters import sample
from tests.factories.reading import flat, reader, text_of

K = LetterKind
HOUSEHOLD = [kind for kind in K if kind.audience is Audience.HOUSEHOLD]
FOR_ADULTS = [*HOUSEHOLD, K.ATTENDANCE_REMINDER, K.SUMMONS_LETTER, K.SUMMONS_WITH_DEPARTMENT]
FAMILY = [kind for kind in K if kind.audience in {Audience.HOUSEHOLD, Audience.EACH_PERSON, Audience.PUPIL}]


@pytest.mark.parametrize("kind", FAMILY)
def test_letters_to_families_hold_no_acronym(kind: LetterKind) -> None:
    letter = sample(kind)
    allowed = {"CM1", "CPE", "RK", "FR", "DOS", "MOREL", "BERTIN", "VILLENEUVE", "FICTIVE", "PREFECTURE", "LA"}
    assert {word for word in re.findall(r"\b[A-Z]{2,}\d?\b", text_of(letter)) if word not in allowed} == set()


@pytest.mark.parametrize("kind", [kind for kind in K if kind not in Letter.SOLEMN])
def test_no_penal_word_outside_the_warning_and_the_prosecutors_letters(kind: LetterKind) -> None:
    assert penal_words_in(text_of(sample(kind))) == []


@pytest.mark.parametrize("kind", [kind for kind in FOR_ADULTS if kind not in Letter.SOLEMN])
def test_no_penal_word_once_the_pupil_is_sixteen(kind: LetterKind) -> None:
    assert penal_words_in(text_of(sample(kind, pupil=ENZO))) == []


@pytest.mark.parametrize("kind", FOR_ADULTS)
def test_an_adult_pupil_is_addressed_himself(kind: LetterKind) -> None:
    adult = replace(ENZO, birth_date=date(2006, 2, 3))
    text = text_of(sample(kind, pupil=adult, addressee=ADULT, support=()))
    assert "Monsieur Enzo BERTIN" in text
    assert "votre enfant" not in text.lower()
    assert "L’enfant" not in text
    body = text.split("Classe : 2MELEC1")[1]
    assert not re.search(r"\bd’Enzo\b|Enzo n’était", body)


@pytest.mark.parametrize("kind", list(K))
def test_no_letter_speaks_of_allowances_in_any_regime(kind: LetterKind) -> None:
    older = ENZO if kind is K.ATTENDANCE_REMINDER else LUCAS
    kevin = replace(older, given_name="Kévin", birth_date=date(1998, 9, 2))
    if kind is not K.ATTENDANCE_REMINDER:
        assert ALLOWANCE_WORD.search(text_of(sample(kind, written_on=date(2014, 1, 21), pupil=kevin))) is None
    assert ALLOWANCE_WORD.search(text_of(sample(kind))) is None


@pytest.mark.parametrize("kind", [kind for kind in K if kind.audience in {Audience.AUTHORITY, Audience.RECORD}])
def test_a_file_says_whether_a_reason_is_legitimate_never_which(kind: LetterKind) -> None:
    assert HEALTH_WORD.search(text_of(sample(kind))) is None


@pytest.mark.parametrize("kind", list(K))
def test_a_protected_address_is_never_printed(kind: LetterKind) -> None:
    assert PROTECTED_ADDRESS not in text_of(sample(kind))


def test_the_referral_says_that_an_address_is_protected() -> None:
    text = text_of(sample(K.DASEN_REFERRAL))
    assert "adresse protégée" in text
    assert "25 rue du Moulin-Neuf" in text


def test_the_warning_recalls_the_duty_the_penal_law_and_the_help() -> None:
    text = text_of(sample(K.WARNING_LETTER))
    assert "Lucas n’était pas à l’école entre le 6 et le 7 novembre 2025." in text
    assert "4 demi-journées complètes" in text
    assert "La loi demande que votre enfant vienne à l’école (article L. 131-8 du code de l’éducation)." in text
    assert "sanctions pénales" in text
    assert "750 euros" in text
    assert "(article R. 624-7 du code pénal)" in text
    for service in SUPPORT:
        assert flat(service.name).replace("'", "’") in text
        assert service.phone in text
    assert "Arrêté de délégation n° 2025-114" in text


def test_the_reminder_from_sixteen_speaks_of_enrolment_and_training() -> None:
    text = text_of(sample(K.ATTENDANCE_REMINDER))
    assert "Enzo a 16 ans." in text
    assert "(article L. 511-1 du code de l’éducation)" in text
    assert "Jusqu’à 18 ans" in text
    assert "votre enfant doit" not in text.lower()


def test_the_training_duty_is_not_recalled_to_an_adult() -> None:
    adult = replace(ENZO, birth_date=date(2006, 2, 3))
    assert "Jusqu’à 18 ans" not in text_of(sample(K.ATTENDANCE_REMINDER, pupil=adult, addressee=ADULT))


def test_persons_are_convoked_before_the_decree_of_2014_and_may_be_since() -> None:
    before = text_of(
        sample(K.SUMMONS_LETTER, written_on=date(2014, 11, 20), pupil=replace(LUCAS, birth_date=date(2004, 5, 20)))
    )
    since = text_of(
        sample(K.SUMMONS_LETTER, written_on=date(2014, 11, 21), pupil=replace(LUCAS, birth_date=date(2004, 5, 20)))
    )
    assert "sont convoquées à un entretien" in before
    assert "peuvent être convoquées" not in before
    assert "peuvent être convoquées à un entretien" in since
    assert "sont convoquées" not in since


def test_a_summons_gives_day_hour_place_and_host() -> None:
    text = text_of(sample(K.SUMMONS_LETTER))
    assert "Mardi 3 février 2026, à 14 h 30" in text
    assert "bureau 204" in text
    assert "Mme Vasseur, représentante du directeur académique, vous reçoit." in text


def test_the_department_is_announced_at_the_second_interview() -> None:
    assert "Un représentant du Département participe" in text_of(sample(K.SUMMONS_WITH_DEPARTMENT))


@pytest.mark.parametrize("kind", [K.MEASURES_RECORD, K.SUPPORT_CONTRACT])
def test_not_signing_is_never_held_against_the_family(kind: LetterKind) -> None:
    letter = sample(kind)
    text = text_of(letter)
    assert "Vous pouvez ne pas signer : cela ne vous est pas reproché" in text
    assert letter.agreement is not None
    for name in letter.agreement.signatories:
        assert name in text


def test_a_contract_not_signed_says_so_without_comment() -> None:
    letter = sample(K.SUPPORT_CONTRACT)
    assert letter.agreement is not None
    unsigned = replace(letter, agreement=replace(letter.agreement, outcome=AgreementOutcome.NOT_SIGNED))
    assert "Ce document a été proposé le mardi 6 janvier 2026. La famille ne l’a pas signé." in text_of(unsigned)


def test_a_hearing_without_the_family_is_a_record_too() -> None:
    letter = sample(K.HEARING_RECORD)
    assert letter.hearing is not None
    absent = replace(
        letter, hearing=replace(letter.hearing, outcome=HearingOutcome.ABSENT, participants=()), measures=()
    )
    text = text_of(absent)
    assert "Les personnes convoquées ne sont pas venues" in text
    assert "Aucune mesure nouvelle" in text


def test_the_referral_is_a_page_to_read_then_the_list() -> None:
    pages = [flat(page.extract_text()) for page in reader(sample(K.DASEN_REFERRAL)).pages]
    assert len(pages) == 2
    assert "2° : au moins quatre demi-journées" in pages[0]
    assert "Démarches déjà faites" in pages[0]
    assert "Annexe : relevé des absences" in pages[1]
    assert "Sous couvert de l’inspection" in pages[1]


def test_the_referral_warns_of_rolls_that_were_not_taken() -> None:
    letter = sample(K.DASEN_REFERRAL, facts=replace(FACTS, rolls_not_taken=2))
    assert "2 appels non faits sur la période, le décompte peut être incomplet" in text_of(letter)


def test_an_article_is_never_printed_when_no_text_was_in_force() -> None:
    text = text_of(sample(K.CLOSING_NOTICE, references=()))
    assert "article" not in text


def test_an_incomplete_letter_is_refused() -> None:
    with pytest.raises(LetterIncomplete):
        render(K.WARNING_LETTER, sample(K.WARNING_LETTER, support=()))


@pytest.mark.parametrize("kind", list(LetterKind))
def test_no_letter_leaves_an_e_before_a_vowel(kind: LetterKind) -> None:
    """« le dossier d’Inès », « pour qu’Inès revienne », in every letter that names the pupil."""
    letter = sample(kind)
    words = text_of(replace(letter, pupil=replace(letter.pupil, given_name="Inès")))
    assert not re.search(r"\b(?:de|que) Inès", words), words
