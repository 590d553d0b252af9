"""French sentences of a case: numbers of half-days as they are printed."""

from fractions import Fraction


def half_days(number: int | Fraction, adjective: str = "") -> str:
    """« 1 demi-journée », « 4 demi-journées complètes », « 3,75 demi-journées calculées »; never rounded up.

    The adjective is given in the singular.
    """
    plural = "s" if number >= 2 else ""
    words = f"{_number(number)} demi-journée{plural}"
    return f"{words} {adjective}{plural}" if adjective else words


def _number(number: int | Fraction) -> str:
    whole, hundredths = divmod(int(number * 100), 100)
    return f"{whole},{hundredths:02}".rstrip("0") if hundredths else str(whole)
