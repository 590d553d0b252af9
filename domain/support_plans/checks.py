"""What a block may not say even as a draft: dates in disorder, an unknown domain, a field of another scheme."""

import re
from collections.abc import Iterator

from domain.kernel.errors import Malformed
from domain.support_plans.fields import check_fields
from domain.support_plans.plan import Action, BlockName, Content
from domain.support_plans.schemes import Scheme
from domain.support_plans.socle import DOMAIN_CODES

_HEALTH = re.compile(
    r"\b(mdph|pap|pai|pps|gevasco|diagnosti\w*|dys(?:lexi|orthograph|calculi|phasi|praxi)\w*|tdah?|autis\w*|handicap\w*"
    r"|orthophoni\w*|psychiatr\w*|psychomotri\w*|m[ée]dicament\w*|ritaline|trouble\w* (?:du|de l'|des) \w+)\b",
    re.IGNORECASE,
)
NO_HEALTH = (
    "N'écrivez ici ni diagnostic, ni document médical ou de la MDPH. Indiquez seulement la référence du Livret de "
    "parcours inclusif."
)


def check_block(scheme: Scheme, block: BlockName, content: Content) -> None:
    """Each fault at its place in the body of that block."""
    if block is BlockName.SCHEME:
        check_fields(scheme.fields, content.scheme.fields)
    faults = list(_faults(block, content))
    if faults:
        raise Malformed(errors=[{"pointer": pointer, "detail": detail} for pointer, detail in faults])


def _texts(block: BlockName, content: Content) -> Iterator[tuple[str, str]]:
    """Every free text of the block with its place."""
    match block:
        case BlockName.STRENGTHS:
            yield "/text", content.strengths
        case BlockName.WORDS:
            yield "/text", content.words
        case BlockName.NEEDS:
            yield from ((f"/items/{n}/text", one.text) for n, one in enumerate(content.needs))
        case BlockName.OBJECTIVES:
            for n, one in enumerate(content.objectives):
                yield from ((f"/items/{n}/sentence", one.sentence), (f"/items/{n}/criterion", one.criterion))
        case BlockName.ACTIONS:
            for n, action in enumerate(content.actions):
                yield from ((f"/items/{n}/what", action.what), (f"/items/{n}/who", action.who))
        case BlockName.FOLLOW_UP:
            yield "/evaluation", content.follow_up.evaluation
        case BlockName.SCHEME:
            yield "/reason", content.scheme.reason
            yield from ((f"/fields/{name}", str(value)) for name, value in content.scheme.fields.items())


def _faults(block: BlockName, content: Content) -> Iterator[tuple[str, str]]:
    yield from ((pointer, NO_HEALTH) for pointer, text in _texts(block, content) if _HEALTH.search(text))
    if block is BlockName.NEEDS:
        for n, need in enumerate(content.needs):
            if need.domain not in DOMAIN_CODES:
                yield f"/items/{n}/domain", "Choisissez un domaine du socle commun."
    if block is BlockName.ACTIONS:
        for n, action in enumerate(content.actions):
            if _reversed(action):
                yield f"/items/{n}/ends_on", "La fin précède le début."
    if block is BlockName.FOLLOW_UP:
        follow_up = content.follow_up
        start, end = follow_up.starts_on, follow_up.ends_on
        if start and end and end < start:
            yield "/ends_on", "La date de fin précède la date de début."
        if start and follow_up.review_on and follow_up.review_on < start:
            yield "/review_on", "Le bilan vient après le début."


def _reversed(action: Action) -> bool:
    return bool(action.starts_on and action.ends_on and action.ends_on < action.starts_on)
