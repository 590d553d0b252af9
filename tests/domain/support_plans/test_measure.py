"""Before and after: windows, small cells, and the sentence that it is no proof."""

from datetime import date
from decimal import Decimal

from domain.support_plans.measure import aggregated, compared, measured, windows_of

START = date(2026, 10, 5)


def pairs(*found: tuple[int, int]) -> list[tuple[Decimal, Decimal]]:
    return [(Decimal(before), Decimal(after)) for before, after in found]


def test_four_weeks_before_and_four_from_the_start() -> None:
    found = windows_of(START, date(2026, 12, 18), neutralises=False)
    assert (found.before_first, found.before_last) == (date(2026, 9, 7), date(2026, 10, 4))
    assert (found.after_first, found.after_last) == (date(2026, 10, 5), date(2026, 11, 1))


def test_a_scheme_that_neutralises_half_days_is_measured_after_its_end() -> None:
    found = windows_of(START, date(2026, 10, 30), neutralises=True)
    assert (found.after_first, found.after_last) == (date(2026, 10, 31), date(2026, 11, 27))


def test_after_is_unknown_until_its_weeks_have_passed() -> None:
    windows = windows_of(START, None, neutralises=False)
    assert measured(windows, Decimal(5), Decimal(2), date(2026, 11, 1)).after is None
    found = measured(windows, Decimal(5), Decimal("2.5"), date(2026, 11, 2))
    assert found.sentence == (
        "5 demi-journées manquées dans les quatre semaines d'avant, 2,5 dans les quatre semaines d'après. "
        "Avant / après\u00a0: ce n'est pas une preuve."
    )


def test_fewer_than_five_pupils_are_hidden() -> None:
    found = aggregated("ppre", pairs(*[(5, 1)] * 4))
    assert found.hidden
    assert (found.students, found.before, found.after) == (None, None, None)


def test_five_pupils_are_averaged_and_a_count_of_few_stays_hidden() -> None:
    found = aggregated("ppre", pairs((4, 2), (4, 2), (4, 4), (4, 4), (4, 4)))
    assert (found.students, found.before, found.after, found.fewer) == (5, Decimal("4.0"), Decimal("3.2"), None)
    assert aggregated("ppre", pairs(*[(4, 2)] * 5, *[(4, 4)] * 5)).fewer == 5


def test_a_meeting_reads_both_numbers_in_one_line_and_that_they_prove_nothing() -> None:
    windows = windows_of(START, None, neutralises=False)
    said = compared("l'entretien du 5 octobre", windows, Decimal(1), Decimal("2.5"), today=date(2026, 11, 2))
    assert said.replace("\u00a0", " ") == (
        "Avant / après l'entretien du 5 octobre (quatre semaines) : 1 demi-journée manquée avant, 2,5 après. "
        "Ce n'est pas une preuve."
    )
    early = compared("l'entretien du 5 octobre", windows, Decimal(2), Decimal(0), today=date(2026, 11, 1))
    assert "2 demi-journées manquées avant, l'après se lira le 2\u00a0novembre. Ce n'est pas une preuve." in early
