"""What adults of the schools noticed and wrote down, and how far each signal has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial

from api.demo.following.acts import Act, Troupe
from api.prevention.use_cases_signals import (
    SignalCommand,
    answer_signal,
    put_signal_on_agenda,
    read_signal,
    send_signal,
)
from domain.prevention.signals import Observation, SignalAnswer, SignalSince

_O, _S, _A = Observation, SignalSince, SignalAnswer


@dataclass(frozen=True)
class Told:
    """One signal. `by` is a login; the class's own teacher when empty. Days count open days back."""

    key: str
    back: int
    observations: tuple[Observation, ...]
    fact: str
    since: SignalSince
    read: int | None = None
    agenda: int | None = None
    answer: tuple[int, SignalAnswer] | None = None
    by: str = ""

    @property
    def name(self) -> str:
        return f"signal {self.key} {self.back}"


TOLD: tuple[Told, ...] = (
    Told("lucas-fontaine", 24, (_O.REPEATED_ABSENCES,), "Trois absences le lundi depuis la rentrée", _S.A_MONTH, 23,
         22),
    Told("lucas-fontaine", 7, (_O.SPEAKS_OF_STOPPING, _O.NO_MATERIAL), "Dit vouloir arrêter, le 12 en atelier",
         _S.THIS_WEEK, 7, 7),
    Told("hugo-petit", 5, (_O.HANDS_IN_NOTHING, _O.FALLS_ASLEEP), "N'a rendu aucun des trois derniers travaux",
         _S.A_MONTH, 4, 3),
    Told("tom-bouvier", 4, (_O.ALONE,), "Reste seul à la pause depuis le retour des vacances", _S.THIS_WEEK, 3, 3),
    Told("sacha-bertin", 3, (_O.REPEATED_ABSENCES,), "", _S.THIS_WEEK, 2),
    Told("lena-caron", 13, (_O.REPEATED_ABSENCES, _O.HANDS_IN_NOTHING), "Deux évaluations non faites", _S.A_MONTH, 12),
    Told("mathis-colin", 20, (_O.SPEAKS_OF_STOPPING,), "Demande comment partir en apprentissage", _S.THIS_WEEK, 19,
         answer=(17, _A.INTERVIEW)),
    Told("amine-haddadi", 9, (_O.NO_MATERIAL,), "Est venu trois fois sans sa tenue de cuisine", _S.THIS_WEEK, 8,
         answer=(8, _A.NOTHING)),
    Told("yanis-delorme", 1, (_O.REPEATED_ABSENCES,), "Manque la première heure deux jours de suite", _S.THIS_WEEK),
    Told("yanis-delorme", 0, (_O.HANDS_IN_NOTHING,), "Travail du 16 novembre non rendu", _S.TODAY,
         by="denis.roussel.9990004a"),
    Told("nora-abdelli", 15, (_O.HANDS_IN_NOTHING,), "Ne rend pas les travaux écrits, participe à l'oral", _S.A_MONTH,
         14, 13),
    Told("manon-le-goff", 12, (_O.REPEATED_ABSENCES, _O.ALONE), "Ne parle plus en groupe", _S.A_MONTH, 11, 11),
    Told("yasmine-cherif", 2, (_O.NO_MATERIAL,), "Sans cahier ni manuel depuis lundi", _S.THIS_WEEK, 1),
    Told("gabin-olivier", 1, (_O.FALLS_ASLEEP,), "S'est endormi deux fois en cours le 19", _S.THIS_WEEK),
    Told("camille-lefevre-3", 12, (_O.SPEAKS_OF_STOPPING,), "Dit ne pas savoir quoi demander après la 3e", _S.A_MONTH,
         11, 10),
    Told("adele-poirier", 4, (_O.REPEATED_ABSENCES,), "", _S.THIS_WEEK, 3, answer=(2, _A.ALREADY_FOLLOWED)),
    Told("lisa-marchal", 16, (_O.REPEATED_ABSENCES,), "", _S.A_MONTH, 15, 15),
    Told("ethan-martin-duval", 9, (_O.HANDS_IN_NOTHING,), "Le cahier du jour reste vide depuis une semaine",
         _S.THIS_WEEK, 8, answer=(8, _A.WATCHED)),
)  # fmt: skip


def acts(troupe: Troupe) -> Iterator[Act]:
    for told in TOLD:
        if not troupe.reaches(told.back):
            continue
        sent = time(7, 55) if told.back == 0 else time(12, 10)
        yield Act(troupe.day(told.back), sent, told.name, partial(_send, troupe, told))
        for back, hour, run in (
            (told.read, time(16, 5), _read), (told.agenda, time(16, 10), _bring),
            (told.answer[0] if told.answer else None, time(16, 20), _answer),
        ):  # fmt: skip
            if back is not None:
                yield Act(troupe.day(back), hour, told.name, partial(run, troupe, told))


async def _send(troupe: Troupe, told: Told, at: datetime) -> None:
    pupil = troupe.pupil(told.key)
    login = told.by or troupe.stage.teacher_of(pupil.uai, pupil.class_code)
    command = SignalCommand(troupe.student(pupil), told.observations, told.fact, told.since)
    async with troupe.acting(login, at) as uow:
        troupe.made[told.name] = (await send_signal(uow, command)).id


async def _read(troupe: Troupe, told: Told, at: datetime) -> None:
    async with troupe.acting(_desk(troupe, told), at) as uow:
        await read_signal(uow, troupe.recall(told.name))


async def _bring(troupe: Troupe, told: Told, at: datetime) -> None:
    async with troupe.acting(_desk(troupe, told), at) as uow:
        found = await read_signal(uow, troupe.recall(told.name))
        await put_signal_on_agenda(uow, found.id, seen=found.version)


async def _answer(troupe: Troupe, told: Told, at: datetime) -> None:
    if told.answer is None:
        return
    async with troupe.acting(_desk(troupe, told), at) as uow:
        found = await read_signal(uow, troupe.recall(told.name))
        await answer_signal(uow, found.id, told.answer[1], seen=found.version)


def _desk(troupe: Troupe, told: Told) -> str:
    return troupe.stage.desk_of(troupe.pupil(told.key).uai)
