"""Classes, formations, codes, the school and its calendar: what each line must have to be taken."""

from domain.imports.identifiers import is_mef
from domain.imports.reading import LineFault, LineReader
from domain.imports.school_lines import ClassLine, ClosureLine, CodeLine, MefLine, PeriodLine, SchoolLine
from domain.imports.verdicts import Rule


def check_class(line: LineReader) -> ClassLine:
    code = line.required("code", limit=100)
    return ClassLine(
        number=line.raw.number,
        code=code,
        label=line.text("label") or code,
        is_group=line.text("kind") == "G",
        mef_codes=tuple(mef for mef in line.raw.texts("mefs") if is_mef(mef)),
        division_codes=line.raw.texts("divisions"),
    )


def check_mef(line: LineReader) -> MefLine:
    """31/12/9999 means « still open »."""
    code = line.required("code", limit=11)
    closed = line.day("closed_on")
    return MefLine(
        number=line.raw.number,
        code=code,
        label=line.text("label") or code,
        mefstat_code=line.text("mefstat"),
        national_code=line.text("attached_to"),
        closed_on=None if closed is None or closed.year == 9999 else closed,
    )


def check_code(line: LineReader) -> CodeLine:
    """The raw code is kept with its label: an unknown code is a remark elsewhere, never a failure."""
    code = line.required("code", limit=16)
    return CodeLine(
        number=line.raw.number,
        code_list=line.required("code_list"),
        code=code,
        label=line.text("label") or line.text("short_label") or code,
        short_label=line.text("short_label"),
    )


def check_school(line: LineReader) -> SchoolLine:
    first, last = line.day("first_day"), line.day("last_day")
    if first and last and last < first:
        raise LineFault(Rule.ENDS_BEFORE_START, "last_day")
    return SchoolLine(
        number=line.raw.number,
        name=line.required("name"),
        name_2=line.text("name_2"),
        head_name=line.text("head_name"),
        head_title=line.text("head_title"),
        phone=line.phone("phone"),
        email=line.email("email"),
        address=line.address(),
        first_day=first,
        last_day=last,
    )


def check_period(line: LineReader) -> PeriodLine:
    first, last = line.required_day("first_day"), line.required_day("last_day")
    if last < first:
        raise LineFault(Rule.ENDS_BEFORE_START, "last_day")
    code = line.required("code", limit=16)
    return PeriodLine(line.raw.number, code, line.text("label") or code, first, last)


def check_closure(line: LineReader) -> ClosureLine:
    first, last = line.required_day("first_day"), line.required_day("last_day")
    if last < first:
        raise LineFault(Rule.ENDS_BEFORE_START, "last_day")
    return ClosureLine(line.raw.number, line.text("label") or "Fermeture", first, last)
