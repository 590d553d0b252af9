"""A partner without a machine: a table of its referrals, its events line by line, on the page and by a script alike."""

import csv
import io
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from domain.partners.event_file import COLUMNS
from tests.api.partner_api.conftest import FIELDS, LINA, PartnerWorld

HEADER = ";".join(COLUMNS)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


async def download(world: PartnerWorld, *, whole: bool = False) -> list[dict[str, str]]:
    answer = await world.http.get(
        "/api/v1/referral-file", params={"whole": whole}, headers=world.headers_of(world.adviser)
    )
    assert answer.status_code == 200, answer.text
    return rows(answer.content)


async def deposit(world: PartnerWorld, *lines: str) -> dict[str, Any]:
    headers = world.headers_of(world.adviser) | {"Content-Type": "text/csv"}
    content = "\n".join([HEADER, *lines]).encode()
    answer = await world.http.post("/api/v1/referral-file", content=content, headers=headers)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def line(referral: UUID, event: str, day: str = "23/11/2026", **told: str) -> str:
    row = {"orientation": str(referral), "evenement": event, "date": day} | told
    return ";".join(row.get(name, "") for name in COLUMNS)


async def test_the_file_holds_the_disclosed_fields_alone_and_no_formula(world: PartnerWorld) -> None:
    referral = await world.refer(replace(LINA, family_name="=HYPERLINK(1)", phone="+33639980000"))
    [row] = await download(world)
    assert row["orientation"] == str(referral)
    assert (row["nom"], row["telephone"]) == ("'=HYPERLINK(1)", "0639980000")
    assert "email" not in FIELDS
    assert (row["courriel"], row["dernier_etablissement"], row["sorti_le"]) == ("", "", "")


async def test_the_next_file_holds_what_changed_and_what_was_taken_back(world: PartnerWorld) -> None:
    first, second = await world.refer(), await world.refer(replace(LINA, first_names="Inès"))
    assert len(await download(world)) == 2
    async with world.jobs() as session, session.begin():  # an hour ago: past the minute that files overlap
        await session.execute(text("UPDATE partner_changes SET at = at - interval '1 hour'"))
    assert await download(world) == []
    await world.withdraw(first)
    [row] = await download(world)
    assert (row["orientation"], row["etat"], row["nom"]) == (str(first), "retirée", "")
    assert [row["orientation"] for row in await download(world, whole=True)] == [str(second), str(first)]


async def test_each_line_of_a_deposit_is_kept_known_or_said_with_its_place(world: PartnerWorld) -> None:
    referral = await world.refer()
    foreign = UUID(int=7)
    lines = (
        line(referral, "Entrée", solution="e2c"),
        line(referral, "Contact", resultat="Joint"),
        line(referral, "Rendez-vous", rendez_vous="22/11/2026"),
        line(foreign, "Contact", resultat="Joint"),
        line(referral, "Sortie", day="24/11/2026", motif="completed"),
        line(referral, "Naissance"),
    )
    told = await deposit(world, *lines)
    assert (told["recorded"], told["known"], told["refused"]) == (2, 0, 4)
    said = {one["line"]: (one["outcome"], one["column"]) for one in told["lines"]}
    assert said == {
        2: ("recorded", None), 3: ("recorded", None), 4: ("refused", "rendez_vous"), 5: ("refused", "orientation"),
        6: ("refused", "date"), 7: ("refused", "evenement"),
    }  # fmt: skip
    assert all(one["remedy"] for one in told["lines"] if one["outcome"] == "refused")
    assert len(told["acknowledgement"].splitlines()) == 7
    await world.work(referral)
    page = await world.show(world.follow_ups[referral])
    assert page["referrals"][-1]["answer"] == "entered"


async def test_the_same_file_twice_is_kept_once(world: PartnerWorld) -> None:
    referral = await world.refer()
    lines = (line(referral, "Contact", resultat="Joint"), line(referral, "Entrée", solution="e2c"))
    assert (await deposit(world, *lines))["recorded"] == 2
    again = await deposit(world, *lines, lines[0])
    assert (again["recorded"], again["known"], again["refused"]) == (0, 3, 0)
    async with world.jobs() as session:
        assert (await session.execute(text("SELECT count(*) FROM partner_events"))).scalar_one() == 2


async def test_a_refused_line_written_twice_is_refused_twice(world: PartnerWorld) -> None:
    foreign = line(UUID(int=7), "Contact", resultat="Joint")
    told = await deposit(world, foreign, foreign)
    assert (told["recorded"], told["known"], told["refused"]) == (0, 0, 2)


@pytest.mark.parametrize("content", [b"nom;prenom\nA;B\n", "orientation;evenement;date\né".encode("latin-1"), b""])
async def test_a_file_of_another_shape_leaves_nothing(world: PartnerWorld, content: bytes) -> None:
    headers = world.headers_of(world.adviser) | {"Content-Type": "text/csv"}
    answer = await world.http.post("/api/v1/referral-file", content=content, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/event_file_refused")


async def test_a_script_does_the_same_with_its_own_credential(world: PartnerWorld) -> None:
    referral = await world.refer()
    answer = await world.ml.get("/referrals-file")
    assert [row["orientation"] for row in rows(answer.content)] == [str(referral)]
    async with world.jobs() as session:
        told = (await session.execute(text("SELECT channel, fields FROM partner_transmissions"))).one()
    assert told.channel == "file"
    assert "email" not in told.fields
    content = "\n".join([HEADER, line(referral, "Contact", resultat="Joint")]).encode()
    headers = world.ml.headers() | {"Content-Type": "text/csv", "Idempotency-Key": "one"}
    answers = [await world.http.post("/partner/v1/events-file", content=content, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    assert answers[0].json()["recorded"] == 1
    assert rows((await world.other.get("/referrals-file")).content) == []
