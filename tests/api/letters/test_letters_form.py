"""How every letter is made: tags, faces, typography, the window, the pages, the batch."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from api.letters.content import typeset
from api.letters.render import BatchCover, render, render_batch, sha256
from domain.documents.kinds import LetterKind
from domain.documents.parts import School
from domain.documents.values import SchoolLevel
from tests.factories.letter_parts import LUCAS, MANY, MOTHER
from tests.factories.letters import sample
from tests.factories.reading import flat, raw_text, reader, text_of

K = LetterKind
TEMPLATES = Path(__file__).parents[3] / "api" / "letters" / "templates"
STRIP = "Démonstration — département fictif 999, personnes inventées"


@pytest.mark.parametrize("kind", list(K))
def test_every_letter_is_a_tagged_french_document_with_a_title(kind: LetterKind) -> None:
    pdf = reader(sample(kind))
    catalog = pdf.trailer["/Root"]
    assert catalog["/Lang"] == "fr"
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert pdf.metadata is not None
    assert flat(pdf.metadata.title or "") in text_of(sample(kind))
    assert b"pdfuaid" in catalog["/Metadata"].get_data()


@pytest.mark.parametrize("kind", list(K))
def test_the_same_data_gives_the_same_bytes(kind: LetterKind) -> None:
    assert sha256(render(kind, sample(kind))) == sha256(render(kind, sample(kind)))


@pytest.mark.parametrize("kind", list(K))
def test_every_letter_is_set_in_the_embedded_face_only(kind: LetterKind) -> None:
    for page in reader(sample(kind)).pages:
        for font in page["/Resources"]["/Font"].values():
            assert "SourceSans3" in str(font.get_object()["/BaseFont"]).replace("-", "")


@pytest.mark.parametrize("kind", list(K))
def test_every_letter_follows_french_typography(kind: LetterKind) -> None:
    raw = raw_text(reader(sample(kind)))
    assert not re.search(r"\n[:;?!»]", raw), "high punctuation begins a line"
    assert not re.search(r"[\w)][;?!»]", raw), "no space before high punctuation"
    assert "'" not in raw
    assert not re.search(r" [.,)]|\( |\.\.(?!\.)|: :", flat(raw)), "stray spaces or points"
    assert not re.search(r"\bnone\b|auto\b|\{|\}", flat(raw))


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.typ")), ids=lambda path: path.stem)
def test_templates_hold_no_break_spaces_and_real_apostrophes(template: Path) -> None:
    """The PDF draws both spaces with one glyph, so the source is where this shows."""
    text = re.sub(r"(?m)^//.*$", "", template.read_text(encoding="utf-8"))
    assert not re.search(r"[\w)\]] [;?!»:](?!=)", text)
    assert not re.search(r"« |\w'\w", text)


def test_data_get_their_no_break_spaces_and_apostrophes() -> None:
    assert typeset({"a": ["L'école : « oui » !", "au 03 00 00 00 00"]}) == {
        "a": ["L’école\u00a0: «\u00a0oui\u00a0»\u00a0!", "au 03\u00a000\u00a000\u00a000\u00a000"]
    }


def test_the_address_stands_in_the_window_of_the_envelope() -> None:
    found: list[tuple[float, float]] = []

    def visit(text: str, page: list[float], line: list[float], _font: object, _size: object) -> None:
        if "Julie" in text or "VILLENEUVE" in text:
            x, y = line[4], line[5]
            found.append((page[0] * x + page[2] * y + page[4], page[1] * x + page[3] * y + page[5]))

    reader(sample(K.WARNING_LETTER)).pages[0].extract_text(visitor_text=visit)
    millimetre = 72 / 25.4
    inside = [(x / millimetre, 297 - y / millimetre) for x, y in found]
    assert len(inside) == 2
    assert all(109 <= x <= 190 and 49 <= y <= 79 for x, y in inside), inside


def test_long_names_and_twenty_two_half_days_fit() -> None:
    long_name = replace(
        LUCAS,
        given_name="Maximilien-Alexandre",
        family_name="de La Rochefoucauld-Montmorency-Łukasiewicz",
        school=School(
            "Lycée polyvalent des métiers de l'hôtellerie et du tourisme Simone-Veil-et-Joséphine-Baker",
            SchoolLevel.PRIMARY,
        ),
    )
    six_lines = replace(
        MOTHER,
        address_lines=(
            "Appartement 1204, étage 12, escalier B",
            "Résidence des Jardins de la République",
            "125 bis boulevard du Général-de-Gaulle",
            "BP 99",
            "97490 SAINTE-CLOTILDE CEDEX 9",
        ),
    )
    pdf = reader(sample(K.WARNING_LETTER, pupil=long_name, addressee=six_lines, facts=MANY))
    text = flat(raw_text(pdf))
    assert len(pdf.pages) == 2
    assert "22 demi-journées complètes" in text
    assert text.count("matin et après-midi") == 11
    assert "Łukasiewicz" in text
    assert "97490 SAINTE-CLOTILDE CEDEX 9" in text


@pytest.mark.parametrize(
    "kind", [K.ABSENCE_NOTICE, K.REASON_INVITATION_1, K.REASON_INVITATION_2, K.MEETING_INVITATION, K.RECEIPT, K.RETURN]
)
def test_short_letters_stand_on_one_page(kind: LetterKind) -> None:
    assert len(reader(sample(kind)).pages) == 1


@pytest.mark.parametrize("kind", list(K))
def test_no_sheet_carries_a_signature_alone(kind: LetterKind) -> None:
    pages = [flat(page.extract_text()) for page in reader(sample(kind)).pages]
    for page in pages[1:]:
        assert len(page) > 250
    assert f"Page {len(pages)} sur {len(pages)}" in pages[-1]


def test_the_demo_strip_is_on_every_page_when_asked_and_never_otherwise() -> None:
    assert all(STRIP in page.extract_text() for page in reader(sample(K.WARNING_LETTER)).pages)
    assert STRIP not in text_of(sample(K.WARNING_LETTER, demo=False))


def test_a_batch_is_one_document_with_its_cover_and_each_letter_numbered_for_itself() -> None:
    letters = [sample(K.WARNING_LETTER), sample(K.SUMMONS_LETTER), sample(K.RECEIPT)]
    pdf = PdfReader(BytesIO(render_batch(letters, BatchCover(date(2025, 11, 24), "Bureau de l'assiduité"))))
    pages = [flat(page.extract_text()) for page in pdf.pages]
    assert "Lot de courriers du lundi 24 novembre 2025" in pages[0]
    assert "3 courriers, dont 2 recommandés" in pages[0]
    assert "RK 99 900 001 2 FR" in pages[0]
    assert "25 rue du Moulin-Neuf" not in pages[0]
    alone = [len(reader(letter).pages) for letter in letters]
    assert len(pages) == 1 + sum(alone)
    ends = [sum(alone[:rank]) for rank in range(4)]
    for start, end in pairwise(ends):
        assert f"Page 1 sur {end - start}" in pages[1 + start]
        assert f"Page {end - start} sur {end - start}" in pages[end]


def test_a_batch_printed_twice_is_the_same() -> None:
    letters = [sample(K.WARNING_LETTER), sample(K.RECEIPT)]
    cover = BatchCover(date(2025, 11, 24), "Bureau de l'assiduité")
    assert render_batch(letters, cover) == render_batch(letters, cover)
