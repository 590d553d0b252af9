"""Generates the Java client of the partners' document and compiles it: `make clients` installs the generator."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
GENERATOR = ROOT / ".make" / "java" / "openapi_generator_cli" / "openapi-generator.jar"
"""The generator's archive holds Jackson too, all that the generated code needs to compile."""


def generate(out: Path, document: Path = ROOT / "openapi" / "partner.json") -> Path:
    """The project of the client, with its Maven and Gradle files."""
    config = ROOT / "openapi" / "clients" / "java" / "generator.yaml"
    _run("java", "-jar", GENERATOR, "generate", "-c", config, "-i", document, "-o", out)
    return out


def compiled(out: Path) -> int:
    """How many classes the compiler made of it; a compiler's error ends the program."""
    classes = out / "classes"
    sources = sorted(map(str, (out / "src" / "main").rglob("*.java")))
    _run("javac", "-nowarn", "-proc:none", "-d", classes, "-cp", GENERATOR, *sources)
    return sum(1 for _ in classes.rglob("*.class"))


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603 - our own tools
    if done.returncode:
        sys.exit(done.stdout[-4000:] + done.stderr[-4000:])


def main() -> None:
    if not GENERATOR.exists():
        sys.exit("Le générateur n'est pas installé : make clients")
    out = generate(ROOT / "build" / "clients" / "java")
    print(f"Java : {compiled(out)} classes, dans {out.relative_to(ROOT)}.")  # noqa: T201 - a command's answer


if __name__ == "__main__":
    main()
