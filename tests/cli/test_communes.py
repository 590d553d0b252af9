"""`raccroche communes import`: a deployment without the demo has distances."""

import asyncio
from pathlib import Path

import pytest

from api.commands.communes import CommunesRefused, read_communes, run
from persistence import embedded
from tests.conftest import Database

SAMPLE = Path("api/demo/data/communes.csv")
HEADER = "code;name;postal_code;latitude;longitude\n"


def test_the_sample_is_read_and_the_latest_word_of_a_code_counts(database: Database) -> None:
    url = database.url(embedded.JOBS).render_as_string(hide_password=False)
    assert asyncio.run(run(url, SAMPLE.read_bytes())) == len(SAMPLE.read_text().splitlines()) - 1
    again = SAMPLE.read_text().splitlines()[1].split(";")
    changed = HEADER + ";".join([again[0], "Autre nom", *again[2:]])
    assert asyncio.run(run(url, changed.encode())) == 1


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("9990;Sainte-Luce;99000;46.9;2.1", "colonne code"),
        ("99901;;99000;46.9;2.1", "colonne name"),
        ("99901;Sainte-Luce;990;46.9;2.1", "colonne postal_code"),
        ("99901;Sainte-Luce;99000;146.9;2.1", "colonne latitude"),
        ("99901;Sainte-Luce;99000;46.9;est", "colonne longitude"),
        ("99901;Sainte-Luce;99000;46.9;nan", "colonne longitude"),
    ],
)
def test_one_wrong_line_refuses_the_file_and_says_where(line: str, place: str) -> None:
    with pytest.raises(CommunesRefused) as refused:
        read_communes((HEADER + line).encode())
    assert f"Ligne 2, {place}" in refused.value.sentence
