"""What contacts, alerts and the standing of rolls look like on the wire."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from api.absences.use_cases_contacts import ContactCommand
from api.absences.use_cases_invitations import InvitationCommand
from api.absences.use_cases_notices import NoticeCommand
from api.schemas import In, Out
from domain.absences.alerts import SetAsideReason
from domain.absences.contacts import ContactChannel, ContactPurpose, ContactResult
from domain.absences.reasons import ReasonCode
from domain.absences.views import RollStatusLine
from domain.kernel.calendar import Half, HalfDay

Noted = Literal["answered", "voice_mail", "wrong_number", "will_call_back", "message_left", "sent", "queued"]


class ContactIn(In):
    """An attempt to reach a family; `reason` is what they said, to be judged later.

    `queued` with the channel `letter`: the service prints it, and the attempt waits until it is printed.
    """

    student_id: UUID
    about_day: date
    channel: ContactChannel
    result: Noted
    purpose: ContactPurpose = ContactPurpose.ABSENCE_NOTICE
    guardian_id: UUID | None = None
    note: str = Field("", max_length=140)
    reason: ReasonCode | None = None

    def to_command(self) -> ContactCommand:
        return ContactCommand(
            self.student_id, self.about_day, self.channel, ContactResult(self.result), self.purpose, self.guardian_id,
            self.note, self.reason,
        )  # fmt: skip


class ContactNotedOut(Out):
    id: UUID
    student_id: UUID
    about_day: date
    purpose: ContactPurpose
    channel: ContactChannel
    result: ContactResult
    reason_entries: int


class WithdrawnOut(Out):
    """What was taken back: for how many entries a reason no longer stands, thresholds reached again or left."""

    student_id: UUID
    entries: int
    thresholds_reached: list[int]
    thresholds_left: list[int]


class NoticesIn(In):
    """Families to tell, by mail or by letter."""

    school_id: UUID
    about_day: date
    student_ids: list[UUID] = Field(min_length=1, max_length=200)
    purpose: ContactPurpose = ContactPurpose.ABSENCE_NOTICE
    channel: Literal["email", "letter"] = "email"

    def to_command(self) -> NoticeCommand:
        return NoticeCommand(
            self.school_id, self.about_day, self.student_ids, self.purpose, ContactChannel(self.channel)
        )


class NoticesOut(Out):
    """The text of the mail, how many leave for how many pupils, and whose family has no such address."""

    subject: str
    text: str
    messages: int
    students: int
    without_address: list[UUID]


class ReasonInvitationHalfDay(In):
    """A half-day of absence, of the school's own calendar."""

    day: date
    half: Half


class ReasonInvitationIn(In):
    """The half-days whose reason is asked for, by letter (one per address) or by mail (one per person)."""

    half_days: list[ReasonInvitationHalfDay] = Field(min_length=1, max_length=60)
    channel: Literal["letter", "email"] = "letter"

    def to_command(self) -> InvitationCommand:
        halves = [HalfDay(one.day, one.half) for one in self.half_days]
        return InvitationCommand(halves, ContactChannel(self.channel))


class ReasonInvitationOut(Out):
    """`previous_on`: the day of the first invitation, when this is the second one."""

    student_id: UUID
    on: date
    half_days: list[ReasonInvitationHalfDay]
    previous_on: date | None
    messages: int


class SetAsideIn(In):
    reason: SetAsideReason
    until: date


class AlertOut(Out):
    id: UUID
    version: int
    student_id: UUID
    school_id: UUID
    month: date
    threshold: int
    crossed_on: date
    closed_at: datetime | None
    set_aside_reason: str | None
    set_aside_until: date | None


class AlertSummaryOut(Out):
    """How many pupils are at each treatment; those set aside are counted apart."""

    without_case: int
    under_way: int
    treated: int
    set_aside: int


class RollStatusesOut(Out):
    """`closed` says why there is no roll that day."""

    day: date
    items: list[RollStatusLine]
    closed: str | None


class RollAskedIn(In):
    class_id: UUID
    half: Half


class RemindersIn(In):
    day: date
    items: list[RollAskedIn] = Field(min_length=1, max_length=100)


class RemindedOut(Out):
    rolls: int
    messages: int
