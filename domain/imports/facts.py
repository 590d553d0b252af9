"""Lines about the school itself, as (subject, key, title, record): small lists that are compared by key."""

from domain.imports.lines import ClassLine, ClosureLine, CodeLine, Line, MefLine, SchoolLine
from domain.imports.records import Record, class_record, school_record

Fact = tuple[str, str, str, Record]


def fact_of(line: Line) -> Fact | None:
    """None for lines that are not kept (periods of the year, control totals)."""
    if isinstance(line, ClassLine):
        return "class", line.natural_key, line.label or line.code, class_record(line)
    if isinstance(line, CodeLine):
        return "code", f"{line.code_list}:{line.code}", f"{line.code_list} {line.code}", {"label": line.label}
    if isinstance(line, MefLine):
        return "code", f"CODE_MEF:{line.code}", line.label, {"label": line.label}
    if isinstance(line, SchoolLine):
        return "school", "school", line.name, school_record(line)
    if isinstance(line, ClosureLine):
        first, last = line.first_day.isoformat(), line.last_day.isoformat()
        return "closure", f"{first}|{last}", line.label, {"label": line.label, "starts_on": first, "ends_on": last}
    return None
