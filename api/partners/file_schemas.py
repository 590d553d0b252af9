"""The answer to a deposited file: what became of each line."""

from api.partners.use_cases_files import LineOutcome
from api.schemas import Out


class DepositLineOut(Out):
    """`line` counts the header as 1; column, rule and remedy where the line is to be corrected."""

    line: int
    outcome: LineOutcome
    column: str | None
    rule: str | None
    remedy: str | None


class DepositOut(Out):
    """`acknowledgement` is the same as a CSV to keep."""

    recorded: int
    known: int
    refused: int
    lines: list[DepositLineOut]
    acknowledgement: str
