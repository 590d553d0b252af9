"""Who reads a note: all, one profession, or one institution with the platform's manager; others know it exists."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.access.permissions import Role
from domain.kernel.errors import Malformed, NotYours
from domain.kernel.french import day_month
from domain.kernel.labelled import Labelled

NOTE_LENGTH = 1000


class NoteLevel(Labelled):
    EDUCATIONAL = "educational", "éducatif"
    SOCIAL = "social", "social"
    HEALTH = "health", "santé"
    PLATFORM = "platform", "plateforme"
    RESERVED = "reserved", "réservé"

    @property
    def profession(self) -> Role | None:
        """Who alone writes and reads it, where a profession does."""
        return _PROFESSIONS.get(self)

    @property
    def is_sealed(self) -> bool:
        """Its words are kept apart, and the database itself asks who reads them."""
        return self.profession is not None or self is NoteLevel.RESERVED


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
    """One note as its reader may see it: `body` None when only its existence is told; `institution`: a partner's."""

    id: UUID
    version: int
    level: NoteLevel
    body: str | None
    written_by: UUID
    author_name: str
    author_role: Role
    written_on: date
    institution: str = ""


def existence(level: NoteLevel, written_on: date, count: int = 1, *, by: str = "") -> str:
    """« 1 information sociale existe (assistant de service social, 12 novembre). »; `by` names an institution."""
    some, many = _WORDS[level]
    who = level.profession.label[0].lower() + level.profession.label[1:] if level.profession else by
    one = count == 1
    return f"{count}\u00a0{some if one else many} existe{'' if one else 'nt'} ({who}, {day_month(written_on)})"


_WORDS = {
    NoteLevel.SOCIAL: ("information sociale", "informations sociales"),
    NoteLevel.HEALTH: ("information de santé", "informations de santé"),
    NoteLevel.RESERVED: ("note réservée", "notes réservées"),
}
