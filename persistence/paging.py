"""Lists: one frozen dataclass is the line; SQL builds the page as one JSON text, without Python touching the rows."""

from dataclasses import fields
from functools import cache
from typing import Any

from sqlalchemy import Select, Text, literal_column, select

DEFAULT_LIMIT = 50
MAX_LIMIT = 100


def page(line: type, query: Select[Any], limit: int = DEFAULT_LIMIT) -> Select[tuple[str]]:
    """One text `{"items": [...], "next_cursor": id or null}`; the query has a column for each field of `line`.

    The query orders itself and filters past its cursor; its first ordered row key is `id`. LIMIT is a literal: a bound
    one makes PostgreSQL replan at every call.
    """
    size = min(max(limit, 1), MAX_LIMIT)
    lines = query.limit(literal_column(str(size + 1))).subquery("line")
    return select(_body(line, size)).select_from(lines)


@cache
def _body(line: type, size: int) -> Any:
    """What each line says, and the id to go on from when there is one line too many: written once, as text.

    Built of SQLAlchemy's elements it would cost each request more than the query does.
    """
    pairs = ", ".join(f"'{f.name}', line.{f.name}" for f in fields(line))
    items = f"coalesce(array_to_json((array_agg(json_build_object({pairs})))[1:{size}]), '[]')"
    cursor = f"CASE WHEN count(*) > {size} THEN (array_agg(line.id))[{size}] END"
    return literal_column(f"CAST(json_build_object('items', {items}, 'next_cursor', {cursor}) AS text)", Text)
