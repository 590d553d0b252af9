"""One DuckDB for one stage: bounded memory, its spill inside the folder, results written beside and then renamed."""

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

Config = dict[str, str | bool | int | float | list[str]]
SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True)
class Limits:
    """What a crossing may use; `backend` scores the pairs: « duckdb », or « spark » once one machine is outgrown."""

    threads: int = 2
    memory: str = "2GB"
    backend: str = "duckdb"


def statements(text: str) -> list[str]:
    return [s for s in re.split(r";\s*\n", text + "\n") if re.sub(r"--.*", "", s).strip()]


def text_of(name: str) -> str:
    """A query that others are made of, without its semicolon."""
    return (SQL / name).read_text().strip()


def blocked_sql() -> str:
    return text_of("blocked.sql")


def macros(connection: duckdb.DuckDBPyConnection) -> None:
    for statement in statements((SQL / "macros.sql").read_text()):
        connection.execute(statement).fetchall()


def literal(value: object) -> str:
    if isinstance(value, tuple | list):
        return "(" + ", ".join(literal(v) for v in value) + ")"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"


def bound(text: str, values: Mapping[str, str]) -> str:
    """`$name` replaced: paths and constants of ours, for COPY takes no parameter."""
    return re.sub(r"\$(\w+)", lambda found: values[found.group(1)], text)


@contextmanager
def database(folder: Path, limits: Limits) -> Iterator[duckdb.DuckDBPyConnection]:
    spill = folder / "stages" / "spill"
    config: Config = {"threads": limits.threads, "memory_limit": limits.memory, "temp_directory": str(spill)}
    connection = duckdb.connect(config=config)
    try:
        macros(connection)
        yield connection
    finally:
        connection.close()
        shutil.rmtree(spill, ignore_errors=True)


def run(connection: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, str]) -> None:
    for statement in statements((SQL / name).read_text()):
        connection.execute(bound(statement, values)).fetchall()


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Any]:
    return connection.execute(sql).fetchall()
