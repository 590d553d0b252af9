"""Writes the contract that is committed (document, workflows, problems), or says that it has drifted."""

import difflib
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi import FastAPI

from api.app import create_app
from api.commands import problem_catalogue
from api.openapi import partner_document
from api.rules.workflows import workflows_document
from api.settings import Settings

FOLDER = Path(__file__).parent.parent.parent / "openapi"


def render() -> str:
    """The document of the application as it is; no database is opened for it."""
    with _application() as app:
        return _json(app.openapi())


def render_partner() -> str:
    """The document that partners write their clients from."""
    with _application() as app:
        return _json(partner_document(app))


@contextmanager
def _application() -> Iterator[FastAPI]:
    with tempfile.TemporaryDirectory() as folder:
        yield create_app(Settings(data=Path(folder), demo=False), "postgresql+asyncpg://nobody@localhost/nothing")


def render_workflows() -> str:
    return _json(workflows_document())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


CONTRACT: dict[str, Callable[[], str]] = {
    "internal.json": render,
    "partner.json": render_partner,
    "workflows.json": render_workflows,
    "problems.md": problem_catalogue.render,
}
"""Each committed file of `openapi/` with what writes it. The SPA's types follow from internal.json (`make openapi`)."""


def write(folder: Path = FOLDER) -> list[str]:
    """The names of the files that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, written in CONTRACT.items():
        path, text = folder / name, written()
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
            changed.append(name)
    return changed


def drift(folder: Path = FOLDER) -> list[str]:
    """The first lines of difference between the committed files and the application; none when they agree."""
    found: list[str] = []
    for name, written in CONTRACT.items():
        path = folder / name
        committed = path.read_text() if path.exists() else ""
        names = (f"openapi/{name} (committed)", f"openapi/{name} (application)")
        lines = difflib.unified_diff(committed.splitlines(), written().splitlines(), *names, lineterm="")
        found.extend(list(lines)[:40])
    return found


def main() -> None:
    if "--check" not in sys.argv:
        changed = write()
        print(f"Écrit : {', '.join(changed)}." if changed else "Rien n'a changé.")  # noqa: T201 - a command's answer
        return
    if lines := drift():
        sys.exit("\n".join([*lines, "openapi/ a vieilli : make openapi"]))


if __name__ == "__main__":
    main()
