"""What a reason in full looks like on the wire, and what the DASEN answers."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from api.absences.use_cases_reasons import ReasonCommand
from api.rules.schemas import LegalBasisOut
from api.schemas import In, Out
from domain.absences.entries import EntryKind
from domain.absences.reasons import Authority, JudgementState, ReasonCode


class DasenReasonIn(In):
    """The DASEN's judgement of a reason that a school referred."""

    state: Literal["admissible", "not_admissible", "inaccurate"]
    reason: ReasonCode

    def to_command(self) -> ReasonCommand:
        return ReasonCommand(JudgementState(self.state), self.reason)


class ReasonPupilOut(Out):
    family_name: str
    first_name: str
    class_name: str | None
    school_name: str


class TimeAwayOut(Out):
    id: UUID
    kind: EntryKind
    starts_at: datetime
    ends_at: datetime


class ReasonStandingOut(Out):
    """`authority` is null while nothing has been said."""

    state: JudgementState
    reason: ReasonCode | None
    judged_at: datetime | None
    authority: Authority | None


class ReasonSaidOut(Out):
    """One answer or decision; `withdrawn_at`: taken back since."""

    state: JudgementState
    reason: ReasonCode | None
    authority: Authority
    channel: str
    known_at: datetime
    by_name: str
    withdrawn_at: datetime | None


class ReasonShownOut(Out):
    """A reason in full: which times away, what was said and decided; `may_judge`: the reader answers for the DASEN."""

    student_id: UUID
    school_id: UUID
    pupil: ReasonPupilOut
    times: list[TimeAwayOut]
    standing: ReasonStandingOut
    said: list[ReasonSaidOut]
    with_dasen: bool
    may_judge: bool
    legal_bases: list[LegalBasisOut]
