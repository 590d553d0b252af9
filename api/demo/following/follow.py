"""Every act of prevention, support, orientation and leaving, in the order of the calendar."""

from collections.abc import Iterator

from api.demo.following import (
    departures,
    educative_meetings,
    groups,
    guidance,
    orientation,
    places,
    plans_in_school,
    plans_outside,
    ppre,
    rules,
    signals,
    warnings,
)
from api.demo.following.acts import Act, NotMadeError, RefusedAct, Troupe
from api.demo.stage import Stage
from domain.kernel.errors import Refusal
from persistence.database import Sessions

THEMES = (
    rules, groups, signals, educative_meetings, warnings, places, ppre, plans_in_school, plans_outside, orientation,
    guidance, departures,
)  # fmt: skip
"""Within one minute, in this order."""


async def follow(stage: Stage, jobs: Sessions) -> list[RefusedAct]:
    """Carry the acts out; a refused one is left out, and told."""
    acts = sorted(_acts(Troupe(stage, jobs)), key=lambda act: act.at)
    refused: list[RefusedAct] = []
    for done, act in enumerate(acts):
        stage.report("Prévention et accompagnements", done, len(acts))
        try:
            await act.run(act.at)
        except (Refusal, NotMadeError) as why:
            refused.append(RefusedAct(act, why))
    return refused


def _acts(troupe: Troupe) -> Iterator[Act]:
    for theme in THEMES:
        yield from theme.acts(troupe)
