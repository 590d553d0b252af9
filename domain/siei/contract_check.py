"""What a source must hold before anything is crossed: a broken file fabricates dropouts by the thousand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.kernel.french import typeset
from domain.siei.columns import EXCLUDED_COLUMNS, columns_of
from domain.siei.sources import SourceKind

INE_SHIFT, SHRINKAGE, BAD_DATES = 3.0, 0.20, 0.01
"""Points of missing INE, shares of rows lost and of unreadable dates, from which a source is refused (our own rule)."""


@dataclass(frozen=True)
class Verdict:
    """One thing looked at. `blocks`: the crossing does not start; the sentence says what to do."""

    code: str
    sentence: str
    blocks: bool


@dataclass(frozen=True)
class Figures:
    """What a source holds, after the gate."""

    rows: int
    without_ine: int
    bad_dates: int = 0
    latest_entry: date | None = None


@dataclass(frozen=True)
class Former:
    """What the same source held in the campaign before."""

    rows: int
    without_ine: int


_FAULTS = {
    "excluded_columns": "{} : la CNIL a exclu {these}. Supprimez-{them} du fichier.",
    "missing_columns": "{} : il manque {these}. Ajoutez-{them}, même vide{s}.",
    "unknown_columns": "{} : le format n’a pas {these}. Supprimez-{them} du fichier.",
    "repeated_columns": "{} : le fichier répète {these}. N’en gardez qu’un exemplaire.",
}


def judge_header(kind: SourceKind, header: Sequence[str]) -> tuple[Verdict, ...]:
    """Excluded columns are refused by name; a missing, unknown or repeated one too: nothing is guessed."""
    known = [column.name for column in columns_of(kind)]
    found = [name.strip().lower() for name in header]
    faults = (
        ("excluded_columns", [n for n in found if n in EXCLUDED_COLUMNS]),
        ("missing_columns", [n for n in known if n not in found]),
        ("unknown_columns", [n for n in found if n not in known and n not in EXCLUDED_COLUMNS]),
        ("repeated_columns", sorted({n for n in found if found.count(n) > 1})),
    )
    return tuple(
        Verdict(code, _columns_sentence(_FAULTS[code], kind, names), blocks=True) for code, names in faults if names
    )


def _columns_sentence(sentence: str, kind: SourceKind, names: Sequence[str]) -> str:
    one = len(names) == 1
    listed = ", ".join(f"« {name} »" for name in names)
    these = f"la colonne {listed}" if one else f"les colonnes {listed}"
    return typeset(sentence.format(kind.label, these=these, them="la" if one else "les", s="" if one else "s"))


def judge_encoding(kind: SourceKind, *, is_utf8: bool) -> tuple[Verdict, ...]:
    if is_utf8:
        return ()
    asked = (
        f"{kind.label} : le fichier n’est pas en UTF-8. Enregistrez-le en « CSV UTF-8 », puis déposez-le de nouveau."
    )
    return (Verdict("encoding", typeset(asked), blocks=True),)


def judge_figures(kind: SourceKind, now: Figures, former: Former | None) -> tuple[Verdict, ...]:
    """Empty, unreadable dates, INE that vanish, rows that vanish."""
    if not now.rows:
        return (
            Verdict("empty", typeset(f"{kind.label} : le fichier ne contient aucune fiche utilisable."), blocks=True),
        )
    verdicts = [_rows(kind, now, former), _ine(kind, now, former)]
    if now.bad_dates > now.rows * BAD_DATES:
        dates = (
            f"{kind.label} : {_number(now.bad_dates)} dates sont illisibles ou hors limites. Écrivez-les AAAA-MM-JJ."
        )
        verdicts.append(Verdict("dates", typeset(dates), blocks=True))
    return tuple(verdicts)


def _rows(kind: SourceKind, now: Figures, former: Former | None) -> Verdict:
    counted = f"{kind.label} : {_number(now.rows)} fiches"
    if former is None or not former.rows:
        return Verdict("rows", typeset(f"{counted}, sans campagne antérieure à comparer."), blocks=False)
    lost = 1 - now.rows / former.rows
    compared = f"{counted}, contre {_number(former.rows)} à la campagne précédente"
    if round(lost, 9) >= SHRINKAGE:
        cause = f"{compared}, soit {lost * 100:.0f}\u00a0% de moins. Vérifiez que l’extraction est complète."
        return Verdict("rows", typeset(cause), blocks=True)
    return Verdict("rows", typeset(f"{compared}."), blocks=False)


def _ine(kind: SourceKind, now: Figures, former: Former | None) -> Verdict:
    share = 100 * now.without_ine / now.rows
    said = f"{kind.label} : {_percent(share)} de fiches sans INE"
    if former is None or not former.rows:
        return Verdict("ine", typeset(f"{said}."), blocks=False)
    before = 100 * former.without_ine / former.rows
    compared = f"{said}, contre {_percent(before)} à la campagne précédente"
    if round(abs(share - before), 6) >= INE_SHIFT:
        asked = "Demandez une nouvelle extraction à la base d’origine."
        return Verdict("ine", typeset(f"{compared} : l’écart atteint {INE_SHIFT:.0f} points. {asked}"), blocks=True)
    return Verdict("ine", typeset(f"{compared}."), blocks=False)


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")


def _percent(share: float) -> str:
    return f"{share:.1f} %".replace(".", ",").replace(" %", "\u00a0%")
