"""Files of lines for spreadsheets: what is wrong has a place, a rule and a remedy; nothing written is a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.kernel.errors import Malformed
from domain.kernel.french import typeset

SEPARATOR = ";"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class LineError:
    """What is wrong at a place, the header being line 1; never the value itself."""

    line: int
    column: str
    rule: str
    remedy: str

    @property
    def sentence(self) -> str:
        return typeset(f"Ligne {self.line}, colonne {self.column} : {self.rule} {self.remedy}")

    def as_problem(self) -> dict[str, str]:
        return {"pointer": f"/lines/{self.line}/{self.column}", "detail": self.sentence}


def rows_of(
    content: bytes, columns: Sequence[str], refusal: type[Malformed], *, optional: Sequence[str] = (), most: int
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each line with its number, values trimmed. A file of another shape is refused whole, before any line."""
    rows = csv.reader(io.StringIO(_text(content, refusal), newline=""), delimiter=SEPARATOR)
    try:
        header = [name.strip().casefold() for name in next(rows, [])]
        _check_header(header, columns, refusal)
        names = [name if name in {*columns, *optional} else "" for name in header]
        for number, row in enumerate(rows, 2):
            if number > most + 1:
                raise refusal(f"Un fichier compte {most} lignes au plus. Déposez-le en plusieurs fois.")
            found = {name: value.strip() for name, value in zip(names, row, strict=False) if name}
            if any(found.values()):
                yield number, dict.fromkeys([*columns, *optional], "") | found
    except csv.Error as error:
        raise refusal("Ce fichier n'est pas un CSV lisible. Enregistrez-le en « CSV UTF-8 ».") from error


def _check_header(header: Sequence[str], columns: Sequence[str], refusal: type[Malformed]) -> None:
    if missing := [name for name in columns if name not in header]:
        raise refusal(
            f"Colonnes manquantes : {', '.join(missing)}. Reprenez le modèle : {SEPARATOR.join(columns)}. "
            "Rien n'a été enregistré.",
            errors=[{"pointer": f"/header/{name}", "detail": "Colonne manquante."} for name in missing],
        )


def _text(content: bytes, refusal: type[Malformed]) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refusal("Ce fichier n'est pas en UTF-8. Enregistrez-le en « CSV UTF-8 », puis recommencez.") from error


def day_of(text: str) -> date | None:
    """JJ/MM/AAAA, as spreadsheets write it here, or AAAA-MM-JJ; None for a day that does not exist."""
    for shape in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, shape).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def without_formula(value: str) -> str:
    """A spreadsheet runs what begins with one of these; an apostrophe makes it text."""
    return f"'{value}" if value.startswith(_STARTS_A_FORMULA) else value


def phone_cell(phone: str) -> str:
    """`+33 6…` as `06…`: a number that one can still call, without its apostrophe."""
    national = f"0{phone.removeprefix('+33').lstrip()}" if phone.startswith("+33") else phone
    return f"00{national[1:]}" if national.startswith("+") else without_formula(national)


def written(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with its mark, `;`: what opens in a spreadsheet by a double click."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([without_formula(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
