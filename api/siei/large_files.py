"""A source too large for a request: read line by line from a disk, in bounded memory, through the same gate."""

import codecs
import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from api.siei.reading import Read, numbered, read_lines, refuse_header
from domain.kernel.french import typeset
from domain.siei.campaign import SourceRefused
from domain.siei.contract_check import judge_encoding
from domain.siei.sources import SourceKind
from persistence.siei.sources import PART_BYTES

LONGEST_LINE = 1024 * 1024
"""Bytes; a longer one is cut, and then refused."""


def read_large(kind: SourceKind, path: Path, campaign_date: date, kept: Path) -> Read:
    """What goes through the gate is written to `kept`; CSV only, for a JSON array is read whole or not at all."""
    read, digest = Read(b"", "", ""), hashlib.sha256()
    with path.open("rb") as file, kept.open("w", encoding="utf-8", newline="") as out:
        _refuse_json(file)
        try:
            header, lines = numbered(_decoded(file, digest))
            refuse_header(kind, header)
            read_lines(kind, lines, (campaign_date, read), out)
        except UnicodeDecodeError:
            raise SourceRefused(judge_encoding(kind, is_utf8=False)[0].sentence) from None
    read.received_sha256 = digest.hexdigest()
    with kept.open("rb") as written:
        read.sha256 = hashlib.file_digest(written, "sha256").hexdigest()
    return read


def pieces_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PART_BYTES):
            yield piece


def _decoded(file: BinaryIO, digest: Any) -> Iterator[str]:
    """Lines as text, hashed as they pass."""
    encoding = "utf-8-sig"
    while line := file.readline(LONGEST_LINE):
        digest.update(line)
        yield line.decode(encoding)
        encoding = "utf-8"


def _refuse_json(file: BinaryIO) -> None:
    first = file.read(64).removeprefix(codecs.BOM_UTF8).lstrip()
    file.seek(0)
    if not first:
        raise SourceRefused("Ce fichier est vide.")
    if first.startswith(b"["):
        raise SourceRefused(typeset("Un fichier de cette taille se dépose en CSV : un tableau JSON se lit d'un bloc."))
