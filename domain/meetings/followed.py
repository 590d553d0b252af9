"""What a platform's meeting says of a young person since the last time."""

from datetime import date, timedelta

from domain.kernel.french import day_month, typeset

WINDOW = timedelta(weeks=4)


def exchanges_sentence(held_on: date, before: int, after: int, today: date) -> str:
    """« Échanges avec le jeune, quatre semaines avant puis après la réunion du 5 novembre : 0, puis 2. »"""
    until = "" if today > held_on + WINDOW else ", jusqu'à aujourd'hui"
    return typeset(
        f"Échanges avec le jeune, quatre semaines avant puis après la réunion du {day_month(held_on)}{until} :"
        f" {before}, puis {after}. Ce rapprochement ne prouve rien."
    )


def first_of(first_names: str) -> str:
    """The name one is called by, of several in a civil file."""
    return first_names.split(" ", maxsplit=1)[0].rstrip(",")
