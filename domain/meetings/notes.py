"""Three levels of confidentiality: for all, or for one profession alone; the others know that something exists."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.access.permissions import Role
from domain.kernel.errors import Malformed, NotYours
from domain.kernel.french import day_month

NOTE_LENGTH = 1000


class NoteLevel(StrEnum):
    EDUCATIONAL = "educational"
    SOCIAL = "social"
    HEALTH = "health"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def profession(self) -> Role | None:
        """Who alone writes and reads it; None: every member."""
        return _PROFESSIONS.get(self)


_LABELS = {
    NoteLevel.EDUCATIONAL: "éducatif",
    NoteLevel.SOCIAL: "social",
    NoteLevel.HEALTH: "santé",
}
_PROFESSIONS = {NoteLevel.SOCIAL: Role.SOCIAL_WORKER, NoteLevel.HEALTH: Role.NURSE}


class NotYourProfession(NotYours):
    title = "Cette note relève d'une autre profession"
    detail = (
        "Les notes sociales sont écrites et lues par l'assistant de service social, les notes de santé par l'infirmier."
    )


class NoteEmpty(Malformed):
    title = "Note vide"
    detail = f"Une note tient entre 1 et {NOTE_LENGTH}\u00a0caractères."


def may_read(level: NoteLevel, role: Role) -> bool:
    return level.profession is None or level.profession is role


def check_writer(level: NoteLevel, role: Role) -> None:
    if not may_read(level, role):
        raise NotYourProfession


@dataclass(frozen=True)
class NoteSeen:
    """One note as its reader may see it: `body` None when only its existence is told."""

    id: UUID
    version: int
    level: NoteLevel
    body: str | None
    written_by: UUID
    author_name: str
    author_role: Role
    written_on: date


def existence(level: NoteLevel, written_on: date, count: int = 1) -> str:
    """« 1 information sociale existe (assistant de service social, 12 novembre). »"""
    words = {NoteLevel.SOCIAL: "sociale", NoteLevel.HEALTH: "de santé"}[level]
    plural = "s" if count > 1 else ""
    what = f"information{plural} {words}{plural if level is NoteLevel.SOCIAL else ''}"
    who = level.profession.label[0].lower() + level.profession.label[1:] if level.profession else ""
    return f"{count}\u00a0{what} existe{'nt' if count > 1 else ''} ({who}, {day_month(written_on)})"
