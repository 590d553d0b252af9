"""The letters of a departure as the worker prints them: to each home, to the DSDEN, with no penal word."""

from datetime import date

import pytest

from api.settings import Settings
from domain.documents.wording import penal_words_in
from tests.api.departures.conftest import DepartureWorld, Maker
from tests.api.documents.conftest import Desk, runner_of

AT_15, AT_17 = date(2011, 3, 14), date(2009, 3, 14)


async def letters_of(world: DepartureWorld, settings: Settings) -> dict[str, list[str]]:
    """What was kept, by kind, as text; every effect carried out."""
    desk = Desk(world.case, runner_of(world.case, settings))
    assert await desk.work() == []
    page = (await world.get("cpe", f"/departures/{world.id}")).json()
    found: dict[str, list[str]] = {}
    for letter in page["letters"]:
        found.setdefault(letter["kind"], []).append(await desk.text_of("cpe", letter["document_id"]))
    return found


async def asked_and_gone(world: DepartureWorld) -> None:
    await world.open("family_request")
    await world.take("cpe", "record_request", signed_by=[str(one) for one in world.case.guardians])
    await world.take("cpe", "offer_interview", interview_outcome="declined")
    await world.take("cpe", "propose_alternatives", alternatives=["tutoring"])
    await world.take("head", "leave", destination_name="Instruction en famille")


async def test_at_17_each_home_has_its_certificate(departure_world: Maker, settings: Settings) -> None:
    world = await departure_world(AT_17)
    await asked_and_gone(world)
    found = await letters_of(world, settings)
    assert set(found) == {"removal_certificate"}
    assert len(found["removal_certificate"]) == 2
    for words in found["removal_certificate"]:
        assert "Certificat de radiation" in words
        assert "L. 122-2" in words
        assert penal_words_in(words) == []


async def test_at_15_the_dsden_is_written_to_about_whom_no_school_knows(
    departure_world: Maker, settings: Settings
) -> None:
    world = await departure_world(AT_15)
    await asked_and_gone(world)
    found = await letters_of(world, settings)
    [words] = found["leaving_information"]
    assert "L. 131-5-2" in words
    assert "Instruction en famille" in words
    assert "L. 131-1" in words


async def test_a_letter_bears_the_day_of_its_step_whenever_it_is_printed(
    departure_world: Maker, settings: Settings
) -> None:
    world = await departure_world(AT_17)
    await world.open("disappearance")
    await world.take("cpe", "send_first_letter")
    await world.at("2026-11-25T09:00:00")
    found = await letters_of(world, settings)
    assert all("23 novembre 2026" in words for words in found["leaving_notice"])
    page = (await world.get("cpe", f"/departures/{world.id}")).json()
    assert {one["written_on"] for one in page["letters"]} == {"2026-11-23"}


@pytest.mark.parametrize("birth_date", [AT_15, AT_17])
async def test_silence_is_answered_by_two_letters(departure_world: Maker, settings: Settings, birth_date: date) -> None:
    world = await departure_world(birth_date)
    await world.open("disappearance")
    await world.take("cpe", "send_first_letter")
    await world.at("2026-12-08T09:00:00")
    await world.take("cpe", "send_second_letter")
    found = await letters_of(world, settings)
    assert "Personne n’est obligé de partir" in found["leaving_notice"][0].replace("'", "’")
    second = found["removal_warning"][0]
    assert "23 novembre 2026" in second
    assert "23 décembre 2026" in second
    assert penal_words_in(second) == []
