"""Runs a block of SQL one statement at a time: asyncpg prepares each."""

from alembic import op


def run(sql: str) -> None:
    for statement in split(sql):
        op.get_bind().exec_driver_sql(statement)


def split(sql: str) -> list[str]:
    """Statements without their semicolons; `$$` bodies stay whole, comments in lines of their own go."""
    text = "\n".join(line for line in sql.splitlines() if not line.lstrip().startswith("--"))
    parts, current, quoted = [], "", False
    for chunk in text.split("$$"):
        pieces = [chunk] if quoted else chunk.split(";")
        for piece in pieces[:-1]:
            parts.append(current + piece)
            current = ""
        current += pieces[-1] + "$$"
        quoted = not quoted
    return [part.strip() for part in (*parts, current.removesuffix("$$")) if part.strip()]
