"""The week of the CPE: why these pupils, what may be done, and how it is undone."""

from datetime import date

from sqlalchemy import text

from domain.prevention.report import AlarmOutcome
from domain.prevention.rules import RuleCode
from persistence.prevention.report import ReportScope, count_outcomes
from tests.api.prevention.conftest import Prevention, in_days

GESTURES = "/students/{}/early-warnings/gestures"


async def _week(world: Prevention) -> dict[str, object]:
    answer = await world.get("cpe", "/early-warnings/week")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_the_week_says_why_in_words_and_what_would_end_it(prevention: Prevention) -> None:
    await prevention.five_mondays(prevention.lucas.id)
    await prevention.night()
    week = await _week(prevention)
    assert week["title"] == "Semaine du 23\u00a0novembre"
    assert week["order"] == (
        "10\u00a0situations, 2\u00a0alertes ouvertes\u00a0; ordre\u00a0: nombre de règles, puis ancienneté, puis jamais vues."
    )
    (one,) = week["situations"]  # type: ignore[misc]
    said = [reason["sentence"].replace("\u00a0", " ") for reason in one["reasons"]]
    assert "5 absences le lundi matin sur 6 depuis le 29 septembre." in said
    assert all(reason["ends_when"] and reason["source"] for reason in one["reasons"])
    assert "score" not in str(week)


async def test_more_rules_come_first_then_the_oldest_and_the_capacity_cuts(prevention: Prevention) -> None:
    many, old, new = [await prevention.pupil(name) for name in ("MANY", "OLD", "NEW")]
    days = ("2026-11-10", "2026-11-12", "2026-11-13", "2026-11-17", "2026-11-18")
    await prevention.absent(old.id, *days, state="late")
    await prevention.night(date(2026, 11, 20))
    await prevention.absent(new.id, *days, state="late")
    await prevention.five_mondays(many.id)
    await prevention.night()
    put = await prevention.call(
        "cpe", "PUT", f"/schools/{prevention.school.id}/prevention-settings", {"capacity": 2}, **{"If-Match": '"0"'}
    )
    assert put.status_code == 200, put.text
    week = await _week(prevention)
    assert [one["family_name"] for one in week["situations"]] == ["MANY", "OLD"]  # type: ignore[union-attr,attr-defined,index]
    assert week["waiting_count"] == 1


async def test_taken_in_hand_makes_a_dated_task_and_undo_takes_it_back(prevention: Prevention) -> None:
    await prevention.five_mondays(prevention.lucas.id)
    await prevention.night()
    path = GESTURES.format(prevention.lucas.id)
    made = await prevention.post("cpe", path, {"name": "take", "due_on": in_days(3)})
    assert made.status_code == 201, made.text
    assert await prevention.rows("SELECT due_on, done_at, cancelled_at FROM tasks") == [
        (date(2026, 11, 26), None, None)
    ]
    week = await _week(prevention)
    assert (len(week["situations"]), len(week["followed"])) == (0, 1)  # type: ignore[arg-type]
    assert "1\u00a0situation suivie" in str(week["empty"])
    again = await prevention.post("cpe", path, {"name": "take"})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/nothing_to_handle")
    undone = await prevention.post("cpe", f"/early-warning-gestures/{made.json()['id']}/undo")
    assert (undone.status_code, undone.json()["undone"]) == (200, True)
    assert len((await _week(prevention))["situations"]) == 1  # type: ignore[arg-type]
    assert (await prevention.rows("SELECT count(*) FROM tasks WHERE cancelled_at IS NOT NULL")) == [(1,)]
    twice = await prevention.post("cpe", f"/early-warning-gestures/{made.json()['id']}/undo")
    assert twice.status_code == 200


async def test_on_the_agenda_it_is_followed_and_the_meeting_settles_it(prevention: Prevention) -> None:
    await prevention.five_mondays(prevention.lucas.id)
    await prevention.night()
    made = await prevention.post("cpe", GESTURES.format(prevention.lucas.id), {"name": "put_on_agenda"})
    assert made.status_code == 201, made.text
    assert made.json()["meeting_id"]
    week = await _week(prevention)
    assert {reason["state"] for reason in week["followed"][0]["reasons"]} == {"on_agenda"}  # type: ignore[index]


