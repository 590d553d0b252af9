"""Where each role may stand, and how a perimeter is said."""

from collections.abc import Iterable, Sequence

from domain.access.permissions import Role
from domain.access.units import UnitKind
from domain.kernel.errors import Malformed

_U = UnitKind
_IN_SCHOOL = frozenset({_U.SCHOOL})

ROLE_UNIT_KINDS: dict[Role, frozenset[UnitKind]] = {
    Role.TEACHER: _IN_SCHOOL,
    Role.SUPERVISOR: _IN_SCHOOL,
    Role.EDUCATION_ADVISER: _IN_SCHOOL,
    Role.DEPUTY_HEAD: _IN_SCHOOL,
    Role.HEAD: _IN_SCHOOL,
    Role.NURSE: _IN_SCHOOL,
    Role.SOCIAL_WORKER: frozenset({_U.SCHOOL, _U.DSDEN}),
    Role.IEN: frozenset({_U.CIRCONSCRIPTION, _U.DSDEN}),
    Role.DASEN_OFFICER: frozenset({_U.DSDEN, _U.DRAAF}),
    Role.SIGNATORY: frozenset({_U.DSDEN, _U.DRAAF}),
    Role.DATA_STEWARD: frozenset({_U.DSDEN, _U.ACADEMY}),
    Role.GUIDANCE_PSYCHOLOGIST: frozenset({_U.CIO, _U.SCHOOL}),
    Role.MLDS_COORDINATOR: frozenset({_U.PLATFORM, _U.DSDEN, _U.SCHOOL}),
    Role.PLATFORM_MANAGER: frozenset({_U.PLATFORM, _U.DSDEN}),
    Role.MISSION_LOCALE_ADVISER: frozenset({_U.ORGANISATION}),
    Role.TUTOR: frozenset({_U.ORGANISATION, _U.SCHOOL}),
    Role.DPO: frozenset({_U.DSDEN, _U.ACADEMY}),
    Role.ADMINISTRATOR: frozenset({_U.SCHOOL, _U.DSDEN, _U.ACADEMY}),
    Role.PARTNER_CLIENT: frozenset(),
}


class WrongPerimeter(Malformed):
    title = "Périmètre à corriger"
    detail = "Ce périmètre ne convient pas à cette fonction."


def check_perimeter(role: Role, kinds: Iterable[UnitKind], *, class_count: int | None) -> None:
    """A function is exercised somewhere, and only where it exists; classes narrow a teacher alone."""
    standing = set(kinds)
    allowed = ROLE_UNIT_KINDS[role]
    if not allowed:
        sentence = f"{role.label}\u00a0: cette fonction n'est pas celle d'une personne."
        raise WrongPerimeter(sentence, errors=[{"pointer": "/role", "detail": sentence}])
    if not standing:
        raise WrongPerimeter(
            "Choisissez au moins une structure.",
            errors=[{"pointer": "/unit_ids", "detail": "Choisissez au moins une structure."}],
        )
    if standing - allowed:
        expected = _joined(sorted(kind.label for kind in allowed), "ou")
        sentence = f"{role.label}\u00a0: cette fonction s'exerce dans une structure de type {expected}."
        raise WrongPerimeter(sentence, errors=[{"pointer": "/unit_ids", "detail": sentence}])
    if class_count is not None and role is not Role.TEACHER:
        sentence = "Seul un enseignant peut être limité à des classes."
        raise WrongPerimeter(sentence, errors=[{"pointer": "/class_ids", "detail": sentence}])


def perimeter_in_words(unit_names: Sequence[str], class_names: Sequence[str] | None = None) -> str:
    """« Collège Jules-Ferry (4e B et 5e A) »; an empty perimeter says so."""
    if not unit_names:
        return "Aucune structure"
    words = _joined(unit_names, "et")
    if class_names is None:
        return words
    return f"{words} ({_joined(class_names, 'et')})" if class_names else f"{words} (aucune classe)"


def _joined(names: Sequence[str], conjunction: str) -> str:
    *first, last = names
    return f"{', '.join(first)} {conjunction} {last}" if first else last
