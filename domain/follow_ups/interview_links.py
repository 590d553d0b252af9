"""The young person reads the synthesis of their interview behind a link: who else, how long, what the page says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.access.permissions import Role
from domain.follow_ups.followed import Followed
from domain.kernel.errors import Malformed, NotFound, Refusal
from domain.kernel.labelled import Labelled

READING_LIFETIME = timedelta(days=30)
MOST_ATTEMPTS = 5


class InterviewReader(Labelled):
    YOUNG_PERSON = "young_person", "le jeune"
    GUARDIAN = "guardian", "son représentant légal"


class InterviewLinkMeans(Labelled):
    MAIL = "mail", "par courriel"
    PAPER = "paper", "sur papier"


class InterviewLinkState(Labelled):
    QUEUED = "queued", "en cours d'envoi"
    SENT = "sent", "envoyé"
    UNDELIVERABLE = "undeliverable", "non distribué, à remettre sur papier"
    PRINTED = "printed", "remis sur papier"
    REVOKED = "revoked", "remplacé"


OPENING = frozenset({InterviewLinkState.QUEUED, InterviewLinkState.SENT, InterviewLinkState.PRINTED})
"""A link that may still be in somebody's hands."""


class InterviewLinkEnded(NotFound):
    """Unknown, replaced, expired or tried too often: the same answer."""

    title = "Ce lien ne fonctionne plus"
    detail = "Ce lien a été remplacé ou a expiré. Demandez-en un nouveau à la plateforme."


class NotThisBirthDate(Malformed):
    title = "Cette date ne convient pas"
    detail = "Cette date de naissance n'est pas celle que nous connaissons. Vérifiez-la, ou appelez la plateforme."


class InterviewStillWritten(Refusal):
    title = "Cet entretien n'est pas terminé"
    detail = "Le jeune lit la synthèse d'un entretien terminé. Terminez-le d'abord."


class NoMailToRead(Malformed):
    title = "Pas d'adresse de courriel"
    detail = "Indiquez une adresse, ou remettez le lien sur papier."


class GuardianOfAnAdult(Refusal):
    title = "Ce jeune est majeur"
    detail = "À partir de 18 ans, le jeune seul lit la synthèse de son entretien."


@dataclass(frozen=True)
class InterviewLink:
    """One link as the platform sees it; what opens it is known to its reader alone."""

    id: UUID
    interview_id: UUID
    reader: InterviewReader
    means: InterviewLinkMeans
    state: InterviewLinkState
    sent_at: datetime
    expires_at: datetime
    opened_at: datetime | None


def check_reader(followed: Followed, reader: InterviewReader, today: date) -> None:
    """The young person; a representative too while they are a minor."""
    if reader is InterviewReader.GUARDIAN and not followed.identity.is_minor(today):
        raise GuardianOfAnAdult


def address_for(followed: Followed, reader: InterviewReader, given: str | None) -> str:
    """The one that was given; of the young person, else the one that is known."""
    email = given or (followed.identity.email if reader is InterviewReader.YOUNG_PERSON else None)
    if not email:
        raise NoMailToRead(errors=[{"pointer": "/email", "detail": NoMailToRead.detail}])
    return email


def writers(roles: Sequence[str | None]) -> str:
    """Functions, never names: « Conseiller d'orientation (PsyEN) et coordonnateur MLDS »."""
    labels = list(dict.fromkeys(Role(one).label for one in roles if one))
    return " et ".join([labels[0], *(one[:1].lower() + one[1:] for one in labels[1:])])


WHO_READS = (
    "Les personnes de la plateforme qui vous accompagnent.",
    "Vous, et votre représentant légal tant que vous n'avez pas 18 ans.",
    "Personne d'autre : ni votre ancien établissement, ni les structures partenaires.",
)


def correction(phone: str) -> tuple[str, ...]:
    """GDPR art. 16 and 12(3): an answer within a month."""
    call = f"Appelez la plateforme : {phone}. " if phone else "Dites-le à la personne qui vous suit. "
    return (
        f"{call}Dites ce qui est faux ou ce qui manque. C'est votre droit.",
        "La plateforme vous répond dans le mois. La correction est écrite dans un nouveau texte, que vous lisez aussi.",
    )