async def test_undoing_the_agenda_takes_the_point_off_and_not_one_that_came_by_another_way(
    prevention: Prevention,
) -> None:
    await prevention.five_mondays(prevention.lucas.id)
    await prevention.night()
    path = GESTURES.format(prevention.lucas.id)
    made = (await prevention.post("cpe", path, {"name": "put_on_agenda"})).json()
    undone = await prevention.post("cpe", f"/early-warning-gestures/{made['id']}/undo")
    assert (undone.status_code, undone.json()["undone"]) == (200, True)
    assert await prevention.rows("SELECT count(*) FROM meeting_items") == [(0,)]
    body = {"student_id": str(prevention.lucas.id), "observations": ["alone"], "fact": "", "since": "today"}
    signal_id = (await prevention.post("teacher", "/signals", body)).json()["id"]
    await prevention.post("cpe", f"/signals/{signal_id}/agenda", **{"If-Match": '"1"'})
    made = (await prevention.post("cpe", path, {"name": "put_on_agenda"})).json()
    assert (await prevention.post("cpe", f"/early-warning-gestures/{made['id']}/undo")).status_code == 200
    assert await prevention.rows("SELECT origin_kind FROM meeting_items") == [("signal",)]
    assert await prevention.rows("SELECT origin_kind FROM meeting_item_origins") == [("signal",)]


async def test_once_the_meeting_has_begun_the_agenda_is_not_undone(prevention: Prevention) -> None:
    await prevention.five_mondays(prevention.lucas.id)
    await prevention.night()
    made = (await prevention.post("cpe", GESTURES.format(prevention.lucas.id), {"name": "put_on_agenda"})).json()
    async with prevention.jobs() as session, session.begin():
        await session.execute(text("UPDATE meetings SET state = 'running'"))
    late = await prevention.post("cpe", f"/early-warning-gestures/{made['id']}/undo")
    assert (late.status_code, late.json()["type"]) == (409, "/problems/cannot_undo")
    assert await prevention.rows("SELECT DISTINCT state FROM early_warnings") == [("on_agenda",)]


async def test_put_on_the_agenda_while_a_meeting_is_held_it_waits_for_the_next_and_can_be_undone(
    prevention: Prevention,
) -> None:
    await prevention.five_mondays(prevention.lucas.id)
    await prevention.night()
    path = GESTURES.format(prevention.lucas.id)
    first = (await prevention.post("cpe", path, {"name": "put_on_agenda"})).json()
    await prevention.post("cpe", f"/early-warning-gestures/{first['id']}/undo")
    async with prevention.jobs() as session, session.begin():
        await session.execute(text("UPDATE meetings SET state = 'running', held_on = DATE '2026-11-23'"))
    made = (await prevention.post("cpe", path, {"name": "put_on_agenda"})).json()
    assert made["meeting_id"] != first["meeting_id"]
    undone = await prevention.post("cpe", f"/early-warning-gestures/{made['id']}/undo")
    assert (undone.status_code, undone.json()["undone"]) == (200, True)
    assert await prevention.rows("SELECT count(*) FROM meeting_items") == [(0,)]


async def test_set_aside_waits_until_its_day_and_comes_back(prevention: Prevention) -> None:
    await prevention.five_mondays(prevention.lucas.id)
    await prevention.night()
    path = GESTURES.format(prevention.lucas.id)
    far = await prevention.post("cpe", path, {"name": "set_aside", "reason": "observe", "until": in_days(90)})
    assert (far.status_code, far.json()["type"]) == (422, "/problems/aside_too_long")
    body = {"name": "set_aside", "reason": "observe", "until": in_days(2)}
    assert (await prevention.post("cpe", path, body)).status_code == 201
    assert (await _week(prevention))["set_aside"][0]["set_aside_until"] == in_days(2)  # type: ignore[index]
    assert (await prevention.night(date(2026, 11, 24))).woken == 0
    assert (await prevention.night(date(2026, 11, 25))).woken == 2
    assert len((await _week(prevention))["situations"]) == 1  # type: ignore[arg-type]


async def test_a_false_alarm_is_said_of_one_rule(prevention: Prevention) -> None:
    await prevention.five_mondays(prevention.lucas.id)
    await prevention.night()
    body = {"name": "false_alarm", "rule": "weekday_pattern"}
    assert (await prevention.post("cpe", GESTURES.format(prevention.lucas.id), body)).status_code == 201
    (one,) = (await _week(prevention))["situations"]  # type: ignore[misc]
    assert "weekday_pattern" not in [reason["rule"] for reason in one["reasons"]]
    assert (await prevention.night()).raised == 0


async def test_opening_one_pupils_signs_is_a_read_and_ends_never_seen(prevention: Prevention) -> None:
    await prevention.five_mondays(prevention.lucas.id)
    await prevention.night()
    path = f"/students/{prevention.lucas.id}/early-warnings"
    assert (await prevention.get("cpe", path)).json()["situation"]["never_seen"] is True
    assert (await prevention.get("cpe", path)).json()["situation"]["never_seen"] is False
    reads = await prevention.rows("SELECT access, student_id FROM journal WHERE operation = 'early_warning:show'")
    assert reads == [("read", prevention.lucas.id)] * 2


