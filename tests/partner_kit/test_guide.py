"""Every example of the French guide is executed, in its order, against a live service."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from partner_kit.simulators import bases
from tests.live import ROOT
from tests.partner_kit.conftest import Exchange

GUIDE = ROOT / "docs" / "partners" / "guide.md"
EXAMPLES = re.findall(r"^```(bash|python|typescript)\n(.*?)^```", GUIDE.read_text(), re.DOTALL | re.MULTILINE)
_DAY = date(2026, 10, 1)
TOOLS = ROOT / "openapi" / "tools" / "node_modules"


def environment(exchange: Exchange) -> dict[str, str]:
    told = {"RACCROCHE_URL": exchange.url, "CLIENT_ID": exchange.credentials.client_id}
    return os.environ | told | {"CLIENT_SECRET": exchange.credentials.secret, "TZ": "Europe/Paris"}


def run(command: list[str], folder: Path, exchange: Exchange) -> str:
    env = environment(exchange) | {"PYTHONPATH": str(ROOT / "openapi" / "clients" / "python")}
    done = subprocess.run(command, cwd=folder, env=env, check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_example_in_a_shell_or_in_python_works(exchange: Exchange, tmp_path: Path) -> None:
    for language, text in EXAMPLES:
        if language == "bash":
            run(["bash", "-eu", "-c", text], tmp_path, exchange)
        elif language == "python":
            assert "phone" in run([sys.executable, "-c", text], tmp_path, exchange)
    assert '"recorded":1' in (tmp_path / "accuse.json").read_text()
    assert str(exchange.referrals[0]) in (tmp_path / "orientations.csv").read_text()


@pytest.mark.skipif(not TOOLS.exists(), reason="openapi/tools is not installed: make openapi")
def test_the_example_in_typescript_type_checks_and_works(exchange: Exchange, tmp_path: Path) -> None:
    package = tmp_path / "package"
    shutil.copytree(ROOT / "openapi" / "clients" / "typescript", package, ignore=shutil.ignore_patterns("dist"))
    (package / "node_modules").symlink_to(TOOLS)
    [text] = [text for language, text in EXAMPLES if language == "typescript"]
    known = "declare const process: { env: Record<string, string | undefined> };\n"
    (package / "src" / "example.ts").write_text(known + text.replace('"raccroche-partner"', '"./index.js"'))
    run([str(TOOLS / ".bin" / "tsc")], package, exchange)
    assert str(exchange.referrals[0]) in run(["node", "dist/example.js"], package, exchange)


def test_files_as_sygne_and_sipa_would_give_them_follow_the_exchange_format(tmp_path: Path) -> None:
    """The same header as last year's file, everybody enrolled once at most, and the same seed the same files."""
    previous = (ROOT / "docs" / "siei" / "samples" / "en_previous.csv").read_bytes()
    first = [path.read_bytes() for path in bases.write(previous, tmp_path, _DAY, 3)]
    assert first == [path.read_bytes() for path in bases.write(previous, tmp_path, _DAY, 3)]
    header, *lines = previous.decode().splitlines()
    first = first[:2]  # the third, of assignments, has a header of its own
    assert all(one.decode().splitlines()[0] == header for one in first)
    assert 0 < sum(len(one.decode().splitlines()) - 1 for one in first) <= len(lines)
