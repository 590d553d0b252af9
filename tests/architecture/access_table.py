"""The written table of who may do what, beside the document that says which operations exist."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from domain.access.permissions import Role

TABLE = Path(__file__).parent / "access.toml"


@dataclass(frozen=True)
class Row:
    """One operation: who may; whether its path names something of a perimeter; a body where the smallest will not do.

    `reach` says whose objects an allowed role reaches: `perimeter` (its own only), `department` (those of its DSDEN, one
    for all schools of the département), `office` (the same, where people of a school have their school's own), `all` (any), `self` (one's own sessions and tasks: nobody else's exist).
    `everywhere` are roles that reach all of them; `by_row` says that the row of a workflow has a permission of its own;
    `once` that the object is used up by the first who may.
    """

    operation: str
    roles: frozenset[Role]
    public: bool
    reach: str
    body: Any
    query: dict[str, str]
    everywhere: frozenset[Role]
    by_row: bool
    once: bool


@cache
def rows() -> dict[str, Row]:
    table = tomllib.loads(TABLE.read_text())
    groups = table["groups"]
    return {name: _row(name, row, groups) for name, row in table["operations"].items()}


def _row(name: str, row: dict[str, Any], groups: dict[str, list[str]]) -> Row:
    named = [role for item in row.get("roles", []) for role in (groups[item[1:]] if item.startswith("@") else [item])]
    return Row(
        operation=name,
        roles=frozenset(Role(role) for role in named),
        public=row.get("public", False),
        reach=row.get("reach", "perimeter"),
        body=row.get("body"),
        query=row.get("query", {}),
        everywhere=frozenset(Role(role) for role in row.get("everywhere", ())),
        by_row=row.get("by_row", False),
        once=row.get("once", False),
    )
