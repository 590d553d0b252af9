"""The texts that sample letters cite."""

from datetime import date

from domain.documents.citing import LegalReference, LegalTopic
from domain.documents.parts import Pupil

TEXTS = {
    LegalTopic.ATTENDANCE: "L131-8 du code de l'éducation",
    LegalTopic.REASONS: "L131-8 du code de l'éducation",
    LegalTopic.FILE: "R131-6 du code de l'éducation",
    LegalTopic.MEETING: "R131-7 du code de l'éducation",
    LegalTopic.REFERRAL: "L131-8 du code de l'éducation",
    LegalTopic.WARNING: "L131-8 du code de l'éducation",
    LegalTopic.PENAL: "R624-7 du code pénal",
    LegalTopic.INTERVIEW: "R131-7 du code de l'éducation",
    LegalTopic.SUPPORT: "L131-8 du code de l'éducation",
    LegalTopic.REFERENT: "L131-8 du code de l'éducation",
    LegalTopic.PROSECUTOR: "R131-7 du code de l'éducation",
    LegalTopic.LEAVING: "L122-2 du code de l'éducation",
}
FROM_SIXTEEN = {
    LegalTopic.ATTENDANCE: "L511-1 du code de l'éducation",
    LegalTopic.TRAINING: "L114-1 du code de l'éducation",
}


def references(pupil: Pupil, on: date) -> tuple[LegalReference, ...]:
    grown = on >= pupil.birth_date.replace(year=pupil.birth_date.year + 16)
    texts = TEXTS | (FROM_SIXTEEN if grown else {})
    if grown:
        texts = {topic: article for topic, article in texts.items() if topic is not LegalTopic.PENAL}
    return tuple(LegalReference(topic, article, "") for topic, article in texts.items())
