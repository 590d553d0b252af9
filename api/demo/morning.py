"""The demo's morning, at 8:41: which first rolls are taken, who is missing, and what is known of it."""

from dataclasses import dataclass
from enum import StrEnum

from api.demo.attendance import AttendancePlan
from api.demo.cast import ROLE_OF
from api.demo.dice import stream
from api.demo.people import Pupil
from api.demo.schools import PREVERT, SCHOOLS, DemoSchool
from api.demo.world import World


class Told(StrEnum):
    """Where the same-day duty to tell the family stands (R131-5)."""

    TO_TELL = "to_tell"
    WITHOUT_REASON = "without_reason"
    WITH_REASON = "with_reason"
    KNOWN = "known"


@dataclass(frozen=True)
class Missing:
    pupil: Pupil
    told: Told


@dataclass(frozen=True)
class Morning:
    """One school this morning: classes whose roll is taken, pupils who did not answer."""

    uai: str
    rolled: tuple[str, ...]
    missing: tuple[Missing, ...]


_PREVERT_SHARE = {Told.TO_TELL: 9, Told.WITHOUT_REASON: 14, Told.WITH_REASON: 21, Told.KNOWN: 4}
_PREVERT_ROLLED, _OTHERS_ROLLED = 18, 0.8
_OTHERS_MISSING = 0.045
AWAY_WITH_CONSENT = "enzo-kowalczyk"
"""On placement on his own: a known absence that no roll asks for."""


def mornings(world: World, plan: AttendancePlan) -> list[Morning]:
    return [_morning(world, plan, school) for school in SCHOOLS]


def _morning(world: World, plan: AttendancePlan, school: DemoSchool) -> Morning:
    dice = stream(world.seed, "morning", school.uai, world.clock.today)
    scripted = [p for p in world.present(school.uai) if p.key and _away_today(p)]
    needed = {pupil.class_code for pupil in scripted}
    others = [one.code for one in school.classes if one.code not in needed]
    dice.shuffle(others)
    size = _PREVERT_ROLLED if school.uai == PREVERT else round(len(school.classes) * _OTHERS_ROLLED)
    rolled = (needed | set(others[: max(0, size - len(needed))])) & {one.code for one in school.classes}
    shares = _shares(school)
    able = [
        p for p in world.present(school.uai)
        if p.class_code in rolled and not p.key and not p.is_apprentice and len(plan.of[p.number]) > 0
    ]  # fmt: skip
    dice.shuffle(able)
    states = [told for told, count in shares.items() for _ in range(count)][len(scripted) :]
    missing = [Missing(pupil, Told.TO_TELL) for pupil in scripted]
    missing += [Missing(pupil, told) for pupil, told in zip(able, states, strict=False)]
    return Morning(school.uai, tuple(sorted(rolled)), tuple(missing))


def _away_today(pupil: Pupil) -> bool:
    return any(word.startswith("0a") for word in ROLE_OF[pupil.key].away.split())


def _shares(school: DemoSchool) -> dict[Told, int]:
    """Prévert as on the page of its CPE, less the known absence that is not on a roll; the others in proportion."""
    if school.uai == PREVERT:
        return {**_PREVERT_SHARE, Told.KNOWN: _PREVERT_SHARE[Told.KNOWN] - 1}
    total = round(school.head_count * _OTHERS_MISSING)
    return {Told.TO_TELL: total // 4, Told.WITHOUT_REASON: total // 4, Told.WITH_REASON: total - total // 4 * 2}
