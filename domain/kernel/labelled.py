"""Codes that a screen must be able to say: each member carries its French label beside its value."""

from enum import StrEnum
from typing import Self

from domain.kernel.french import typeset


class Labelled(StrEnum):
    """`DRAFT = "draft", "Brouillon"`: the code that is stored and sent, and what a reader sees instead of it."""

    label: str

    def __new__(cls, code: str, label: str | None = None) -> Self:
        """Called once per member; `PlanState("draft")` finds the member by its code alone."""
        if label is None:
            raise TypeError(f"{cls.__name__} has a member without a label: {code}")
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = typeset(label)
        return member
