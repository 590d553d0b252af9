"""Writes the OpenAPI document that is committed, or says that it has drifted."""

import difflib
import json
import sys
import tempfile
from pathlib import Path

from api.app import create_app
from api.settings import Settings

DOCUMENT = Path(__file__).parent.parent.parent / "openapi" / "internal.json"


def render() -> str:
    """The document of the application as it is; no database is opened for it."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data=Path(folder), demo=False), "postgresql+asyncpg://nobody@localhost/nothing")
        return json.dumps(app.openapi(), ensure_ascii=False, indent=2) + "\n"


def write(path: Path = DOCUMENT) -> bool:
    """True when the file changed."""
    document = render()
    if path.exists() and path.read_text() == document:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document)
    return True


def drift(path: Path = DOCUMENT) -> list[str]:
    """The first lines of difference between the committed document and the application; none when they agree."""
    committed = path.read_text() if path.exists() else ""
    lines = difflib.unified_diff(committed.splitlines(), render().splitlines(), "committed", "application", lineterm="")
    return list(lines)[:40]


def main() -> None:
    if "--check" not in sys.argv:
        print("Document écrit." if write() else "Document inchangé.")  # noqa: T201 - a command's answer
        return
    if lines := drift():
        sys.exit("\n".join([*lines, "openapi/internal.json a vieilli : make openapi"]))


if __name__ == "__main__":
    main()
