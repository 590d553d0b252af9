"""Blocks as JSON and back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from domain.support_plans.plan import (
    Action,
    BlockName,
    Content,
    FollowUp,
    Need,
    Objective,
    ObjectiveProgress,
    Review,
    SchemeBlock,
)
from domain.support_plans.states import Progress, ReviewDecision, Setting

Json = Mapping[str, Any]


def block_of(content: Content, name: BlockName) -> object:
    """What the row of one block keeps; days and ids become text when it is written."""
    return blocks_of(content)[name]


def blocks_of(content: Content) -> dict[BlockName, object]:
    scheme = content.scheme
    return {
        BlockName.STRENGTHS: {"text": content.strengths},
        BlockName.WORDS: {"text": content.words},
        BlockName.NEEDS: {"items": [asdict(one) for one in content.needs]},
        BlockName.OBJECTIVES: {"items": [asdict(one) for one in content.objectives]},
        BlockName.ACTIONS: {"items": [asdict(one) for one in content.actions]},
        BlockName.FOLLOW_UP: _texts(asdict(content.follow_up)),
        BlockName.SCHEME: {"reason": scheme.reason, "provider": scheme.provider, "fields": dict(scheme.fields)},
    }


def _texts(values: Json) -> dict[str, Any]:
    return {name: str(one) if isinstance(one, date | UUID) else one for name, one in values.items()}


def content_of(rows: Mapping[str, Json]) -> Content:
    scheme = rows.get("scheme", {})
    return Content(
        strengths=rows.get("strengths", {}).get("text", ""),
        needs=tuple(Need(**one) for one in _items(rows, "needs")),
        objectives=tuple(
            Objective(one["sentence"], one["criterion"], _day(one["target_on"])) for one in _items(rows, "objectives")
        ),
        actions=tuple(_action(one) for one in _items(rows, "actions")),
        words=rows.get("words", {}).get("text", ""),
        follow_up=_follow_up(rows.get("follow_up", {})),
        scheme=SchemeBlock(scheme.get("reason", ""), scheme.get("provider", ""), scheme.get("fields", {})),
    )


def _items(rows: Mapping[str, Json], name: str) -> Sequence[Json]:
    items: Sequence[Json] = rows.get(name, {}).get("items", [])
    return items


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _action(one: Json) -> Action:
    return Action(
        Setting(one["setting"]), one["what"], one["who"], one["frequency"], _day(one["starts_on"]), _day(one["ends_on"])
    )


def _follow_up(row: Json) -> FollowUp:
    lead = row.get("lead_id")
    return FollowUp(
        _day(row.get("starts_on")), _day(row.get("ends_on")), _day(row.get("review_on")),
        _day(row.get("family_met_on")),
        row.get("evaluation", ""), UUID(lead) if lead else None, row.get("inclusion_reference", ""),
    )  # fmt: skip


def review_of(on: date, detail: Json) -> Review:
    progress = tuple(
        ObjectiveProgress(one["number"], Progress(one["progress"]), one.get("line", ""), one.get("sentence", ""))
        for one in detail.get("progress", [])
    )
    return Review(on, ReviewDecision(detail["decision"]), progress, detail.get("line", ""))
