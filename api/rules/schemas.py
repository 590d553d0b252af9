"""What rules look like on the wire: texts with their dates, regimes, simulations without any person."""

from datetime import date

from api.schemas import Out
from domain.attendance_cases.regimes import RegimeCode, RuleActor, RuleTrigger
from domain.kernel.law import LegalArea, LegalKind


class LegalBasisOut(Out):
    """One text in one version. An internal rule has neither article nor source, and says so by its kind."""

    code: str
    kind: LegalKind
    article: str
    title: str
    quote: str
    valid_from: date
    valid_to: date | None
    source: str


class RegimeOut(Out):
    code: RegimeCode
    label: str
    valid_from: date
    valid_to: date | None
    summary: str
    history_only: bool


class StepUseOut(Out):
    track: str
    name: str
    label: str
    who: str


class LegalBasisUseOut(Out):
    area: LegalArea
    basis: LegalBasisOut
    transitions: list[StepUseOut]
    letters: list[str]


class AttendanceRuleOut(Out):
    """One row of the rule table; `threshold` is null where no text gives a number."""

    id: str
    valid_from: date
    valid_to: date | None
    trigger: RuleTrigger
    threshold: int | None
    acts: list[str]
    actor: RuleActor
    mandatory: bool
    bases: list[LegalBasisOut]


class LegalBasesOut(Out):
    on: date | None
    regimes: list[RegimeOut]
    rules: list[AttendanceRuleOut]
    items: list[LegalBasisUseOut]


class CodeLabelOut(Out):
    code: str
    label: str
    family_label: str


class ReferenceOut(Out):
    """Code lists by name. The ETag is the release: the same until the next one."""

    release: str
    lists: dict[str, list[CodeLabelOut]]
