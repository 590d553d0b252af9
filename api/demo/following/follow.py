"""Every act of prevention, support, orientation and leaving, in the order of the calendar."""

from collections.abc import Iterator
from datetime import time

from api.demo.following import (
    contracts,
    departures,
    educative_meetings,
    follow_ups,
    groups,
    guidance,
    network,
    orientation,
    places,
    plans_in_school,
    plans_outside,
    platform_meetings,
    ppre,
    reasons,
    rules,
    signals,
    warnings,
)
from api.demo.following.acts import Act, NotMadeError, RefusedAct, Troupe
from api.demo.stage import Stage, instant
from domain.kernel.errors import Refusal
from persistence.database import Sessions

THEMES = (
    rules, groups, signals, educative_meetings, warnings, places, ppre, plans_in_school, plans_outside, orientation,
    guidance, departures, reasons, network, follow_ups, platform_meetings, contracts,
)  # fmt: skip
"""Within one minute, in this order."""
NOW = time(8, 41)
"""The hour of the demo's pictures."""


async def follow(stage: Stage, jobs: Sessions) -> list[RefusedAct]:
    """Carry the acts out; a refused one is left out, and told."""
    acts = acts_so_far(Troupe(stage, jobs))
    refused: list[RefusedAct] = []
    for done, act in enumerate(acts):
        stage.report("Prévention et accompagnements", done, len(acts))
        try:
            await act.run(act.at)
        except (Refusal, NotMadeError) as why:
            refused.append(RefusedAct(act, why))
    return refused


def acts_so_far(troupe: Troupe) -> list[Act]:
    """By day and hour; those whose hour has not come are left to the user of the demo."""
    now = instant(troupe.stage.world.clock.today, NOW)
    return sorted((act for act in _acts(troupe) if act.at < now), key=lambda act: act.at)


def _acts(troupe: Troupe) -> Iterator[Act]:
    for theme in THEMES:
        yield from theme.acts(troupe)
