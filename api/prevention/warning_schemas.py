"""Bodies and answers of early warnings, their rules and their report."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, RootModel

from api.prevention.use_cases_gestures import GestureCommand
from api.prevention.use_cases_rules import SwitchCommand
from api.schemas import In, Out
from domain.kernel.law import LegalKind
from domain.prevention.report import AlarmOutcome
from domain.prevention.rules import RuleCode
from domain.prevention.switches import LONGEST, SwitchKind
from domain.prevention.warnings import MOST_SITUATIONS, WarningAsideReason, WarningGesture, WarningState
from domain.schools.kinds import SchoolKind


class SignOut(Out):
    warning_id: UUID
    rule: RuleCode
    rule_label: str
    level: int
    state: WarningState
    sentence: str
    period: str
    period_start: date
    period_end: date
    source: str
    ends_when: str
    first_seen_on: date


class DoneOut(Out):
    gesture: WarningGesture
    on: date
    by_name: str
    task_outcome: str | None
    effect: str | None


class SituationOut(Out):
    student_id: UUID
    school_id: UUID
    family_name: str
    first_name: str
    class_name: str | None
    reasons: list[SignOut]
    never_seen: bool
    since: date
    set_aside_until: date | None
    set_aside_reason: str | None
    gesture_id: UUID | None
    done_before: list[DoneOut]


class GroupWarningOut(Out):
    """A count of pupils of a class, never who they are."""

    id: UUID
    class_id: UUID
    class_name: str
    sentence: str
    pupils: int
    first_seen_on: date


class GroupWarningsOut(Out):
    items: list[GroupWarningOut]


class WeekOut(Out):
    school_id: UUID
    title: str
    monday: date
    capacity: int
    capacity_version: int
    order: str
    notice: str | None
    empty: str | None
    situations: list[SituationOut]
    waiting_count: int
    followed: list[SituationOut]
    set_aside: list[SituationOut]
    groups: list[GroupWarningOut]


class PupilSignsOut(Out):
    student_id: UUID
    school_id: UUID
    situation: SituationOut | None


class TakeIn(In):
    """« Je m'en occupe »: a dated task for oneself."""

    name: Literal["take"]
    due_on: date | None = None

    def to_command(self) -> GestureCommand:
        return GestureCommand(WarningGesture.TAKE, due_on=self.due_on)


class PutOnAgendaIn(In):
    name: Literal["put_on_agenda"]

    def to_command(self) -> GestureCommand:
        return GestureCommand(WarningGesture.PUT_ON_AGENDA)


class SetAsideSignsIn(In):
    name: Literal["set_aside"]
    reason: WarningAsideReason
    until: date

    def to_command(self) -> GestureCommand:
        return GestureCommand(WarningGesture.SET_ASIDE, until=self.until, reason=self.reason)


class FalseAlarmIn(In):
    """Of one rule: the yearly report counts it."""

    name: Literal["false_alarm"]
    rule: RuleCode

    def to_command(self) -> GestureCommand:
        return GestureCommand(WarningGesture.FALSE_ALARM, rule=self.rule)


class WarningGestureIn(
    RootModel[Annotated[TakeIn | PutOnAgendaIn | SetAsideSignsIn | FalseAlarmIn, Field(discriminator="name")]]
):
    """What somebody does with a pupil's signs."""

    def to_command(self) -> GestureCommand:
        return self.root.to_command()


class WarningGestureOut(Out):
    """`id` undoes it."""

    id: UUID
    student_id: UUID
    name: WarningGesture
    state: WarningState
    warning_ids: list[UUID]
    task_id: UUID | None
    meeting_id: UUID | None
    undone: bool


class CapacityIn(In):
    capacity: int = Field(ge=1, le=MOST_SITUATIONS)


class CapacityOut(Out):
    """Version 0: nobody has said it yet; give it back in If-Match."""

    school_id: UUID
    capacity: int
    version: int


class WarningRuleOut(Out):
    code: RuleCode
    label: str
    phrase: str
    unit: str
    first_level: int
    second_level: int
    downwards: bool
    tracks: list[SchoolKind]
    applies_here: bool
    period: str
    source: str
    ends_when: str
    since: date
    kind: LegalKind
    kind_label: str
    is_on: bool
    off_kind: SwitchKind | None
    off_since: date | None
    off_reason: str | None
    raised_this_month: int


class WarningRulesOut(Out):
    items: list[WarningRuleOut]


class RuleSwitchIn(In):
    kind: SwitchKind
    reason: str = Field(default="", max_length=LONGEST)

    def to_command(self) -> SwitchCommand:
        return SwitchCommand(self.kind, self.reason)


class SexRowOut(Out):
    """None is a hidden number (1 to 4, or one that would give such a number away)."""

    girls: int | None
    boys: int | None
    unsaid: int | None
    total: int | None


class RuleReportOut(Out):
    code: RuleCode
    label: str
    is_on: bool
    outcomes: dict[AlarmOutcome, SexRowOut]


class YearReportOut(Out):
    school_id: UUID
    school_year: int
    year_label: str
    track: SchoolKind
    track_label: str
    method: str
    rules: list[RuleReportOut]
