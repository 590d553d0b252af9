"""Writes the published clients of the partners' document (Python, TypeScript), or says which files have drifted."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent.parent.parent / "openapi"
CLIENTS = FOLDER / "clients"
PACKAGE = Path("python") / "raccroche_partner"
TYPES = Path("typescript") / "src" / "schema.ts"


def generate(into: Path, document: Path = FOLDER / "partner.json") -> None:
    """Both clients of a document under `into`; a warning of a generator is a failure."""
    (into / TYPES).parent.mkdir(parents=True, exist_ok=True)
    (into / PACKAGE).parent.mkdir(parents=True, exist_ok=True)
    python = Path(sys.executable).parent / "openapi-python-client"
    config = CLIENTS / "python" / "generator.yaml"
    _run(python, "generate", "--path", document, "--config", config, "--meta", "none", "--fail-on-warning",
         "--overwrite", "--output-path", into / PACKAGE)  # fmt: skip
    (into / PACKAGE / "py.typed").touch()
    tools = FOLDER / "tools"
    _run(tools / "node_modules" / ".bin" / "openapi-typescript", document, "--output", into / TYPES)


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own tools
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def written(folder: Path) -> dict[str, bytes]:
    """Every generated file of a folder of clients, by its name."""
    files = [*(folder / PACKAGE).rglob("*.py"), folder / TYPES]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files if path.is_file()}


def drift(folder: Path = CLIENTS) -> list[str]:
    """Names of the committed files that the document no longer gives."""
    with tempfile.TemporaryDirectory() as name:
        generate(Path(name))
        committed, due = written(folder), written(Path(name))
    return sorted(one for one in committed.keys() | due.keys() if committed.get(one) != due.get(one))


def write(folder: Path = CLIENTS) -> None:
    shutil.rmtree(folder / PACKAGE, ignore_errors=True)
    generate(folder)


def main() -> None:
    if "--check" not in sys.argv:
        write()
    elif names := drift():
        sys.exit("\n".join([*names, "openapi/clients/ a vieilli : make openapi"]))


if __name__ == "__main__":
    main()
