"""Mails announce, they never tell."""

import pytest

from api.letters import mails

LINK = "https://raccroche.example.invalid/dossier#jeton"
ALL = [
    mails.letter_waiting(office="Le collège", link=LINK, phone="03 00 00 00 00"),
    mails.letter_posted(office="Le collège", phone="03 00 00 00 00"),
    mails.reason_expected(school="Le collège", link=LINK, phone="03 00 00 00 00"),
    mails.file_received(link=LINK),
    mails.file_returned(link=LINK),
    mails.letters_to_sign(count=3, link=LINK),
    mails.roll_calls_missing(count=1, link=LINK),
]


@pytest.mark.parametrize("mail", ALL, ids=lambda mail: mail.subject)
def test_a_mail_has_one_line_of_subject_and_french_spaces(mail: mails.Mail) -> None:
    assert "\n" not in mail.subject
    assert not any(f" {mark}" in mail.body for mark in ":;!?")
    assert "'" not in mail.body
    assert "https://" not in mail.subject


@pytest.mark.parametrize("mail", ALL, ids=lambda mail: mail.subject)
def test_a_mail_never_names_the_matter(mail: mails.Mail) -> None:
    lowered = (mail.subject + mail.body).lower()
    assert not any(
        word in lowered for word in ("avertissement", "convocation", "procureur", "sanction", "demi-journée")
    )


def test_numbers_agree() -> None:
    assert mails.letters_to_sign(count=1, link=LINK).subject == "Un courrier attend votre signature"
    assert mails.letters_to_sign(count=3, link=LINK).subject == "3 courriers attendent votre signature"
    assert mails.roll_calls_missing(count=2, link=LINK).subject == "2 appels restent à faire"
