"""Names are found only if the database folds them as the domain does."""

import pytest
from sqlalchemy import text

from domain.imports.names import fold

LETTERS = bytes(range(0xA0, 0x100)).decode("iso-8859-15")


@pytest.mark.parametrize(
    "name",
    [
        "LEBŒUF",
        "Ægine D'ALMEIDA",
        "D\u2019ALMEIDA",
        "Éloïse-Noëlle",
        "  LE   GOFF\t",
        "St.-Jean",
        "Nguyễn Văn Đức",
        "ŞAHİN İpek",
        "a\u0301\u0327b",
        "Jean\u00a0Paul",
        "Jean\u202fPaul",
        "Anne\u2010Marie\u2011Lou",
        "--",
        LETTERS,
        LETTERS.upper(),
    ],
)
async def test_the_database_folds_names_as_the_domain_does(app_sessions, name):
    async with app_sessions() as session:
        assert await session.scalar(text("SELECT fold(:name)"), {"name": name}) == fold(name)
