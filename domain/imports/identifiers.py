"""Shapes of the identifiers that files carry. Shapes only: no key of the INE is public."""

import re

from domain.kernel.labelled import Labelled


class IneShape(Labelled):
    """The three numbers that have been « the INE » (Identifiant national élève)."""

    RNIE = "rnie", "INE du répertoire national (depuis 2017)"
    BEA = "bea", "INE de la base élèves académique (avant 2017)"
    INA = "ina", "Identifiant national d'apprenti"


_SHAPES = (
    (IneShape.INA, re.compile(r"[0-9]{4}A[0-9]{5}[A-Z]")),
    (IneShape.RNIE, re.compile(r"[0-9]{9}[A-Z]{2}")),
    (IneShape.BEA, re.compile(r"[0-9]{10}[A-Z]")),
)
_CNED = re.compile(r"[0-9]{7}[A-Z].*")
_MEF = re.compile(r"[0-9A-Z]{10,11}")
_UAI = re.compile(r"[0-9]{7}[A-Z]")


def tidy_ine(text: str) -> str:
    """Upper case, without blanks, as INE are stored and compared."""
    return "".join(text.split()).upper()


def ine_shape(ine: str) -> IneShape | None:
    """The shape of a tidied INE, None when it is not one (the CNED's look-alike is not)."""
    return next((shape for shape, pattern in _SHAPES if pattern.fullmatch(ine)), None)


def is_cned_number(ine: str) -> bool:
    """The CNED writes its own number, seven digits and a letter, where the INE is expected."""
    return ine_shape(ine) is None and _CNED.fullmatch(ine) is not None


def is_mef(code: str) -> bool:
    """10 characters (BCN) or 11 (SIECLE: one local character more); local ones may hold letters."""
    return _MEF.fullmatch(code) is not None


def national_mef(code: str) -> str:
    """The 10 characters of BCN: SIECLE adds one for the school's own variants."""
    return code[:10]


def is_uai_shape(code: str) -> bool:
    return _UAI.fullmatch(code) is not None
