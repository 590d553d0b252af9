"""Orientation: last June's year with its results and those left without solution; this year's first wishes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from api.demo.dice import stream
from api.demo.following.acts import Act, Troupe
from api.demo.people import Pupil
from api.demo.schools import JULES_VERNE, OLYMPE, PREVERT, SCHOOL_OF
from api.orientation.use_cases import Call, advance_orientation, note_call, show_orientation
from api.orientation.use_cases_school import import_results, set_year
from api.tasks.use_cases import settle_task
from domain.departures.states import DepartureChannel
from domain.orientation.file import Asked, Wish, Year
from domain.orientation.states import (
    AssignmentState,
    OrientationCallResult,
    OrientationLevel,
    OrientationNextStep,
    SolutionKind,
)
from domain.tasks.history import TaskOutcome
from persistence.demo_world import find_due_tasks
from persistence.unit_of_work import UnitOfWork

_L, _R, _N = OrientationLevel, OrientationCallResult, OrientationNextStep
_EXPECTED = (6, 25)
_LAST_JUNE = {PREVERT: ("2CIEL", "2MCV"), JULES_VERNE: ("4A", "4B", "4C")}
"""Whose results came in July: into the 1re of the house, or into a 3e prépa-métiers elsewhere."""
_WITHOUT = {PREVERT: ("non affecté", "liste d'attente", "non affecté", "liste d'attente"),
            JULES_VERNE: ("non affecté", "liste d'attente", "non affecté")}  # fmt: skip
_THIRD_FORMS = {JULES_VERNE: ("3A", "3B", "3C"), OLYMPE: ("3A", "3B")}
_WAYS = (
    (_L.SECONDE_GT, "2de générale et technologique", "Lycée du Val-d'Ozanne"),
    (_L.SECONDE_GT, "2de générale et technologique", "Lycée du Val-d'Ozanne"),
    (_L.SECONDE_PRO, "Métiers de l'électricité", "LP Jacques-Prévert"),
    (_L.SECONDE_PRO, "Métiers de l'hôtellerie-restauration", "LP Jacques-Prévert"),
    (_L.CAP_1, "CAP Métiers de la coiffure", "LP Jacques-Prévert"),
    (_L.SECONDE_PRO, "Nature, jardin, paysage, forêt", "Lycée agricole du Val"),
    (_L.APPRENTICESHIP, "CAP Boulanger", "CFA du Val"),
)
_OTHER_WAYS = ((_L.SECONDE_GT, "2de générale et technologique"), (_L.CAP_1, "CAP Menuisier"),
               (_L.SECONDE_PRO, "Métiers de la sécurité"), (_L.PREMIERE_TECHNO, "1re STMG"))  # fmt: skip


@dataclass(frozen=True)
class Waiting:
    """One pupil without solution: the calls, in days after the result, and whether somebody found one."""

    pupil: Pupil
    calls: tuple[tuple[int, OrientationCallResult, OrientationNextStep, int | None], ...]
    solved: int | None = None


def acts(troupe: Troupe) -> Iterator[Act]:
    year = troupe.stage.world.clock.school_year
    if troupe.stage.world.before is not None:
        for uai in _LAST_JUNE:
            yield from _last_june(troupe, uai, date(year, 7, 1))
    for uai in (*_THIRD_FORMS, PREVERT):
        if troupe.reaches(40):
            yield Act(troupe.day(40), time(10), f"year of {uai}", partial(_say_year, troupe, uai))
    for uai, codes in _THIRD_FORMS.items():
        for rank, code in enumerate(codes):
            if troupe.reaches(12):
                yield Act(troupe.day(12 - 3 * rank), time(15), f"wishes {code}", partial(_wish, troupe, uai, code))
    if troupe.reaches(30):
        yield from _this_autumn(troupe)


def _last_june(troupe: Troupe, uai: str, results: date) -> Iterator[Act]:
    """Expected in June, come in July as a file; then calls, until the end of August."""
    yield Act(date(results.year, 6, 2), time(9), f"last year of {uai}", partial(_say_year, troupe, uai))
    yield Act(results, time(11), f"results {uai}", partial(_import, troupe, uai))
    without = _without(troupe, uai)
    for rank, pupil in enumerate(without):
        one = Waiting(pupil, ((7, _R.NO_ANSWER, _N.CALL_AGAIN, 5), (12, _R.REACHED, _N.NEW_WISHES, None)),
                      None if rank % 2 == 0 else 58)  # fmt: skip
        yield from _follow_up(troupe, one, results)


def _asked(troupe: Troupe, uai: str) -> list[Pupil]:
    """Everybody of those classes at Prévert; at the collège the few who asked for a 3e prépa-métiers."""
    before = troupe.stage.world.before
    if before is None:
        return []
    found = [one for one in before.of_school(uai) if one.class_code in _LAST_JUNE[uai] and one.ine]
    return found if uai == PREVERT else [one for one in found if not one.key][: len(_WITHOUT[uai])]


def _without(troupe: Troupe, uai: str) -> list[Pupil]:
    """Those who left since come first: that is why."""
    ordered = sorted(_asked(troupe, uai), key=lambda one: (one.key != "oumar-diallo", bool(one.key), one.number))
    return ordered[: len(_WITHOUT[uai])]


async def _say_year(troupe: Troupe, uai: str, at: datetime) -> None:
    year = troupe.stage.world.on(at.date()).clock.school_year
    async with troupe.acting(troupe.head(uai), at) as uow:
        await set_year(uow, troupe.stage.units[uai], Year(results_expected_on=date(year + 1, *_EXPECTED)), seen=0)


async def _import(troupe: Troupe, uai: str, at: datetime) -> None:
    results = dict(zip([one.number for one in _without(troupe, uai)], _WITHOUT[uai], strict=False))
    lines = ["ine;date_naissance;resultat;date;formation;etablissement"]
    for one in _asked(troupe, uai):
        result = results.get(one.number, "affecté")
        given = ("1re professionnelle", SCHOOL_OF[uai].name) if result == "affecté" else ("", "")
        lines.append(";".join((one.ine or "", f"{one.born:%d/%m/%Y}", result, f"{at:%d/%m/%Y}", *given)))
    content = "\n".join(lines).encode()
    async with troupe.acting(troupe.stage.desk_of(uai), at) as uow:
        await import_results(uow, troupe.stage.units[uai], f"affectation_{at:%Y}.csv", content)


def _follow_up(troupe: Troupe, one: Waiting, since: date) -> Iterator[Act]:
    for days, result, following, again in one.calls:
        call = Call(DepartureChannel.CALL.value, result.value, following.value, None)
        name = f"call {one.pupil.number}"
        yield Act(since + timedelta(days=days), time(10, 20), name, partial(_call, troupe, one.pupil, call, again))
    last = since + timedelta(days=max(days for days, *_ in one.calls))
    yield Act(last, time(10, 40), f"called {one.pupil.number}", partial(_settle, troupe, one.pupil))
    if one.solved is not None:
        day = since + timedelta(days=one.solved)
        yield Act(day, time(9, 40), f"solution {one.pupil.number}", partial(_solve, troupe, one.pupil))


async def _call(troupe: Troupe, pupil: Pupil, call: Call, again: int | None, at: datetime) -> None:
    following = None if again is None else at.date() + timedelta(days=again)
    async with troupe.acting("psyen", at) as uow:
        said = Call(call.channel, call.result, call.next_step, following)
        await note_call(uow, troupe.student(pupil), said)


async def _settle(troupe: Troupe, pupil: Pupil, at: datetime) -> None:
    """The calls asked for were made: their tasks are done."""
    async with troupe.acting(troupe.stage.desk_of(pupil.uai), at) as uow:
        for task_id in await find_due_tasks(uow.session, troupe.student(pupil), "orientation", at.date()):
            await settle_task(uow, task_id, TaskOutcome.DONE, at.date())


async def _solve(troupe: Troupe, pupil: Pupil, at: datetime) -> None:
    asked = Asked(solution_kind=SolutionKind.SCHOOL, formation="Place libérée")
    await _advance(troupe, "psyen", (pupil, "record_solution"), asked, at)


async def _advance(troupe: Troupe, login: str, what: tuple[Pupil, str], asked: Asked, at: datetime) -> None:
    async with troupe.acting(login, at) as uow:
        await _step(troupe, uow, what, asked)


async def _step(troupe: Troupe, uow: UnitOfWork, what: tuple[Pupil, str], asked: Asked) -> None:
    student_id = troupe.student(what[0])
    seen = (await show_orientation(uow, student_id, None)).version
    await advance_orientation(uow, student_id, what[1], asked, seen=seen)


async def _wish(troupe: Troupe, uai: str, code: str, at: datetime) -> None:
    """The first wishes of a third form, as the talk with each pupil brings them: two pupils of three so far."""
    dice = stream(troupe.stage.world.seed, "wishes", uai, code)
    async with troupe.acting(troupe.stage.desk_of(uai), at) as uow:
        for pupil in (one for one in troupe.stage.world.present(uai) if one.class_code == code):
            if dice.random() < 2 / 3:
                ways = dict.fromkeys(dice.sample(_WAYS, dice.randint(1, 3)))
                lines = tuple(Wish(rank, *way) for rank, way in enumerate(ways, 1))
                await advance_orientation(uow, troupe.student(pupil), "record_wishes", Asked(lines=lines), seen=0)


def _this_autumn(troupe: Troupe) -> Iterator[Act]:
    """Changes of way asked for in September, and their answer in October."""
    calls = ((9, _R.WILL_CALL_BACK, _N.CALL_AGAIN, 4), (25, _R.REACHED, _N.VISIT, 33))
    for rank, (level, formation) in enumerate(_OTHER_WAYS):
        pupil = troupe.draw(PREVERT, ("2CUIS", "2AGORA", "2ASSP", "2MCV"))
        if pupil is None:
            continue
        wish, none = Asked(lines=(Wish(1, level, formation),)), Asked(assignment=AssignmentState.NONE)
        for back, name, asked in ((30, "record_wishes", wish), (22, "record_assignment", none)):
            run = partial(_advance, troupe, "psyen", (pupil, name), asked)
            yield Act(troupe.day(back), time(14, 10), f"{name} {pupil.number}", run)
        since = troupe.day(22)
        yield from _follow_up(troupe, Waiting(pupil, calls[: 2 - rank % 2], 40 if rank == 2 else None), since)
