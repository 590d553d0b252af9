"""What imports look like on the wire."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field
from typing_extensions import TypeAliasType

from api.schemas import In, Out
from domain.imports.importing import ImportState


class ImportFileOut(Out):
    """One file of the deposit, as it says of itself."""

    kind: str
    label: str
    name: str
    encoding: str
    uai: str | None
    school_year: int | None
    exported_at: str | None


class ImportProblemOut(Out):
    code: str
    title: str
    detail: str


class ImportOut(Out):
    """A deposit and its plan. `counts` by subject (student, guardian, class…) and outcome (new, changed…)."""

    id: UUID
    version: int
    school_id: UUID
    state: ImportState
    file_name: str
    school_year: int
    heads: list[ImportFileOut]
    counts: dict[str, dict[str, int]]
    change_count: int
    warnings: list[str]
    problem: ImportProblemOut | None
    mapping_needed: dict[str, Any] | None
    created_at: datetime
    applied_at: datetime | None
    undone_at: datetime | None
    undo_until: datetime | None
    motive: str | None


class ImportApplyIn(In):
    """Apply the differences; `motive` is the head's, when the import is suspended."""

    name: Literal["apply"]
    motive: str | None = Field(None, max_length=200)


class ImportUndoIn(In):
    name: Literal["undo"]


class ImportDiscardIn(In):
    name: Literal["discard"]


class ImportMapColumnsIn(In):
    """Which of their headers holds which of our fields."""

    name: Literal["map_columns"]
    mapping: dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=120)]] = Field(max_length=40)


ImportTransitionIn = TypeAliasType(
    "ImportTransitionIn",
    Annotated[ImportApplyIn | ImportUndoIn | ImportDiscardIn | ImportMapColumnsIn, Field(discriminator="name")],
)


class ImportLineDecisionIn(In):
    """Whether two look-alikes are one person."""

    decision: Literal["same", "different", "later"]
