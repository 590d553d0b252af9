"""What may enter at all: nobody under 16 on the campaign's day, no column that the CNIL excluded."""

from datetime import date

ADMITTED_FROM = 16


def latest_birth(campaign_date: date, age: int = ADMITTED_FROM) -> date:
    """The last birthday with which one has that age on the day.

    Somebody born on a 29 February has it on 29 February, or on 1 March when the year has none.
    """
    try:
        return campaign_date.replace(year=campaign_date.year - age)
    except ValueError:  # a 29 February, and no such day in the year of birth
        return date(campaign_date.year - age, 2, 28)


def admits(born_on: date, campaign_date: date) -> bool:
    return born_on <= latest_birth(campaign_date)
