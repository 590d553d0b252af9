"""Why something cannot be done for the service."""

from domain.kernel.errors import NotFound, Refusal


class EffectNotFound(NotFound):
    title = "Travail introuvable"
    detail = "Ce travail n'existe plus. Rechargez la page."


class EffectNotFailed(Refusal):
    title = "Ce travail n'est pas en échec"
    detail = "Il a abouti, ou attend déjà son tour. Rechargez la page."
