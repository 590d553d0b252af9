"""Absences, lateness and totals: whom they name, and intervals that can be true."""

from datetime import datetime, timedelta

from domain.imports.absence_lines import AbsenceLine, ControlLine, LateLine, PupilClue
from domain.imports.check_people import strip_zeros
from domain.imports.identifiers import ine_shape, tidy_ine
from domain.imports.reading import LineFault, LineReader
from domain.imports.reasons import ImportedReason
from domain.imports.values import parse_flag, parse_time
from domain.imports.verdicts import Rule

_LONGEST = timedelta(days=366)


def check_absence(line: LineReader) -> AbsenceLine:
    """An interval with a pupil. Its reason is already one of ours: the reader has dropped the label."""
    start, end = _moment(line, "start_date", "start_time"), _moment(line, "end_date", "end_time")
    if end <= start:
        raise LineFault(Rule.ENDS_BEFORE_START, "end_time")
    if end - start > _LONGEST:
        raise LineFault(Rule.INTERVAL_TOO_LONG, "end_date")
    reason = line.text("reason")
    return AbsenceLine(
        number=line.raw.number,
        pupil=_pupil(line),
        start=start,
        end=end,
        reason=ImportedReason(reason) if reason in set(ImportedReason) else None,
        justified=parse_flag(line.text("justified")),
    )


def check_late(line: LineReader) -> LateLine:
    return LateLine(
        number=line.raw.number,
        pupil=_pupil(line),
        day=line.required_day("day"),
        justified=parse_flag(line.text("justified")),
    )


def check_total(line: LineReader) -> ControlLine:
    """More unjustified half-days than absences cannot be: the file was tampered with or cut."""
    absences, unjustified = line.count("absences"), line.count("unjustified")
    if unjustified > absences:
        raise LineFault(Rule.UNJUSTIFIED_OVER_TOTAL, "unjustified")
    first, last = line.required_day("first_day"), line.required_day("last_day")
    if last < first:
        raise LineFault(Rule.ENDS_BEFORE_START, "last_day")
    return ControlLine(
        number=line.raw.number,
        pupil=_pupil(line),
        first_day=first,
        last_day=last,
        absences=absences,
        unjustified=unjustified,
        lates=line.count("lates"),
    )


def _pupil(line: LineReader) -> PupilClue:
    """An INE of known shape, else an ELENOET, else both names: one of them must be there."""
    ine, elenoet = tidy_ine(line.text("ine") or ""), strip_zeros(line.text("elenoet"))
    last, first = line.optional_name("last_name"), line.optional_name("first_name")
    known_ine = ine if ine_shape(ine) else None
    if not (known_ine or elenoet or (last and first)):
        raise LineFault(Rule.PUPIL_NOT_NAMED, "ine" if "ine" in line.head.columns else "elenoet", ine)
    return PupilClue(last_name=last or "", first_name=first or "", ine=known_ine, elenoet=elenoet)


def _moment(line: LineReader, day_field: str, time_field: str) -> datetime:
    day = line.required_day(day_field)
    text = line.required(time_field)
    hour = parse_time(text)
    if hour is None:
        raise LineFault(Rule.NOT_A_TIME, time_field, text)
    return datetime.combine(day, hour)
