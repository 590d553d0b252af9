"""Where a case stands when someone looks at one of its tracks: what the guards are given."""

from dataclasses import dataclass
from uuid import UUID

from domain.attendance_cases.case import AttendanceCase
from domain.attendance_cases.commands import Command
from domain.attendance_cases.facts import Facts
from domain.attendance_cases.states import Track


@dataclass(frozen=True)
class Standing:
    """`command` is None when a reader only looks at what is possible; `actor_id` is who would act."""

    case: AttendanceCase
    facts: Facts
    track: Track
    command: Command | None = None
    actor_id: UUID | None = None

    @property
    def state(self) -> str:
        return self.case.state_of(self.track)
