"""What was promised with a date: the right to return, a summons, a referral, a hand-over, a finding."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.kernel.labelled import Labelled

RETURN_DELAY = timedelta(days=15)
"""From the receipt of the request (D122-3-1 and after)."""
DEPARTMENT_MONTHS = 2
"""From the mission locale's summons (R114-6 and after)."""
REORIENTATION_MONTHS = 3
"""From the school's report (L313-8 in its version of 2009)."""


class ReturnChannel(Labelled):
    """By what the request came."""

    PHONE_NUMBER = "phone_number", "numéro vert"
    LETTER = "letter", "courrier"
    EMAIL = "email", "courriel"
    CIO = "cio", "CIO"
    PLATFORM = "platform", "plateforme"
    MISSION_LOCALE = "mission_locale", "mission locale"
    EMPLOYMENT_AGENCY = "employment_agency", "France Travail"
    PUBLIC_PAGE = "public_page", "page « Je veux reprendre une formation »"


class ReturnState(Labelled):
    RECEIVED = "received", "Demande reçue, entretien à tenir"
    INTERVIEWED = "interviewed", "Entretien tenu, réponse à donner"
    WAITING = "waiting", "Accueilli en attendant une place"
    GRANTED = "granted", "Retour en formation accordé"
    REFUSED = "refused", "Refus motivé"
    WITHDRAWN = "withdrawn", "Demande retirée par le jeune"

    @property
    def is_open(self) -> bool:
        return self in {ReturnState.RECEIVED, ReturnState.INTERVIEWED, ReturnState.WAITING}


class ReturnStatus(Labelled):
    """Under which status the training is resumed."""

    PUPIL = "pupil", "statut scolaire"
    APPRENTICE = "apprentice", "apprentissage ou alternance"
    TRAINEE = "trainee", "stagiaire de la formation professionnelle"


class RefusalMotive(Labelled):
    """Why the right is not opened; never « faute de place » for who has no diploma: that is waiting."""

    HAS_DIPLOMA = "has_diploma", "A déjà un diplôme professionnel"
    NOT_THE_AGE = "not_the_age", "N'a pas entre 16 et 25 ans"
    STILL_ENROLLED = "still_enrolled", "Est inscrit en formation"
    NO_PLACE_FOR_BACHELOR = (
        "no_place_for_bachelor",
        "A un baccalauréat général ou technologique, et aucune place n'est vacante",
    )


class SummonsGround(Labelled):
    NO_SHOW = "no_show", "Absence sans motif à l'entretien"
    EARLY_DROPOUT = "early_dropout", "Abandon précoce de la solution"
    SILENCE = "silence", "Absence de réponse"


class SummonsEnd(Labelled):
    FULFILLED = "fulfilled", "L'obligation est remplie"
    EXEMPT = "exempt", "Exempté"
    OF_AGE = "of_age", "Majeur"
    DEPARTMENT_INFORMED = "department_informed", "Conseil départemental informé"
    MISTAKE = "mistake", "Convoqué par erreur"


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
