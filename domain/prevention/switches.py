"""A rule may be turned off for a while or retired for good: by the head, with a reason; and on again."""

from domain.kernel.errors import Malformed, Refusal
from domain.kernel.labelled import Labelled

SHORTEST, LONGEST = 3, 200


class SwitchKind(Labelled):
    ON = "on", "En service"
    DISABLED = "disabled", "Désactivée"
    RETIRED = "retired", "Retirée"


class ReasonNeeded(Malformed):
    title = "Raison manquante"
    detail = "Dites en une phrase pourquoi cette règle n'est plus utilisée."


class AlreadySo(Refusal):
    title = "Rien à changer"
    detail = "Cette règle est déjà dans cet état. Rechargez la page."


def check_switch(kind: SwitchKind, reason: str, *, is_on: bool) -> None:
    if (kind is SwitchKind.ON) == is_on:
        raise AlreadySo
    if kind is not SwitchKind.ON and not SHORTEST <= len(reason) <= LONGEST:
        raise ReasonNeeded(errors=[{"pointer": "/reason", "detail": ReasonNeeded.detail}])
