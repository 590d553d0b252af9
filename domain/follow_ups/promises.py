"""What was promised with a date: the right to return, a summons, a referral, a hand-over, a finding."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

RETURN_DELAY = timedelta(days=15)
"""From the receipt of the request (D122-3-1 and after)."""
DEPARTMENT_MONTHS = 2
"""From the mission locale's summons (R114-6 and after)."""
REORIENTATION_MONTHS = 3
"""From the school's report (L313-8 in its version of 2009)."""


class ReturnChannel(StrEnum):
    """By what the request came."""

    PHONE_NUMBER = "phone_number"
    LETTER = "letter"
    EMAIL = "email"
    CIO = "cio"
    PLATFORM = "platform"
    MISSION_LOCALE = "mission_locale"
    EMPLOYMENT_AGENCY = "employment_agency"
    PUBLIC_PAGE = "public_page"

    @property
    def label(self) -> str:
        return _CHANNELS[self]


_CHANNELS = {
    ReturnChannel.PHONE_NUMBER: "numéro vert",
    ReturnChannel.LETTER: "courrier",
    ReturnChannel.EMAIL: "courriel",
    ReturnChannel.CIO: "CIO",
    ReturnChannel.PLATFORM: "plateforme",
    ReturnChannel.MISSION_LOCALE: "mission locale",
    ReturnChannel.EMPLOYMENT_AGENCY: "France Travail",
    ReturnChannel.PUBLIC_PAGE: "page « Je veux reprendre une formation »",
}


class ReturnState(StrEnum):
    RECEIVED = "received"
    INTERVIEWED = "interviewed"
    WAITING = "waiting"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return _RETURN_STATES[self]

    @property
    def is_open(self) -> bool:
        return self in {ReturnState.RECEIVED, ReturnState.INTERVIEWED, ReturnState.WAITING}


_RETURN_STATES = {
    ReturnState.RECEIVED: "Demande reçue, entretien à tenir",
    ReturnState.INTERVIEWED: "Entretien tenu, réponse à donner",
    ReturnState.WAITING: "Accueilli en attendant une place",
    ReturnState.GRANTED: "Retour en formation accordé",
    ReturnState.REFUSED: "Refus motivé",
    ReturnState.WITHDRAWN: "Demande retirée par le jeune",
}


class ReturnStatus(StrEnum):
    """Under which status the training is resumed."""

    PUPIL = "pupil"
    APPRENTICE = "apprentice"
    TRAINEE = "trainee"

    @property
    def label(self) -> str:
        return _STATUSES[self]


_STATUSES = {
    ReturnStatus.PUPIL: "statut scolaire",
    ReturnStatus.APPRENTICE: "apprentissage ou alternance",
    ReturnStatus.TRAINEE: "stagiaire de la formation professionnelle",
}


class RefusalMotive(StrEnum):
    """Why the right is not opened; never « faute de place » for who has no diploma: that is waiting."""

    HAS_DIPLOMA = "has_diploma"
    NOT_THE_AGE = "not_the_age"
    STILL_ENROLLED = "still_enrolled"
    NO_PLACE_FOR_BACHELOR = "no_place_for_bachelor"

    @property
    def label(self) -> str:
        return _MOTIVES[self]


_MOTIVES = {
    RefusalMotive.HAS_DIPLOMA: "A déjà un diplôme professionnel",
    RefusalMotive.NOT_THE_AGE: "N'a pas entre 16 et 25 ans",
    RefusalMotive.STILL_ENROLLED: "Est inscrit en formation",
    RefusalMotive.NO_PLACE_FOR_BACHELOR: "A un baccalauréat général ou technologique, et aucune place n'est vacante",
}


class SummonsGround(StrEnum):
    NO_SHOW = "no_show"
    EARLY_DROPOUT = "early_dropout"
    SILENCE = "silence"

    @property
    def label(self) -> str:
        return _GROUNDS[self]


_GROUNDS = {
    SummonsGround.NO_SHOW: "Absence sans motif à l'entretien",
    SummonsGround.EARLY_DROPOUT: "Abandon précoce de la solution",
    SummonsGround.SILENCE: "Absence de réponse",
}


class SummonsEnd(StrEnum):
    FULFILLED = "fulfilled"
    EXEMPT = "exempt"
    OF_AGE = "of_age"
    DEPARTMENT_INFORMED = "department_informed"
    MISTAKE = "mistake"

    @property
    def label(self) -> str:
        return _ENDS[self]


_ENDS = {
    SummonsEnd.FULFILLED: "L'obligation est remplie",
    SummonsEnd.EXEMPT: "Exempté",
    SummonsEnd.OF_AGE: "Majeur",
    SummonsEnd.DEPARTMENT_INFORMED: "Conseil départemental informé",
    SummonsEnd.MISTAKE: "Convoqué par erreur",
}


@dataclass(frozen=True)
class ReturnRequest:
    """One request: its date, its receipt, and fifteen days from the receipt."""

    id: UUID
    follow_up_id: UUID
    channel: ReturnChannel
    requested_on: date
    received_on: date
    interview_due_on: date
    state: ReturnState = ReturnState.RECEIVED
    version: int = 1
    interview_on: date | None = None
    reception_school: str | None = None
    reception_from: date | None = None
    granted_status: ReturnStatus | None = None
    granted_from: date | None = None
    refusal_motive: RefusalMotive | None = None
    refusal_words: str = ""
    appeal_contact: str = ""
    decided_on: date | None = None


@dataclass(frozen=True)
class Summons:
    """The mission locale's convocation; the clock towards the département starts on its date."""

    id: UUID
    follow_up_id: UUID
    ground: SummonsGround
    summoned_on: date
    department_due_on: date
    version: int = 1
    meeting_on: date | None = None
    ended_on: date | None = None
    end_kind: SummonsEnd | None = None
    summoned_by_unit: UUID | None = None


@dataclass(frozen=True)
class PendingHandover:
    """A hand-over that waits for its answer; until then nothing changes hands."""

    id: UUID
    to_account: UUID
    to_name: str
    from_account: UUID | None
    from_name: str | None
    note: str
    asked_at: datetime
    answer_due_on: date


@dataclass(frozen=True)
class Referral:
    """A partner who was asked, with exactly the fields shown."""

    id: UUID
    partner_unit: UUID
    partner_name: str
    referred_on: date
    expected_on: date
    request: str
    fields: tuple[str, ...]
    answer: str | None
    answered_on: date | None
    withdrawn_on: date | None
    version: int


@dataclass(frozen=True)
class Finding:
    """A return to training that an import or a campaign shows."""

    id: UUID
    kind: str
    found_on: date
    place: str
    formation: str
    since: date | None
    answer: str | None
    answer_reason: str


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
