"""What every body and answer shares: strict inputs, outputs without optional-by-default fields."""

from datetime import time
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict

Line = TypeVar("Line")


def _without_zone(value: time) -> time:
    if value.tzinfo is not None:
        raise ValueError("an hour of the school's clock has no zone")
    return value


LocalTime = Annotated[time, AfterValidator(_without_zone)]
"""An hour on the school's wall clock, as a body gives it."""


class In(BaseModel):
    """A body: unknown fields are refused, text is trimmed, NaN has no place."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


class Out(BaseModel):
    """An answer: every field is always there, built from domain values."""

    model_config = ConfigDict(from_attributes=True, json_schema_serialization_defaults_required=True)


class Page(BaseModel, Generic[Line]):
    """A page of a list; `next_cursor` is the id of its last line, null on the last page."""

    items: list[Line]
    next_cursor: str | None
