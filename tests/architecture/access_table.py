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

    `reach` says whose objects an allowed role reaches: `perimeter` (its own only), `all` (any), `public`.
    """

    operation: str
    roles: frozenset[Role]
    public: bool
    reach: str
    body: Any
    query: dict[str, str]


@cache
def rows() -> dict[str, Row]:
    table = tomllib.loads(TABLE.read_text())
    groups = table["groups"]
    return {name: _row(name, row, groups) for name, row in table["operations"].items()}


def _row(name: str, row: dict[str, Any], groups: dict[str, list[str]]) -> Row:
    named = [role for item in row.get("roles", []) for role in (groups[item[1:]] if item.startswith("@") else [item])]
    roles = frozenset(Role(role) for role in named)
    return Row(
        name, roles, row.get("public", False), row.get("reach", "perimeter"), row.get("body"), row.get("query", {})
    )
