"""The same figures as a file that French spreadsheets open, and as words for the sheet that is printed."""

import csv
import io
from collections.abc import Iterator

from api.indicators.use_cases import Indicators
from domain.indicators.views import IndicatorCell, IndicatorRow, IndicatorView, RowDepth
from domain.kernel.calendar import school_year_label
from domain.kernel.delimited import without_formula

_HEADER = (
    "Indicateur",
    "Ligne",
    "Niveau",
    "Colonne",
    "Valeur",
    "Pourquoi masqué",
    "Unité",
    "Définition",
    "Source",
    "Au",
)
_DEPTHS = {RowDepth.TOTAL: "total", RowDepth.GROUP: "sous-total", RowDepth.LINE: "ligne"}


def as_csv(page: Indicators) -> bytes:
    """One cell a line; UTF-8 with its mark, `;`, decimal comma."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Territoire", page.territory.name])
    writer.writerow(["Année scolaire", school_year_label(page.year)])
    writer.writerow([])
    writer.writerow(_HEADER)
    for view in page.indicators:
        for line in _lines(view):
            cells = map(without_formula, [*line, view.definition])
            writer.writerow([*cells, f"{view.source}", page.on.isoformat()])
    return out.getvalue().encode("utf-8-sig")


def _lines(view: IndicatorView) -> Iterator[tuple[str, ...]]:
    for row in view.rows:
        for column, cell in zip(view.columns, row.cells, strict=True):
            yield (
                view.title,
                row.label,
                _DEPTHS[row.depth],
                column.label,
                _number(cell.value),
                cell.hidden.label,
                view.unit,
            )
        if view.rate_label and row.rate is not None:
            yield view.title, row.label, _DEPTHS[row.depth], view.rate_label, _number(row.rate), "", "%"
    for step in view.national.steps if view.national else ():
        yield (
            view.title,
            step.label,
            "ligne",
            f"{view.national.title if view.national else ''}",
            str(step.value),
            "",
            view.unit,
        )


def as_words(page: Indicators, *, demo: bool) -> dict[str, object]:
    """What `indicators.typ` prints."""
    family = next(one["label"] for one in page.families if one["code"] == page.family.value)
    return {
        "title": f"Indicateurs : {family}", "territory": page.territory.name, "demo": demo,
        "year": f"Année scolaire {school_year_label(page.year)}, chiffres au {page.on:%d/%m/%Y}",
        "small_cells": page.small_cells, "indicators": [_view_words(view) for view in page.indicators],
    }  # fmt: skip


def _view_words(view: IndicatorView) -> dict[str, object]:
    national = view.national
    rates = any(row.rate is not None for row in view.rows)
    return {
        "title": view.title,
        "sentence": view.sentence,
        "head": [view.row_header, *(column.label for column in view.columns), *([view.rate_label] if rates else [])],
        "rows": [_row_words(row, rates=rates) for row in view.rows],
        "method": [
            f"Définition : {view.definition}", f"Source : {view.source}.", f"Texte : {view.text}.",
            f"Ce que ce chiffre ne dit pas : {view.silence}",
        ],
        "national": "" if national is None else (
            f"{national.title} ({national.scale}) : "
            + ", ".join(f"{step.label.lower()} {_thousands(step.value)}" for step in national.steps)
            + f". Source : {national.source}."
        ),
    }  # fmt: skip


def _row_words(row: IndicatorRow, *, rates: bool) -> dict[str, object]:
    shown = [_shown(cell) for cell in row.cells]
    rate = [] if not rates else ["–" if row.rate is None else f"{_number(row.rate)} %"]
    return {"depth": row.depth.value, "cells": [row.label, *shown, *rate]}


def _shown(cell: IndicatorCell) -> str:
    if cell.value is not None:
        return _number(cell.value)
    return "moins de 5" if cell.hidden.value == "small" else "masqué"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}".removesuffix(".0").replace(".", ",")


def _thousands(value: int) -> str:
    return f"{value:,}".replace(",", "\u00a0")
