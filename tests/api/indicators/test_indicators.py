"""Exact figures of a known world, for each who may ask; nothing under five shown or found; nobody named."""

import csv
import io
from typing import Any

import pytest
from sqlalchemy import text

from persistence.database import Sessions
from tests.api.indicators.conftest import FiguresWorld


def rows(one: dict[str, Any]) -> dict[str, list[float | None]]:
    return {row["label"]: [cell["value"] for cell in row["cells"]] for row in one["rows"]}


def hidden(one: dict[str, Any]) -> dict[str, list[str]]:
    return {row["label"]: [cell["hidden"] for cell in row["cells"]] for row in one["rows"]}


async def test_absentees_by_class_and_level(world: FiguresWorld) -> None:
    one = (await world.show("head", "attendance"))["absentees"]
    assert [column["label"] for column in one["columns"]] == [
        "10 demi-journées ou plus",
        "De 4 à 9",
        "Moins de 4",
        "Total",
    ]
    assert rows(one)["2de"] == [5, 14, 35, 54]
    assert rows(one)["2A"] == [5, 6, 19, 30]
    assert [row["label"] for row in one["rows"]] == ["Ensemble", "2de", "2A", "2B", "T1"]


async def test_two_pupils_of_a_class_are_hidden_with_what_would_give_them(world: FiguresWorld) -> None:
    one = (await world.show("head", "attendance"))["absentees"]
    assert rows(one)["Ensemble"] == [None, None, 48, 74]
    assert hidden(one)["T1"] == ["secondary", "small", "", ""]
    assert hidden(one)["2A"] == ["", "", "", ""]
    assert one["sentence"] == "26 élèves absentéistes sur 74 élèves inscrits, 35,1\u00a0%."


async def test_months_do_not_add_up(world: FiguresWorld) -> None:
    one = (await world.show("head", "attendance"))["absentees_by_month"]
    assert [row["label"] for row in one["rows"]] == ["Septembre 2026", "Octobre 2026", "Novembre 2026"]
    assert rows(one)["Septembre 2026"] == [0, 5, 69, 74]
    assert rows(one)["Octobre 2026"] == [10, 16, 48, 74]
    assert one["rows"][1]["rate"] == 35.1
    assert one["sentence"].startswith("Aucun élève absentéiste au dernier mois, sur 74")


async def test_files_and_referrals(world: FiguresWorld) -> None:
    shown = await world.show("head", "escalation")
    assert rows(shown["cases"])["2A"] == [6, 6, 18, 30]
    assert rows(shown["cases"])["T1"] == [0, 0, 20, 20]
    assert shown["cases"]["sentence"] == "17 élèves ont un dossier sur 74 élèves inscrits, 23,0\u00a0%."
    assert rows(shown["referrals"]) == {"Saisines": [11], "Avertissements": [5], "Secondes saisines": [0]}
    assert shown["referrals"]["national"]["steps"][0] == {"label": "Saisines", "value": 51000}


async def test_signs_signals_and_leavers(world: FiguresWorld) -> None:
    prevention = await world.show("head", "prevention")
    assert list(rows(prevention["warnings"]).values()) == [[7, 0, 0, 9, 16]]
    assert prevention["signals"]["sentence"].startswith("Aucun signalement n'a de réponse, sur 6")
    leavers = (await world.show("head", "dropouts"))["leavers"]
    assert rows(leavers)["2A"] == [0, 0, 0, 6, 6]
    assert rows(leavers)["2B"] == [0, 5, 0, 0, 5]
    assert leavers["sentence"] == "5 départs ont une suite connue sur 11 départs, 45,5\u00a0%."


async def test_a_departement_reads_schools_by_kind_and_no_class(world: FiguresWorld) -> None:
    one = (await world.show("officer", "attendance"))["absentees"]
    assert rows(one) == {
        "Ensemble": [10, 20, 70, 100], "Collège Simone-Veil": [0, 5, 20, 25], "LP Jacques-Prévert": [10, 15, 50, 75],
    }  # fmt: skip
    assert one["sentence"] == "30 élèves absentéistes sur 100 élèves inscrits, 30,0\u00a0%."


async def test_the_funnel_holds_each_step_in_the_one_before(funnel: FiguresWorld) -> None:
    one = (await funnel.show("psad", "funnel"))["funnel"]
    assert rows(one) == {
        "Repérés": [46], "Contactés": [36], "Reçus en entretien": [27], "Pris en charge": [19], "Raccrochés": [12],
    }  # fmt: skip
    assert one["sentence"] == "12 jeunes raccrochés sur 46 jeunes repérés, 26,1\u00a0%."
    assert [step["value"] for step in one["national"]["steps"]] == [180_000, 100_000, 34_000, 23_000]
    assert "échelle nationale" in one["national"]["scale"]


async def test_a_job_is_support_and_no_return_to_training(funnel: FiguresWorld) -> None:
    await funnel.arrive("job", 5)
    one = rows((await funnel.show("psad", "funnel"))["funnel"])
    assert (one["Pris en charge"], one["Raccrochés"]) == ([24], [12])


async def test_obligation_and_delays(funnel: FiguresWorld) -> None:
    shown = await funnel.show("psad", "funnel")
    assert rows(shown["obligation"])["Ensemble"] == [0, 0, 0, 46, 46]
    assert rows(shown["delays"]) == {
        "De l'arrivée du nom au premier échange": [10], "Du premier échange à une solution": [12],
    }  # fmt: skip


async def test_a_delay_of_four_persons_is_not_shown(bare: FiguresWorld) -> None:
    await bare.arrive("reached", 4)
    assert list(rows((await bare.show("psad", "funnel"))["delays"]).values()) == [[None], [None]]


