"""The two campaigns of SIEI in the demo: one published and answered, one in review, with pairs of every sort to judge."""

import json
from datetime import date

import pytest
from sqlalchemy import text

from api.demo.crossing.campaigns import everybody_written
from api.demo.crossing.dates import dates_until
from api.demo.crossing.files import source_files
from api.demo.crossing.young import owner_of
from api.demo.world import build_world
from api.siei.reading import read_source
from domain.siei.contract_check import INE_SHIFT, SHRINKAGE
from domain.siei.sources import SourceKind
from tests.api.demo.conftest import LoadedDemo

TODAY = date(2026, 11, 23)


async def _rows(demo: LoadedDemo, query: str, **values: object) -> list[tuple[object, ...]]:
    async with demo.jobs() as session:
        return [tuple(row) for row in await session.execute(text(query), values)]


def _files(today: date) -> list[tuple[date, dict[SourceKind, bytes]]]:
    dates = dates_until(today)
    people = everybody_written(build_world(today), dates)
    return [(on, source_files(people, on)) for on in (dates.former, dates.current)]


def test_the_same_seed_and_day_give_the_same_files():
    assert _files(TODAY) == _files(TODAY)


def test_campaigns_are_those_of_may_and_november():
    assert dates_until(TODAY) == dates_until(date(2027, 4, 30))
    assert (dates_until(TODAY).former, dates_until(TODAY).current) == (date(2026, 5, 15), date(2026, 11, 15))


@pytest.mark.parametrize("today", [TODAY, date(2026, 9, 3), date(2027, 1, 5), date(2027, 7, 2)])
def test_every_source_passes_the_contract_whatever_today_is(today):
    former, current = (
        {kind: read_source(kind, content, on) for kind, content in files.items()} for on, files in _files(today)
    )
    for kind in SourceKind:
        assert current[kind].rows > (1 - SHRINKAGE) * former[kind].rows, kind
        shares = [100 * one.without_ine / one.rows for one in (former[kind], current[kind])]
        assert abs(shares[0] - shares[1]) < INE_SHIFT, (kind, shares)
        assert not current[kind].rejects, kind


async def test_the_former_campaign_is_published_and_the_current_one_in_review(demo: LoadedDemo):
    found = await _rows(
        demo,
        """SELECT c.campaign_date, c.state, u.kind, c.previous_id IS NOT NULL,
                  (SELECT count(*) FROM siei_sources s WHERE s.campaign_id = c.id)
           FROM siei_campaigns c JOIN units u ON u.id = c.unit_id ORDER BY campaign_date""",
    )
    assert found == [
        (date(2026, 5, 15), "published", "academy", False, 6),
        (date(2026, 11, 15), "review", "academy", True, 6),
    ]


async def test_everybody_listed_has_a_platform(demo: LoadedDemo):
    assert await _rows(demo, "SELECT id FROM siei_rows WHERE platform_id IS NULL") == []


async def test_the_former_list_was_read_to_the_end_and_holds_those_whom_it_should(demo: LoadedDemo):
    unread = await _rows(
        demo,
        """SELECT p.id FROM siei_pairs p JOIN siei_campaigns c ON c.id = p.campaign_id AND c.state = 'published'
           WHERE NOT EXISTS (SELECT FROM siei_decisions d WHERE d.pair_id = p.id)""",
    )
    assert unread == []
    states = await _rows(
        demo,
        """SELECT r.state, count(*) FROM siei_rows r JOIN siei_campaigns c ON c.id = r.campaign_id
           WHERE c.state = 'published' GROUP BY r.state""",
    )
    assert dict(states).keys() == {"listed", "removed"}


async def test_the_platform_said_what_it_found(demo: LoadedDemo):
    outcomes = dict(await _rows(demo, "SELECT outcome, count(*) FROM siei_rows GROUP BY outcome"))
    assert outcomes["confirmed"] > 20
    assert outcomes["already_enrolled"] >= 3
    assert outcomes["already_qualified"] >= 1
    assert await _rows(demo, "SELECT count(*) > 0 FROM siei_rows WHERE found_in = 'apprentices'") == [(True,)]


async def test_pairs_of_every_sort_wait_to_be_judged(demo: LoadedDemo):
    pairs = await _rows(
        demo,
        """SELECT p.pair_key, p.veto, p.purpose, p.left_fields, p.right_fields FROM siei_pairs p
           JOIN siei_campaigns c ON c.id = p.campaign_id AND c.state = 'review'""",
    )
    review = [pair for pair in pairs if pair[2] == "review"]
    assert 18 <= len(review) <= 40
    assert len(pairs) - len(review) >= 30
    assert {"twin", "ine", None} <= {pair[1] for pair in review}
    answers = [owner_of(left) == owner_of(right) for left, right in (str(pair[0]).split("|") for pair in review)]
    assert 5 < sum(answers) < len(answers) - 5
    names = json.dumps([pair[3:] for pair in review], ensure_ascii=False)
    assert all(name in names for name in ("Jean-Baptiste", "Marie-Lou", "POULAIN"))
    decided = await _rows(
        demo,
        """SELECT d.id FROM siei_decisions d JOIN siei_campaigns c ON c.id = d.campaign_id WHERE c.state = 'review'""",
    )
    assert decided == []


async def test_what_was_decided_in_may_is_not_asked_again_in_november(demo: LoadedDemo):
    pairs = await _rows(demo, "SELECT left_fields->>'family_name' FROM siei_pairs WHERE purpose = 'review'")
    names = [name for (name,) in pairs]
    assert names.count("CARPENTIER") == names.count("MEUNIER") == 1


async def test_lists_can_be_compared(demo: LoadedDemo):
    (exits, still, entered) = (
        await _rows(
            demo,
            """SELECT c.exits, count(*) FILTER (WHERE r.known_before), count(*) FILTER (WHERE NOT r.known_before)
               FROM siei_campaigns c JOIN siei_rows r ON r.campaign_id = c.id WHERE c.state = 'review' GROUP BY c.id""",
        )
    )[0]
    assert {"training", "qualified", "outcome", "absent"} <= set(exits)
    assert still > 15
    assert entered > 25
