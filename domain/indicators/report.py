"""From counts to what is shown: tables protected together, rates of what is visible, sentences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.indicators.definitions import DEFINITIONS, STEPS, Counted, Definition, IndicatorCode
from domain.indicators.tables import TOTAL, Cell, CountTable, Row, protected_together
from domain.indicators.views import Count, IndicatorCell, IndicatorColumn, IndicatorRow, IndicatorView, RowDepth
from domain.kernel.french import NBSP, typeset
from domain.kernel.small_cells import SMALLEST, Hidden

Counts = Mapping[IndicatorCode, Sequence[Count]]
Cells = Mapping[tuple[str, str], Cell]
_C = IndicatorCode
_APART = frozenset({_C.ABSENTEES_BY_MONTH, _C.MARKS})
"""Lines of these do not add up: the same persons stand in several."""
_SPOKEN = {_C.MARKS: "1"}
"""The line that the sentence speaks of, when it is neither the total nor the last."""
ALL = "all"
NOTHING = "Rien à compter pour cette année."


@dataclass(frozen=True)
class Delay:
    """The median of a delay in days, and of how many persons."""

    line: str
    label: str
    persons: int
    median: float | None


def indicators_of(counts: Counts, delays: Sequence[Delay], *, edition: bool = False) -> list[IndicatorView]:
    """Every indicator that was counted, in the order of the definitions; all their tables protected together.

    An `edition` goes to others than those who hold the names: rounded (see `editions`).
    """
    counted = [DEFINITIONS[code] for code in DEFINITIONS if code in counts]
    tables = [replace(_table(one, counts[one.code]), rounds=edition) for one in counted]
    cells = protected_together(tables, list(_same_numbers({one.code: at for at, one in enumerate(counted)}, tables)))
    views = [_view(*one, counts[one[0].code]) for one in zip(counted, tables, cells, strict=True)]
    return [*views, _delays(delays)] if delays else views


def _same_numbers(at: Mapping[IndicatorCode, int], tables: Sequence[CountTable]) -> Iterator[set[tuple[int, str, str]]]:
    """Pupils of each class, referrals, contracts started: each in two tables."""
    if _C.ABSENTEES in at and _C.CASES in at:
        first, second = at[_C.ABSENTEES], at[_C.CASES]
        yield from ({(first, row.key, TOTAL), (second, row.key, TOTAL)} for row in tables[first].rows)
    if _C.CASES in at and _C.REFERRALS in at:
        yield {(at[_C.CASES], TOTAL, "dsden"), (at[_C.REFERRALS], "referred", ALL)}
    if _C.CONTRACTS in at and _C.MARKS in at:
        marks = {(at[_C.MARKS], row.key, TOTAL) for row in tables[at[_C.MARKS]].rows}
        yield {(at[_C.CONTRACTS], TOTAL, TOTAL), *marks}


def _table(one: Definition, counts: Sequence[Count]) -> CountTable:
    return _steps(one, counts) if one.code in STEPS else _lines(one, counts)


def _steps(one: Definition, counts: Sequence[Count]) -> CountTable:
    """Each step holds those who stop there, whom no table shows, and the next step."""
    steps = STEPS[one.code]
    platforms = _lines_of(counts) if one.code is _C.FUNNEL else {}
    columns = tuple(sorted(platforms, key=platforms.__getitem__)) if len(platforms) > 1 else (ALL,)
    rows: list[Row] = []
    for at, (key, label) in enumerate(steps):
        rows.append(Row(key, label, steps[at - 1][0] if at else None))
        if at < len(steps) - 1:
            rows.append(Row(f"{key}-", label, key, published=False))
    last = steps[-1][0]
    known = {key for key, _ in steps}
    values: dict[tuple[str, str], int] = {}
    for count in counts:
        if count.kind in known:
            row = count.kind if count.kind == last else f"{count.kind}-"
            place = (row, count.line if len(columns) > 1 else ALL)
            values[place] = values.get(place, 0) + count.persons
    return CountTable(tuple(rows) if values else (), columns, values)


def _lines(one: Definition, counts: Sequence[Count]) -> CountTable:
    columns = tuple(key for key, _ in one.columns)
    lines = _lines_of(counts)
    if one.code in _APART:
        rows = [Row(key, lines[key]) for key in lines]
    elif len(lines) == 1:
        rows = [Row(TOTAL, one.total)]
    else:
        rows = list(_tree(one, counts))
    values: dict[tuple[str, str], int] = {}
    for count in counts:
        place = (TOTAL if len(rows) == 1 and rows[0].key == TOTAL else count.line, _kind(one.code, count.kind))
        values[place] = values.get(place, 0) + count.persons
    return CountTable(tuple(rows), columns, values)


def _tree(one: Definition, counts: Sequence[Count]) -> Iterator[Row]:
    """The total, each group, its lines by name; a group of one line is that line, and one group is none."""
    if not counts:
        return
    groups: dict[tuple[str, str], dict[str, str]] = {}
    for count in counts:
        groups.setdefault((count.group_label, count.grouping), {})[count.line] = count.label
    yield Row(TOTAL, one.total)
    for (label, grouping), lines in sorted(groups.items()):
        parent = TOTAL
        if len(lines) > 1 and len(groups) > 1:
            parent = f"group {grouping}"
            yield Row(parent, label, TOTAL)
        yield from (Row(key, lines[key], parent) for key in sorted(lines, key=lambda key: (lines[key], key)))


def _lines_of(counts: Sequence[Count]) -> dict[str, str]:
    return {count.line: count.label for count in counts}


def _kind(code: IndicatorCode, kind: str) -> str:
    """In the table by class, whatever followed a referral is a referral."""
    return "dsden" if code is _C.CASES and kind in {"referred", "warned", "again"} else kind


def _view(one: Definition, table: CountTable, cells: Cells, counts: Sequence[Count]) -> IndicatorView:
    headers = [IndicatorColumn(key, label) for key, label in _headers(one, table, _lines_of(counts))]
    inner = {row.parent for row in table.rows}
    rows = []
    for row in (row for row in table.rows if row.published):
        depth = RowDepth.TOTAL if row.key == TOTAL else RowDepth.LINE
        if row.key in inner and row.key != TOTAL and one.code not in STEPS:
            depth = RowDepth.GROUP
        shown = [_cell(cells[row.key, column.key]) for column in headers]
        rows.append(IndicatorRow(row.key, row.label, depth, shown, _percent(*_proportion(one, table, cells, row.key))))
    charted = one.charted or (table.shown_columns()[-1],)
    return _worded(one, _sentence(one, table, cells), headers, rows, charted)


def _worded(
    one: Definition,
    sentence: str,
    headers: Sequence[IndicatorColumn],
    rows: Sequence[IndicatorRow],
    charted: Sequence[str],
) -> IndicatorView:
    return IndicatorView(
        one.code, typeset(one.title), sentence, one.unit, one.row_header, headers, rows, charted, one.rate_label,
        typeset(one.definition), typeset(one.source), typeset(one.silence), typeset(one.text), one.lists, one.national,
    )  # fmt: skip


def _headers(one: Definition, table: CountTable, lines: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    known = {**dict(one.columns), **lines, ALL: one.unit.capitalize(), TOTAL: "Total"}
    return ((key, known[key]) for key in table.shown_columns())


def _cell(cell: Cell) -> IndicatorCell:
    return IndicatorCell(cell.value, cell.hidden)


def _proportion(one: Definition, table: CountTable, cells: Cells, row: str) -> tuple[int | None, int | None]:
    """The part and the whole, as far as what is shown gives them."""
    if one.code in STEPS:
        column = table.shown_columns()[-1]
        return cells[row, column].value, cells[STEPS[one.code][0][0], column].value
    counted: Counted = one.counted
    part = _sum(table, cells, row, counted.kinds)
    whole = _sum(table, cells, row, tuple(key for key in table.columns if key not in counted.but))
    return part if part is None or whole is None else min(part, whole), whole  # rounded parts may add up to more


def _sum(table: CountTable, cells: Cells, row: str, kinds: Sequence[str]) -> int | None:
    """By adding what is shown, or by taking the rest from an exact total; None when neither is possible."""
    added = [cells[row, kind].value for kind in kinds]
    rest = [cells[row, kind].value for kind in table.columns if kind not in kinds]
    total = cells[row, TOTAL].value
    if not rest and total is not None:
        return total
    if None not in added:
        return sum(value or 0 for value in added)
    return None if table.rounds or total is None or None in rest else total - sum(value or 0 for value in rest)


def _percent(part: int | None, whole: int | None) -> float | None:
    return None if part is None or not whole else round(100 * part / whole, 1)


def _sentence(one: Definition, table: CountTable, cells: Cells) -> str:
    published = [row.key for row in table.rows if row.published]
    if not published:
        return NOTHING
    row = STEPS[one.code][-1][0] if one.code in STEPS else _spoken(one.code, published)
    part, whole = _proportion(one, table, cells, row)
    return typeset(_said(one.counted, part, whole))


def _spoken(code: IndicatorCode, rows: Sequence[str]) -> str:
    """The total, or the line that stands for it."""
    if TOTAL in rows:
        return TOTAL
    return _SPOKEN.get(code, rows[-1])


def _said(counted: Counted, part: int | None, whole: int | None) -> str:
    if whole is None:
        return f"Petits nombres masqués : {counted.whole}."
    if whole == 0:
        return NOTHING
    if part is None:
        return f"Petits nombres masqués, sur {_number(whole)} {counted.whole}."
    if part == 0:
        return f"{counted.none}, sur {_number(whole)} {counted.whole}."
    rate = f"{100 * part / whole:.1f}".replace(".", ",")
    return f"{_number(part)} {counted.many} sur {_number(whole)} {counted.whole}, {rate} %."


def _number(value: int) -> str:
    return f"{value:,}".replace(",", NBSP)


def _delays(delays: Sequence[Delay]) -> IndicatorView:
    """Medians; nothing under five persons."""
    one = DEFINITIONS[_C.DELAYS]
    shown = [replace(delay, median=None) if delay.persons < SMALLEST else delay for delay in delays]
    rows = [IndicatorRow(delay.line, delay.label, RowDepth.LINE, [_median(delay)]) for delay in shown]
    known = [f"{delay.label.lower()} : {_days(delay.median)}" for delay in shown if delay.median is not None]
    sentence = f"Médiane {', '.join(known)}." if known else "Moins de cinq jeunes : rien n'est montré."
    return _worded(one, typeset(sentence), [IndicatorColumn("days", "Médiane (jours)")], rows, one.charted)


def _median(delay: Delay) -> IndicatorCell:
    return IndicatorCell(delay.median, Hidden.NO if delay.median is not None else Hidden.SMALL)


def _days(median: float) -> str:
    number = f"{median:.1f}".removesuffix(".0").replace(".", ",")
    return f"{number} jour{'s' if median >= 2 else ''}"
