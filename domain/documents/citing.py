"""Which sentence of a letter each text stands behind, and how the text is cited there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.documents.values import Trigger
from domain.kernel.errors import Refusal
from domain.kernel.law import LegalBasis, LegalKind


class LegalTopic(StrEnum):
    """The sentence of a letter that a text stands behind."""

    ATTENDANCE = "attendance"  # the duty itself
    REASONS = "reasons"  # which reasons are legitimate
    FILE = "file"  # the absence file
    MEETING = "meeting"  # équipe or commission éducative, record of measures
    REFERRAL = "referral"
    WARNING = "warning"
    PENAL = "penal"
    INTERVIEW = "interview"
    DEPARTMENT = "department"
    SUPPORT = "support"  # persistence: help under contract
    REFERENT = "referent"
    PROSECUTOR = "prosecutor"
    TRAINING = "training"  # 16 to 18
    LEAVING = "leaving"
    INSTANCE = "instance"  # children of school age enrolled nowhere


@dataclass(frozen=True)
class LegalReference:
    """What is printed in parentheses after a sentence."""

    topic: LegalTopic
    article: str
    title: str


class TextNotInForce(Refusal):
    title = "Texte hors de sa période"
    detail = "Ce texte n'est pas en vigueur à la date de l'acte. Choisissez la version de ce jour-là."


_T = LegalTopic
_TOPICS: tuple[tuple[str, tuple[LegalTopic, ...]], ...] = (
    ("l511_1", (_T.ATTENDANCE,)),
    ("l131_8_reasons", (_T.REASONS, _T.ATTENDANCE)),
    ("l131_1_", (_T.ATTENDANCE,)),
    ("l131_8_1_", (_T.REFERRAL,)),
    ("l131_8_2_", (_T.REFERRAL,)),
    ("l131_8_warning", (_T.WARNING,)),
    ("r131_7_i_warning", (_T.WARNING,)),
    ("r131_7_warning", (_T.WARNING,)),
    ("r624_7", (_T.PENAL,)),
    ("r131_7_i_meeting", (_T.MEETING,)),
    ("d321_16", (_T.MEETING,)),
    ("r511_19_1", (_T.MEETING,)),
    ("r131_7_i_interview", (_T.INTERVIEW,)),
    ("r131_7_interview", (_T.INTERVIEW,)),
    ("r131_8", (_T.INTERVIEW,)),
    ("circular_2014_159_department", (_T.DEPARTMENT,)),
    ("l131_8_persistence", (_T.SUPPORT,)),
    ("r131_7_ii_referent", (_T.REFERENT,)),
    ("r131_7_iii", (_T.PROSECUTOR,)),
    ("r131_7_ii", (_T.SUPPORT,)),
    ("l131_8_referent", (_T.REFERENT,)),
    ("r131_7_prosecutor", (_T.PROSECUTOR,)),
    ("r131_6", (_T.FILE,)),
    ("l114_1", (_T.TRAINING,)),
    ("l122_2", (_T.LEAVING,)),
    ("l131_5_2", (_T.INSTANCE,)),
)
"""Code of a text (its beginning) → the sentences it supports; the first line that fits decides."""

_OTHER_TRIGGER = {Trigger.REASON: "l131_8_2_", Trigger.FOUR_HALF_DAYS: "l131_8_1_"}


def cite(topic: LegalTopic, basis: LegalBasis, on: date) -> LegalReference:
    """The text as cited on the day of the act; an internal rule is never cited as law, its article is empty."""
    if not basis.in_force(on):
        raise TextNotInForce
    article = "" if basis.kind is LegalKind.INTERNAL_RULE else basis.article
    return LegalReference(topic=topic, article=article, title=basis.title)


def references_from(
    bases: Iterable[LegalBasis], on: date, *, trigger: Trigger | None = None
) -> tuple[LegalReference, ...]:
    """The texts of an act, each put behind its sentence; a law is cited before its decree when both are given.

    `trigger` leaves out the other case of L131-8. A text that no sentence uses is left out.
    """
    found: dict[LegalTopic, LegalReference] = {}
    for basis in bases:
        if trigger is not None and basis.code.startswith(_OTHER_TRIGGER[trigger]):
            continue
        for topic in topics_of(basis):
            found.setdefault(topic, cite(topic, basis, on))
    return tuple(found.values())


def topics_of(basis: LegalBasis) -> tuple[LegalTopic, ...]:
    return next((topics for start, topics in _TOPICS if basis.code.startswith(start)), ())


def printed(article: str) -> str:
    """« (article L. 131-8, alinéa 3, du code de l'éducation) »: the word « article » once, nothing abbreviated."""
    if not article:
        return ""
    words = re.sub(r"\b([LRD])\. ?(?=\d)|\b([LRD])(?=\d)", lambda found: f"{found.group(0)[0]}.\u00a0", article)
    words = re.sub(r"\bal\. (?=\d+ et)", "alinéas ", words)
    words = re.sub(r"\bal\. ", "alinéa ", words)
    words = re.sub(r"(, [^,]+?) (?=du code)", r"\1, ", words)
    words = re.sub(r" \(([^)]*)\)", r", \1", words).removeprefix("article ")
    return f"({words})" if words[:1].islower() else f"(article\u00a0{words})"
