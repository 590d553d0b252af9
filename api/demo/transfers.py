"""One pupil who changed school during the year: in the file of the school they left, and in that of the next."""

from collections.abc import Iterable
from dataclasses import replace

from api.demo.people import Pupil
from api.demo.schools import JULES_VERNE, OLYMPE


def with_a_transfer(pupils: Iterable[Pupil]) -> list[Pupil]:
    """A leaver of one collège takes the place of a pupil without a name in the other, at the same level.

    They bring their INE, their family and their address; the school they come to gives them its own number.
    """
    everybody = list(pupils)
    for gone in everybody:
        if gone.uai != OLYMPE or gone.left_on is None or gone.key or gone.ine is None:
            continue
        for place, seat in enumerate(everybody):
            if seat.uai == JULES_VERNE and _may_give_way(seat) and seat.class_code[0] == gone.class_code[0]:
                everybody[place] = replace(
                    gone, number=seat.number, uai=seat.uai, class_code=seat.class_code, elenoet=seat.elenoet,
                    entered_on=gone.left_on, left_on=None, leaving_reason=None,
                )  # fmt: skip
                return everybody
    return everybody


def _may_give_way(seat: Pupil) -> bool:
    return not seat.key and seat.left_on is None
