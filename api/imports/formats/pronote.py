"""PRONOTE's XML of absences: one record per absence, and late arrivals without identifier."""

from collections.abc import Iterator
from datetime import datetime

from api.imports.formats.siecle_head import Places, TagNames, pick
from api.imports.formats.xml_stream import children, declared_encoding, encoding_warnings, local_name, stream
from domain.imports.kinds import ImportKind
from domain.imports.raw import FileHead, RawLine, RawValue, Subject
from domain.imports.reasons import reason_of
from domain.imports.values import parse_date, parse_time

ABSENCE_TAG = "Absences_des_eleves"
LATE_TAG = "Retards"
ABSENCE_FIELDS: TagNames = {
    "elenoet": ("N_GEP",),
    "ine": ("INE", "N_NATIONAL"),
    "last_name": ("NOM",),
    "first_name": ("PRENOM",),
    "start_date": ("DATE_DEBUT",),
    "start_time": ("H_DEBUT",),
    "end_date": ("DATE_FIN",),
    "end_time": ("H_FIN",),
    "justified": ("REGLE",),
}
LATE_FIELDS: TagNames = {"last_name": ("NOM",), "first_name": ("PRENOM",), "day": ("DATE",), "justified": ("REGLE",)}
_REASON_TAGS = ("MOTIF", "LIBELLE_MOTIF")
_Interval = tuple[datetime, datetime]


def read_pronote(content: bytes, name: str) -> Iterator[FileHead | RawLine]:
    """Records of one pupil that touch or overlap are one absence, told by the first; a gap between two stays a gap.

    A hole in the timetable gives two records for one half-day: that is still one half-day, since half-days are
    counted from intervals, and joining the two would call the pupil absent from a lesson in between.
    """
    encoding = declared_encoding(content)
    columns = {field: names[0] for field, names in {**LATE_FIELDS, **ABSENCE_FIELDS}.items()}
    warnings = encoding_warnings(content, encoding)
    head = FileHead(ImportKind.PRONOTE, name, encoding, columns=columns, warnings=warnings)
    yield head
    places = Places(head)
    held: dict[str, list[_Interval]] = {}
    for element in stream(content, (ABSENCE_TAG, LATE_TAG)):
        texts = children(element)
        number = places.of(element)
        if local_name(element) == LATE_TAG:
            yield RawLine(Subject.LATE, number, pick(texts, LATE_FIELDS))
            continue
        values = pick(texts, ABSENCE_FIELDS)
        reason = reason_of(next((texts[tag] for tag in _REASON_TAGS if tag in texts), ""))
        values["reason"] = reason.value if reason else ""
        if not _already_told(values, held):
            yield RawLine(Subject.ABSENCE, number, values)


def _already_told(values: dict[str, RawValue], held: dict[str, list[_Interval]]) -> bool:
    """Whether an earlier record of this pupil covers this one; unreadable ones go on, the checks will name them."""
    start, end = _moment(values, "start"), _moment(values, "end")
    if start is None or end is None:
        return False
    pupil = "|".join(str(values.get(field, "")) for field in ("ine", "elenoet", "last_name", "first_name"))
    intervals = held.setdefault(pupil, [])
    if any(first <= start and end <= last for first, last in intervals):
        return True
    intervals.append((start, end))
    return False


def _moment(values: dict[str, RawValue], edge: str) -> datetime | None:
    day, hour = parse_date(str(values.get(f"{edge}_date", ""))), parse_time(str(values.get(f"{edge}_time", "")))
    return None if day is None or hour is None else datetime.combine(day, hour)
