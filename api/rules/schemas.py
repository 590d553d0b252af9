"""What rules look like on the wire: texts with their dates, regimes, simulations without any person."""

from datetime import date

from api.schemas import Out
from domain.attendance_cases.regimes import RegimeCode
from domain.kernel.law import LegalKind


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
