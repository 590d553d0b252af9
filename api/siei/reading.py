"""From the bytes of a deposited file to the clear copy that the crossing reads: its columns, in order, nothing more."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TextIO

from domain.kernel.french import typeset
from domain.siei.campaign import SourceRefused
from domain.siei.columns import columns_of
from domain.siei.contract_check import judge_encoding, judge_header
from domain.siei.lines import LineReader, LineRejected, LineTooYoung, is_of_another_year
from domain.siei.sources import SourceKind
from persistence.siei.sources import REJECTS_KEPT, Reject

LARGEST_SHARE_REFUSED = 0.2
"""More refused lines than this: the file is not what it says, and nothing of it is kept."""
MOST_LINES_SHOWN = 5


@dataclass
class Read:
    """A file read through the gate. `content` is what is kept; the rest are figures and the lines set aside."""

    content: bytes
    received_sha256: str
    sha256: str
    lines: int = 0
    rows: int = 0
    too_young: int = 0
    without_ine: int = 0
    rejected: int = 0
    rejects: list[Reject] = field(default_factory=list)
    """The first of them."""


Numbered = tuple[int, Mapping[str, str]]


def read_source(kind: SourceKind, content: bytes, campaign_date: date) -> Read:
    """CSV (`;`, UTF-8, with a header) or a JSON array of objects. A file that does not follow the format is refused."""
    if not content.strip():
        raise SourceRefused("Ce fichier est vide.")
    text = _decoded(kind, content)
    header, lines = _json(text) if text.lstrip().startswith("[") else numbered(io.StringIO(text, newline=""))
    refuse_header(kind, header)
    read, out = Read(b"", hashlib.sha256(content).hexdigest(), ""), io.StringIO()
    read_lines(kind, lines, (campaign_date, read), out)
    read.content = out.getvalue().encode()
    read.sha256 = hashlib.sha256(read.content).hexdigest()
    return read


def write_records(kind: SourceKind, records: Iterator[Mapping[str, str]]) -> bytes:
    """The clear copy of records that already follow the format."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [one.name for one in columns_of(kind)], delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode()


def _decoded(kind: SourceKind, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        errors = [{"pointer": f"/lines/{line}", "detail": "Premier caractère illisible."}]
        raise SourceRefused(judge_encoding(kind, is_utf8=False)[0].sentence, errors=errors) from None


def numbered(text: Iterable[str]) -> tuple[list[str], Iterator[Numbered]]:
    """The names of the columns, and the lines of a CSV with their numbers, read as they are asked for."""
    reader = csv.reader(text, delimiter=";", strict=True)
    try:
        header = [name.strip().lower() for name in next(reader)]
    except (csv.Error, StopIteration):
        raise SourceRefused("La première ligne, celle des noms de colonnes, est illisible.") from None
    return header, _csv_lines(header, reader)


def _csv_lines(header: Sequence[str], reader: Any) -> Iterator[Numbered]:
    while True:
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error:
            detail = f"Ligne {reader.line_num} : un guillemet n'est pas refermé."
            raise SourceRefused(typeset(detail)) from None
        if values:
            yield reader.line_num, _by_name(header, values)


def _by_name(header: Sequence[str], values: Sequence[str]) -> Mapping[str, str]:
    """A line with more or fewer cells than the header is not read by position: its numbers say so."""
    if len(values) != len(header):
        return {"": f"{len(values)}/{len(header)}"}
    return dict(zip(header, values, strict=True))


def _json(text: str) -> tuple[list[str], Iterator[Numbered]]:
    try:
        items = json.loads(text)
    except ValueError as error:
        raise SourceRefused(typeset(f"Ce fichier JSON est illisible : {error.__class__.__name__}.")) from None
    if not isinstance(items, list) or not all(isinstance(one, dict) for one in items):
        raise SourceRefused("Ce fichier JSON doit être un tableau d'objets, un par fiche.")
    header = list(dict.fromkeys(name.strip().lower() for one in items for name in one))
    lines = (
        (number, {name.strip().lower(): "" if value is None else str(value) for name, value in one.items()})
        for number, one in enumerate(items, 1)
    )
    return header, lines


def refuse_header(kind: SourceKind, header: Sequence[str]) -> None:
    """Nothing is guessed: a column missing, unknown, repeated or excluded by the CNIL refuses the file by its name."""
    if faults := judge_header(kind, header):
        errors = [{"pointer": "/header", "detail": fault.sentence} for fault in faults]
        raise SourceRefused(faults[0].sentence, errors=errors)


def read_lines(kind: SourceKind, lines: Iterator[Numbered], into: tuple[date, Read], out: TextIO) -> None:
    """Each line through the gate; those kept go to `out`, as the format has them. `into`: the day, the figures."""
    campaign_date, read = into
    reader, entries = LineReader(kind, campaign_date), []
    days: dict[date, date] = {}  # each day once in memory, however many enter on it
    writer = csv.DictWriter(out, [one.name for one in columns_of(kind)], delimiter=";", lineterminator="\n")
    writer.writeheader()
    for number, line in lines:
        read.lines += 1
        try:
            kept = reader.read(_whole(line))
        except LineTooYoung:
            read.too_young += 1
            continue
        except LineRejected as reason:
            read.rejected += 1
            if len(read.rejects) < REJECTS_KEPT:
                read.rejects.append(Reject(number, reason.column, reason.rule, typeset(reason.remedy)))
            continue
        read.rows += 1
        read.without_ine += not kept["ine"]
        if kept.get("date_entree"):
            day = date.fromisoformat(kept["date_entree"])
            entries.append(days.setdefault(day, day))
        writer.writerow(kept)
    if is_of_another_year(kind, entries, campaign_date):
        raise SourceRefused(typeset(f"Ce fichier est celui d'une autre année scolaire que « {kind.label} »."))
    if read.lines and read.rejected > LARGEST_SHARE_REFUSED * read.lines:
        raise SourceRefused(_too_many(read), errors=_shown(read.rejects))


def _whole(line: Mapping[str, str]) -> Mapping[str, str]:
    if "" in line and len(line) == 1:
        raise LineRejected("", "Nombre de cellules différent de l'en-tête", f"Cellules : {line['']}.")
    return line


def _too_many(read: Read) -> str:
    share = round(100 * read.rejected / read.lines)
    return typeset(
        f"{share}\u00a0% des lignes ne suivent pas le format : le fichier entier est refusé, rien n'a été enregistré."
    )


def _shown(rejects: Sequence[Reject]) -> list[dict[str, str]]:
    return [
        {"pointer": f"/lines/{one.line}/{one.field}", "detail": f"{one.rule}. {one.remedy}"}
        for one in rejects[:MOST_LINES_SHOWN]
    ]