async def test_a_class_that_is_away_together_is_a_number_and_nobodys_pattern(prevention: Prevention) -> None:
    for number in range(6):
        pupil = await prevention.pupil(f"ZzSecret{number}", 1)
        await prevention.five_mondays(pupil.id)
    await prevention.night()
    groups = await prevention.get("cpe", "/early-warnings/groups")
    (one,) = groups.json()["items"]
    assert one["sentence"].replace("\u00a0", " ") == "lundi matin : 6 élèves absents ensemble, 5 fois en huit semaines."
    assert "ZzSecret" not in groups.text
    assert await prevention.rows("SELECT count(*) FROM early_warnings WHERE rule = 'weekday_pattern'") == [(0,)]


async def test_a_rule_is_off_with_a_reason_and_its_signs_end(prevention: Prevention) -> None:
    await prevention.five_mondays(prevention.lucas.id)
    await prevention.night()
    path = f"/schools/{prevention.school.id}/early-warning-rules/weekday_pattern/switch"
    assert (await prevention.post("cpe", path, {"kind": "disabled", "reason": "Essai"})).status_code == 403
    assert (await prevention.post("head", path, {"kind": "disabled"})).json()["type"] == "/problems/reason_needed"
    off = await prevention.post("head", path, {"kind": "disabled", "reason": "Trop de fausses alertes"})
    assert off.status_code == 200, off.text
    rule = next(one for one in off.json()["items"] if one["code"] == "weekday_pattern")
    assert (rule["is_on"], rule["off_since"], rule["raised_this_month"]) == (False, "2026-11-23", 1)
    assert rule["kind_label"] == "Règle interne, aucun texte"
    assert (await prevention.night()).raised == 0
    assert (await prevention.post("head", path, {"kind": "on"})).status_code == 200
    assert (await prevention.night()).raised == 1


async def test_the_report_counts_what_was_handled_and_hides_small_numbers(prevention: Prevention) -> None:
    await prevention.five_mondays(prevention.lucas.id)
    await prevention.night()
    await prevention.post("cpe", GESTURES.format(prevention.lucas.id), {"name": "take"})
    report = (await prevention.get("head", "/early-warnings/report")).json()
    rule = next(one for one in report["rules"] if one["code"] == "weekday_pattern")
    assert rule["outcomes"]["true_alarm"] == {"girls": 0, "boys": 0, "unsaid": None, "total": None}
    assert rule["outcomes"]["false_alarm"] == {"girls": 0, "boys": 0, "unsaid": 0, "total": 0}
    assert "huit semaines" in report["method"]


async def test_the_warning_says_the_half_days_of_the_school_s_own_count(prevention: Prevention) -> None:
    await prevention.absent(prevention.lucas.id, "2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20")
    await prevention.absent(prevention.lucas.id, "2026-11-23")
    async with prevention.jobs() as session, session.begin():
        await session.execute(text("UPDATE half_days SET complete = 0, minutes = 60 WHERE day = '2026-11-23'"))
    await prevention.night()
    (one,) = (await _week(prevention))["situations"]  # type: ignore[misc]
    said = [reason["sentence"].replace("\u00a0", " ") for reason in one["reasons"]]
    assert "5 demi-journées complètes d'absence sans motif accepté depuis le 25 octobre." in said


async def test_a_miss_needs_a_fact_that_the_rule_counts_and_a_rule_that_was_on(prevention: Prevention) -> None:
    """Nora's absences led to a file: rules of absences missed her; no rule of lateness, of arrival, of a wish did."""
    await prevention.five_mondays(prevention.lucas.id)
    await prevention.night(date(2026, 11, 16))
    nora = await prevention.pupil("Abdelli")
    await prevention.absent(nora.id, "2026-11-19")
    async with prevention.jobs() as session, session.begin():
        await session.execute(
            text("""INSERT INTO attendance_cases (id, student_id, school_id, school_year, opened_on, opened_by, degree,
                        sector, waiting_since, last_act_on)
                    VALUES (:s, :s, :c, 2026, '2026-11-20', :s, 'secondary', 'public', '2026-11-20', '2026-11-20')"""),
            {"s": nora.id, "c": prevention.school.id},
        )
    async with prevention.jobs() as session:
        found = await count_outcomes(
            session, ReportScope(prevention.school.id, 2026, date(2026, 11, 23)), [one.value for one in RuleCode]
        )
    missed = {rule for rule, outcomes in found.items() if outcomes[AlarmOutcome.MISSED]}
    assert missed == {"unjustified_absences", "all_absences", "recent_rise", "weekday_pattern"}
    off = {"kind": "disabled", "reason": "Trop de fausses alertes"}
    path = f"/schools/{prevention.school.id}/early-warning-rules/all_absences/switch"
    assert (await prevention.post("head", path, off)).status_code == 200
    async with prevention.jobs() as session, session.begin():
        await session.execute(text("UPDATE warning_rule_switches SET off_since = '2026-11-17'"))
        scope = ReportScope(prevention.school.id, 2026, date(2026, 11, 23))
        silent = await count_outcomes(session, scope, ["all_absences"])
    assert not silent["all_absences"][AlarmOutcome.MISSED]
