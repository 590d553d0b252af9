"""Which words a letter may use: no penal word once a pupil is 16, no health word ever, titles, dated forms."""

import re
from datetime import date

from domain.documents.kinds import LetterKind
from domain.documents.letter import Letter
from domain.documents.values import SchoolLevel
from domain.documents.words import with_name
from domain.kernel.errors import Refusal


class PenalWordFromSixteen(Refusal):
    title = "Un mot à retirer"
    detail = "L'élève a 16 ans : aucun courrier ne parle de loi pénale. Retirez ce mot, puis enregistrez de nouveau."


INTERVIEW_OPTIONAL_FROM = date(2014, 11, 21)
"""Décret 2014-1376: from this day the persons « peuvent être convoquées »; before, they « sont convoquées »."""

PENAL_WORD = re.compile(
    r"\b(sanction\w*|amendes?|pénal\w*|contravention\w*|procureur\w*|tribuna\w*|délits?|infraction\w*|poursuites|"
    r"condamn\w*|750)\b",
    re.IGNORECASE,
)
"""Words that frighten for nothing where the penal law no longer applies (R624-7 stops at 16)."""

ALLOWANCE_WORD = re.compile(
    r"\b(allocations?|CAF|caisse d.allocations|conseil général|contrat de responsabilité parentale|prestations?)\b",
    re.IGNORECASE,
)
"""Allowances have had no part in attendance since loi 2013-108: no letter speaks of them."""

HEALTH_WORD = re.compile(
    r"\b(malad\w*|médec\w*|médica\w*|hôpital|hospitalis\w*|santé|infirm\w*|psychiatr\w*|grossesse|handicap\w*)\b",
    re.IGNORECASE,
)
"""A letter says « motif légitime », never which."""


def penal_words_in(text: str) -> list[str]:
    return [found.group(0).lower() for found in PENAL_WORD.finditer(text)]


def may_speak_of_penal_law(letter: Letter) -> bool:
    """Warnings below 16, and the prosecutor's two letters; nothing else."""
    return letter.kind in Letter.SOLEMN


def check_words(letter: Letter) -> None:
    """No penal word typed by hand in a letter once the pupil is 16; the templates hold none."""
    if letter.pupil_age < 16 or may_speak_of_penal_law(letter):
        return
    typed = [*letter.explanation, *(row.what for row in letter.measures), *letter.enclosures]
    if letter.appointment is not None:
        typed += letter.appointment.agenda
    if found := penal_words_in(" ".join(typed)):
        raise PenalWordFromSixteen(words=found)


def interview_is_imposed(on: date) -> bool:
    """Whether the interview with the DASEN was a step of every case (R131-7, version of 2012)."""
    return on < INTERVIEW_OPTIONAL_FROM


def meeting_name(level: SchoolLevel, *, public: bool = True) -> str:
    """What the meeting at four half-days is called: only public schools have the two named bodies (R511-19-1)."""
    if not public:
        return "réunion des membres concernés"
    return "équipe éducative" if level is SchoolLevel.PRIMARY else "commission éducative"


_DATED_TITLES = {
    LetterKind.ABSENCE_NOTICE: "Absence {of_name}, le {day}",
    LetterKind.REFERRAL_WITHDRAWAL: "Retrait de la saisine du {day}",
    LetterKind.WARNING_RETRACTION: "Retrait de l'avertissement du {day}",
}


def title_of(letter: Letter, *, day: str) -> str:
    """The printed title; `day` is the day it speaks of, already in words."""
    if letter.kind in _DATED_TITLES:
        return _DATED_TITLES[letter.kind].format(of_name=with_name("de", letter.pupil.given_name), day=day)
    if letter.kind is LetterKind.MEETING_INVITATION and letter.appointment and letter.appointment.name:
        return f"Invitation à {with_article(letter.appointment.name)}"
    if letter.kind is LetterKind.DASEN_REFERRAL and "agriculture" in letter.authority:
        return "Saisine de l'autorité académique pour défaut d'assiduité"
    return letter.kind.label


def with_article(name: str) -> str:
    """« l'équipe éducative », « la commission éducative »."""
    return f"l'{name}" if name[:1].lower() in "aeéèêiou" else f"la {name}"
