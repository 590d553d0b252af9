"""Prints a letter and reads it back."""

import re
from io import BytesIO

from pypdf import PdfReader

from api.letters.render import render
from domain.documents.letter import Letter


def reader(letter: Letter) -> PdfReader:
    return PdfReader(BytesIO(render(letter.kind, letter)))


def raw_text(pdf: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in pdf.pages)


def flat(text: str) -> str:
    """Lines joined, every space plain: for looking up sentences."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def text_of(letter: Letter) -> str:
    return flat(raw_text(reader(letter)))
