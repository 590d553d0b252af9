"""What schools look like on the wire."""

from datetime import date, time
from typing import Literal
from uuid import UUID

from pydantic import EmailStr, Field, model_validator

from api.schemas import In, LocalTime, Out
from domain.kernel.calendar import Half
from domain.schools.kinds import SchoolKind
from domain.schools.school import ClosureRow, OpeningRow, PeriodRow, PlacementRow, School
from domain.schools.settings import AttendanceSettings, CountKind, WatchedWindow
from persistence.ids import new_id

Sector = Literal["public", "private_contract", "private_independent"]


class SchoolOut(Out):
    id: UUID
    version: int
    uai: str
    name: str
    kind: SchoolKind
    sector: str
    department_code: str
    academy_name: str
    zone: str
    time_zone: str
    dsden_id: UUID | None
    circonscription_id: UUID | None
    draaf_id: UUID | None
    head_title: str
    head_name: str
    address_lines: list[str]
    phone: str
    email: str


class SchoolIn(In):
    """A new school; the département, zone and clock follow from the UAI unless given."""

    uai: str = Field(min_length=2, max_length=8)
    name: str = Field(min_length=2, max_length=120)
    kind: SchoolKind
    sector: Sector = "public"
    department_code: str = Field("", max_length=3)
    academy_name: str = Field("", max_length=80)
    dsden_id: UUID | None = None
    circonscription_id: UUID | None = None
    draaf_id: UUID | None = None

    def to_school(self) -> School:
        return School(
            id=new_id(), version=1, uai=self.uai, name=self.name, kind=self.kind, sector=self.sector,
            department_code=self.department_code, academy_name=self.academy_name, zone="", time_zone="",
            dsden_id=self.dsden_id, circonscription_id=self.circonscription_id, draaf_id=self.draaf_id,
            head_title="", head_name="", address_lines=[], phone="", email="",
        )  # fmt: skip


class SchoolPatchIn(In):
    """Fields to change; those not named stay."""

    name: str | None = Field(None, min_length=2, max_length=120)
    sector: Sector | None = None
    academy_name: str | None = Field(None, max_length=80)
    zone: Literal["a", "b", "c", "local"] | None = None
    dsden_id: UUID | None = None
    circonscription_id: UUID | None = None
    draaf_id: UUID | None = None
    head_title: str | None = Field(None, max_length=80)
    head_name: str | None = Field(None, max_length=120)
    address_lines: list[str] | None = Field(None, max_length=6)
    phone: str | None = Field(None, max_length=20)
    email: EmailStr | Literal[""] | None = None


class OpeningOut(Out):
    weekday: int
    half: Half
    opens_at: time
    closes_at: time


class OpeningIn(In):
    weekday: int = Field(ge=0, le=6)
    half: Half
    opens_at: LocalTime
    closes_at: LocalTime


class PeriodOut(Out):
    code: str
    label: str
    half: Half
    starts_at: time
    ends_at: time


class PeriodIn(In):
    code: str = Field(pattern=r"^[A-Za-z0-9_-]{1,10}$")
    label: str = Field(min_length=1, max_length=40)
    half: Half
    starts_at: LocalTime
    ends_at: LocalTime


class ClosureOut(Out):
    starts_on: date
    ends_on: date
    label: str
    source: str


class ClosureIn(In):
    starts_on: date
    ends_on: date
    label: str = Field(min_length=1, max_length=80)

    @model_validator(mode="after")
    def ends_after_it_starts(self) -> "ClosureIn":
        if self.ends_on < self.starts_on:
            raise ValueError("ends before it starts")
        return self


class CalendarOut(Out):
    """A school's weeks; `holidays` are those of its zone, `closures` its own (`source` says from whom)."""

    version: int
    openings: list[OpeningOut]
    periods: list[PeriodOut]
    closures: list[ClosureOut]
    holidays: list[ClosureOut]


class CalendarIn(In):
    openings: list[OpeningIn] = Field(max_length=14)
    periods: list[PeriodIn] = Field(max_length=20)
    closures: list[ClosureIn] = Field(max_length=200)

    def rows(self) -> tuple[list[OpeningRow], list[PeriodRow], list[ClosureRow]]:
        return (
            [OpeningRow(**o.model_dump()) for o in self.openings],
            [PeriodRow(**p.model_dump()) for p in self.periods],
            [ClosureRow(**c.model_dump(), source="manual") for c in self.closures],
        )


class SettingsOut(Out):
    version: int
    from_day: date
    midday_split: time
    minimum_overlap_minutes: int
    overflow_tolerance_minutes: int
    lesson_slack_minutes: int
    threshold_count: CountKind
    window: WatchedWindow
    invitations_before_referral: int


class SettingsHistoryOut(Out):
    version: int
    items: list[SettingsOut]


class SettingsIn(In):
    """How to count from `from_day` on."""

    from_day: date
    midday_split: LocalTime
    minimum_overlap_minutes: int
    overflow_tolerance_minutes: int
    lesson_slack_minutes: int
    threshold_count: CountKind
    window: WatchedWindow
    invitations_before_referral: int

    def to_settings(self) -> AttendanceSettings:
        return AttendanceSettings(**self.model_dump(exclude={"from_day"}))


class ThresholdChangeOut(Out):
    """Pupils who would have reached this threshold in a month and have not, and the reverse."""

    threshold: int
    reached: int
    left: int


class CountChangeOut(Out):
    """What a change of calendar or of settings would do to what is counted since a day."""

    since: date
    half_days: int
    pupils: int
    thresholds: list[ThresholdChangeOut]


class PlacementOut(Out):
    id: UUID
    starts_on: date
    ends_on: date
    label: str


class PlacementIn(In):
    starts_on: date
    ends_on: date
    label: str = Field("PFMP", min_length=1, max_length=60)

    @model_validator(mode="after")
    def ends_after_it_starts(self) -> "PlacementIn":
        if self.ends_on < self.starts_on:
            raise ValueError("ends before it starts")
        return self


class PlacementsIn(In):
    items: list[PlacementIn] = Field(max_length=30)

    def rows(self) -> list[PlacementRow]:
        return [PlacementRow(new_id(), p.starts_on, p.ends_on, p.label) for p in self.items]


class PlacementsOut(Out):
    items: list[PlacementOut]
