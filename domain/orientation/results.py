"""A file of assignment results, line by line: every bad line is said with its column, its rule and its remedy."""

import re
from dataclasses import dataclass
from datetime import date

from domain.kernel.delimited import LineError, day_of, rows_of
from domain.kernel.errors import Malformed
from domain.orientation.states import AssignmentState

COLUMNS = ("ine", "date_naissance", "resultat", "date", "formation", "etablissement")
"""The header of the file, separated by « ; », in UTF-8. `formation` and `etablissement` may stay empty."""
MOST_LINES = 2000
_RESULTS = {
    "affecte": AssignmentState.ASSIGNED, "affecté": AssignmentState.ASSIGNED,
    "liste d'attente": AssignmentState.WAITING_LIST, "liste attente": AssignmentState.WAITING_LIST,
    "liste supplementaire": AssignmentState.WAITING_LIST, "liste supplémentaire": AssignmentState.WAITING_LIST,
    "non affecte": AssignmentState.NONE, "non affecté": AssignmentState.NONE,
}  # fmt: skip
_INE = re.compile(r"^[0-9A-Z]{11}$")


class ResultsRefused(Malformed):
    """Nothing is applied; `errors` names each line."""

    title = "Fichier d'affectation à corriger"
    detail = "Des lignes sont à corriger. Rien n'a été enregistré : corrigez-les, puis déposez le fichier de nouveau."


@dataclass(frozen=True)
class ResultLine:
    """One pupil's result; `number` is the line of the file, the header being 1."""

    number: int
    ine: str
    birth_date: date
    result: AssignmentState
    on: date
    formation: str
    school: str


def read_results(content: bytes, today: date) -> tuple[list[ResultLine], list[LineError]]:
    """The good lines and what is wrong with the others. A file of another shape is refused whole."""
    good: list[ResultLine] = []
    bad: list[LineError] = []
    for number, row in rows_of(content, COLUMNS, ResultsRefused, most=MOST_LINES):
        found, errors = _line(number, row, today)
        bad += errors
        good += [found] if found else []
    return good, bad + _twice(good)


def _line(number: int, row: dict[str, str], today: date) -> tuple[ResultLine | None, list[LineError]]:
    errors: list[LineError] = []
    ine = row["ine"].upper()
    if not _INE.match(ine):
        errors.append(LineError(number, "ine", "un INE a onze caractères.", "Copiez-le depuis la fiche de l'élève."))
    born = day_of(row["date_naissance"])
    if born is None:
        errors.append(LineError(number, "date_naissance", "cette date n'existe pas.", "Écrivez-la JJ/MM/AAAA."))
    result = _RESULTS.get(row["resultat"].casefold())
    if result is None:
        allowed = "affecté, liste d'attente ou non affecté"
        errors.append(LineError(number, "resultat", "ce résultat n'est pas connu.", f"Écrivez {allowed}."))
    on = day_of(row["date"])
    if on is None or on > today:
        errors.append(
            LineError(number, "date", "cette date n'existe pas ou n'est pas venue.", "Écrivez-la JJ/MM/AAAA.")
        )
    if result is AssignmentState.ASSIGNED and not row["formation"]:
        errors.append(LineError(number, "formation", "la formation obtenue manque.", "Indiquez son libellé."))
    if len(row["formation"]) > 140 or len(row["etablissement"]) > 140:
        errors.append(LineError(number, "formation", "ce libellé est trop long.", "140 caractères au plus."))
    if errors or born is None or on is None or result is None:
        return None, errors
    return ResultLine(number, ine, born, result, on, row["formation"], row["etablissement"]), []


def _twice(lines: list[ResultLine]) -> list[LineError]:
    seen: dict[str, int] = {}
    found = []
    for line in lines:
        if line.ine in seen:
            rule = f"cet élève est déjà à la ligne {seen[line.ine]}."
            found.append(LineError(line.number, "ine", rule, "Gardez une seule ligne par élève."))
        seen.setdefault(line.ine, line.number)
    return found
