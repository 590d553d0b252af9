"""A row of « À faire »: verb, person, why, since when, what it opens. Closed by the real gesture, never by a tick."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.kernel.errors import Malformed
from domain.kernel.labelled import Labelled


class WorkGroup(Labelled):
    NOW = "now", "Maintenant"
    TODAY = "today", "Aujourd'hui"
    THIS_WEEK = "this_week", "Cette semaine"
    WAITING = "waiting", "En attente d'un autre"


class WorkTarget(StrEnum):
    """What the button of a row opens."""

    CASE = "case"
    STUDENT = "student"
    ALERTS = "alerts"
    REASONS = "reasons"
    REASON = "reason"
    ROLLS = "rolls"
    CONTACTS = "contacts"
    SIGNATURE_BOOK = "signature_book"
    HEARINGS = "hearings"
    TASK = "task"
    DEPARTURE = "departure"
    SIGNALS = "signals"
    MEETING = "meeting"
    CONTRACT = "contract"
    PLACE_HOLD = "place_hold"
    FOLLOW_UP = "follow_up"
    FOLLOW_UP_CALLS = "follow_up_calls"
    FOLLOW_UP_SHARING = "follow_up_sharing"
    SIEI_CAMPAIGN = "siei_campaign"
    SIEI_PAIRS = "siei_pairs"
    PARTNER_QUOTA = "partner_quota"


class SnoozeReason(Labelled):
    """Why a row is put off; never free text."""

    APPOINTMENT_MADE = "appointment_made", "Un rendez-vous est pris"
    ANSWER_EXPECTED = "answer_expected", "Une réponse est attendue"
    COLLEAGUE_ASKED = "colleague_asked", "Un collègue s'en occupe"
    NOT_TODAY = "not_today", "Pas possible aujourd'hui"


class SnoozeDate(Malformed):
    title = "Date de report à corriger"
    detail = "Choisissez un jour à venir, dans les trente jours."


@dataclass(frozen=True)
class WorkPerson:
    """The pupil of a row, or (`followed`) the young person of a platform, as lists name them."""

    id: UUID
    family_name: str
    first_name: str
    class_name: str | None
    school_name: str
    followed: bool = False


@dataclass(frozen=True)
class WorkDeadline:
    """`kind`: appointment, review, task, follow_up; `legal` alone is a delay of law."""

    on: date
    kind: str


@dataclass(frozen=True)
class WorkItem:
    """`key` names the row for a snooze; `count`: how many things it gathers; `transition`: the step it leads to."""

    key: str
    group: WorkGroup
    verb: str
    why: str
    since: date | None
    person: WorkPerson | None
    waiting_for: str | None
    deadline: WorkDeadline | None
    target: WorkTarget
    target_id: UUID | None
    transition: str | None
    count: int = 1