async def test_a_step_that_four_did_not_pass_is_not_found_by_subtraction(bare: FiguresWorld) -> None:
    await bare.arrive("identified", 4)
    await bare.arrive("reached", 20)
    one = rows((await bare.show("psad", "funnel"))["funnel"])
    assert None in {*one["Repérés"], *one["Contactés"]}


async def test_an_error_of_the_list_is_nobody(bare: FiguresWorld) -> None:
    await bare.arrive("reached", 9)
    ids = await bare.arrive("identified", 1)
    await bare.run(
        """WITH step AS (INSERT INTO follow_up_steps (follow_up_id, platform_id, track, step, source, name, target, acted_on,
               recorded_at, basis, act_id)
           SELECT id, platform_id, 'follow_up', 1, 'identified', 'close', 'closed', '2026-11-10', now(), '', id
           FROM follow_ups WHERE id = ANY(:ids))
           UPDATE follow_ups SET followup_status = 'closed', followup_step = 1, close_reason = 'error',
               closed_on = '2026-11-10' WHERE id = ANY(:ids)""", ids=ids,
    )  # fmt: skip
    assert rows((await bare.show("psad", "funnel"))["funnel"])["Repérés"] == [9]


async def test_contracts_held(funnel: FiguresWorld) -> None:
    shown = await funnel.show("psad", "contracts")
    assert rows(shown["contracts"])["Ensemble"] == [12, 0, 0, 0, 12]
    assert rows(shown["marks"])["À 1 mois"] == [6, 6, 0, 0, 12]
    assert rows(shown["marks"])["À 12 mois"] == [0, 0, 0, 12, 12]
    assert shown["marks"]["sentence"].startswith("6 contrats tenus à 1 mois sur 12 contrats qui ont atteint")


async def test_a_school_reads_its_own_former_pupils_only(funnel: FiguresWorld) -> None:
    assert rows((await funnel.show("head", "funnel"))["funnel"])["Repérés"] == [6]


async def test_a_departement_reads_its_platforms_side_by_side(funnel: FiguresWorld) -> None:
    await funnel.arrive("identified", 8, platform=funnel.neighbour)
    one = (await funnel.show("officer", "funnel"))["funnel"]
    assert [column["label"] for column in one["columns"]] == ["Plateforme du Val", "Plateforme voisine", "Total"]
    assert rows(one)["Repérés"] == [45, 10, 55]


async def test_another_year_has_other_figures(funnel: FiguresWorld) -> None:
    one = (await funnel.show("psad", "funnel", "?year=2025"))["funnel"]
    assert (one["rows"], one["sentence"]) == ([], "Rien à compter pour cette année.")


@pytest.mark.parametrize(("who", "family", "status"), [
    ("stranger", "attendance", 404), ("other", "attendance", 404), ("psad", "attendance", 404), ("teacher", "attendance", 403),
])  # fmt: skip
async def test_nobody_reads_figures_of_where_they_do_not_stand(
    world: FiguresWorld, who: str, family: str, status: int
) -> None:
    answer = await world.get(who, f"/indicators/{family}?territory={world.school.id}")
    assert answer.status_code == status


async def test_a_departement_may_not_open_one_school_beside_its_table(world: FiguresWorld) -> None:
    """Else a number hidden there would be read here."""
    answer = await world.get("officer", f"/indicators/attendance?territory={world.school.id}")
    assert answer.status_code == 404


async def test_the_database_itself_counts_nothing_for_a_stranger(world: FiguresWorld, app_sessions: Sessions) -> None:
    async with app_sessions() as session, session.begin():
        await session.execute(
            text("SELECT set_config('app.actor', :id, true)"), {"id": str(world.accounts["stranger"].id)}
        )
        found = await session.execute(text("SELECT * FROM indicator_cases(:id, 2026)"), {"id": world.school.id})
        assert found.all() == []


async def test_the_functions_that_name_rows_are_closed_to_the_application(
    world: FiguresWorld, app_sessions: Sessions
) -> None:
    async with app_sessions() as session:
        allowed = await session.execute(
            text("""SELECT proname FROM pg_proc WHERE proname LIKE 'indicator%'
                    AND has_function_privilege('raccroche_app', oid, 'EXECUTE') AND proname IN
                    ('indicator_pupils', 'indicator_followed', 'indicator_schools', 'indicator_platforms')""")
        )
        assert allowed.all() == []


async def test_the_spreadsheet_and_the_sheet(world: FiguresWorld) -> None:
    answer = await world.get("head", "/indicators/attendance/file?format=csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert "ZZ" not in answer.text
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert ["Élèves absentéistes depuis la rentrée", "2A", "ligne", "De 4 à 9", "5", "", "élèves"] in [
        line[:7] for line in lines
    ]
    assert any(line[5:6] == ["moins de 5"] and line[4] == "" for line in lines)
    sheet = await world.get("head", "/indicators/attendance/file?format=pdf")
    assert (sheet.headers["content-type"], sheet.content[:5]) == ("application/pdf", b"%PDF-")


async def test_reading_leaves_a_row_in_the_journal_and_no_person(world: FiguresWorld) -> None:
    await world.show("head", "attendance")
    found = await world.run("SELECT operation FROM journal WHERE operation LIKE 'indicator%' AND student_id IS NULL")
    assert found == ["indicator:show"]


async def test_lists_are_those_the_reader_may_open(world: FiguresWorld) -> None:
    assert (await world.show("head", "attendance"))["absentees"]["lists"] == ["thresholds", "cases"]
    assert (await world.show("officer", "attendance"))["absentees"]["lists"] == ["cases"]
