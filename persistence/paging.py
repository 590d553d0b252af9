"""Lists: one frozen dataclass is the line; SQL builds the page as one JSON text, without Python touching the rows."""

from dataclasses import fields
from typing import Any

from sqlalchemy import Select, Text, case, cast, func, literal_column, select

DEFAULT_LIMIT = 50
MAX_LIMIT = 100


def page(line: type, query: Select[Any], limit: int = DEFAULT_LIMIT) -> Select[tuple[str]]:
    """One text `{"items": [...], "next_cursor": id or null}`; the query's columns must be the fields of `line`.

    The query orders itself and filters past its cursor; its first ordered row key is `id`. LIMIT is a literal: a bound
    one makes PostgreSQL replan at every call. The text stays text: as JSON, SQLAlchemy would parse it.
    """
    names = [f.name for f in fields(line)]
    if names != list(query.selected_columns.keys()):
        raise TypeError(f"{line.__name__} declares {names}, the query gives {list(query.selected_columns.keys())}")
    size = min(max(limit, 1), MAX_LIMIT)
    inner = query.limit(literal_column(str(size + 1))).subquery()
    rows = select(inner, func.row_number().over().label("n")).subquery()
    pairs = [part for name in names for part in (literal_column(f"'{name}'"), rows.c[name])]
    items = func.coalesce(
        func.json_agg(func.json_build_object(*pairs)).filter(rows.c.n <= literal_column(str(size))),
        literal_column("'[]'::json"),
    )
    last = func.max(case((rows.c.n == literal_column(str(size)), cast(rows.c.id, Text))))
    cursor = case((func.max(rows.c.n) > literal_column(str(size)), last))
    body = func.json_build_object(literal_column("'items'"), items, literal_column("'next_cursor'"), cursor)
    return select(cast(body, Text))
