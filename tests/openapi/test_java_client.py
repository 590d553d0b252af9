"""The Java client is generated from the committed document and compiles: `make test-java` installs its generator."""

import shutil
from pathlib import Path

import pytest

from api.commands.java_client import GENERATOR, compiled, generate

pytestmark = pytest.mark.skipif(
    not GENERATOR.exists() or shutil.which("javac") is None, reason="no generator or no Java 17: make test-java"
)


def test_the_generated_java_client_compiles(tmp_path: Path) -> None:
    out = generate(tmp_path)
    assert (out / "src/main/java/fr/raccroche/partner/api/PartnerApi.java").exists()
    assert compiled(out) > 50
