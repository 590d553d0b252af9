"""The files that the bases send for one campaign: every source in the exchange format, the same bytes every time."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

from api.demo.crossing.young import AS_TOLD, Schooling, Written, Young
from domain.kernel.calendar import school_year_of
from domain.siei.columns import columns_of
from domain.siei.sources import SourceKind

K = SourceKind
Line = dict[str, str]
WITHOUT_INE = {
    K.EN_PREVIOUS: 2,
    K.EN_CURRENT: 2,
    K.AGRICULTURE: 6,
    K.APPRENTICES: 24,
    K.MISSIONS_LOCALES: 100,
    K.DIPLOMAS: 4,
}
"""Of a hundred lines, how many have no INE; spread evenly, so that two campaigns can be compared."""
_STRUCTURE = "Mission locale du Val-d'Ozanne"


def source_files(people: Iterable[Young], on: date) -> dict[SourceKind, bytes]:
    """What each base knows of them on the day of the campaign."""
    found: dict[SourceKind, list[Line]] = {kind: [] for kind in SourceKind}
    for young in people:
        for kind, line in _lines(young, on):
            found[kind].append(line)
    return {kind: _csv(kind, _with_gaps(kind, lines)) for kind, lines in found.items()}


def _lines(young: Young, on: date) -> Iterator[tuple[SourceKind, Line]]:
    year = school_year_of(on)
    for one in young.schoolings:
        if one.start > on or one.end < date(year - 1, 9, 1):
            continue
        kind = one.base
        if kind is K.EN_CURRENT and one.school_year < year:
            kind = K.EN_PREVIOUS
        yield kind, _enrolment(young, one, on)
    if young.followed_on is not None and young.followed_on <= on:
        since = {"structure_suivi": _STRUCTURE, "date_prise_en_charge": young.followed_on.isoformat()}
        yield K.MISSIONS_LOCALES, _identity(young, f"{young.number:04d}-M", {"prenoms": _first(young)}) | since
    if young.diploma is not None and young.diploma[1] <= on:
        code, day = young.diploma
        obtained = {"cfd_obtenu": code, "date_obtention": day.isoformat()}
        yield K.DIPLOMAS, _identity(young, f"{young.number:04d}-D", AS_TOLD) | obtained


def _enrolment(young: Young, one: Schooling, on: date) -> Line:
    return _identity(young, f"{young.number:04d}-{one.start:%Y%m}", one.written) | {
        "uai": one.uai, "cfd_prepare": one.training.cfd, "libelle_formation": one.training.label,
        "date_entree": one.start.isoformat(), "date_sortie": one.end.isoformat() if one.end <= on else "",
    }  # fmt: skip


def _identity(young: Young, number: str, written: Written) -> Line:
    told = {
        "numero_interne": number, "ine": young.ine, "nom": young.name, "nom_usage": young.usage_name,
        "prenoms": young.firsts, "date_naissance": young.born.isoformat(), "sexe": young.sex,
        "commune_naissance": young.born_in, "commune": young.commune,
    }  # fmt: skip
    return told | dict(written)


def _first(young: Young) -> str:
    return young.firsts.partition(",")[0]


def _with_gaps(kind: SourceKind, lines: list[Line]) -> list[Line]:
    """Some lines without INE, but never those whose story depends on it."""
    share, done = WITHOUT_INE[kind], 0
    for place, line in enumerate(lines):
        if line.pop("kept", "") != "ine" and (place + 1) * share // 100 > done:
            line["ine"] = ""
            done += 1
    return lines


def _csv(kind: SourceKind, lines: list[Line]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, [one.name for one in columns_of(kind)], delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue().encode()
