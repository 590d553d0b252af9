"""The simulated partners of the demo: each has its machine, its receiver of webhooks, and answers like a person."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from queue import Empty

from raccroche_partner import models
from raccroche_partner.api.partner import add_partner_webhook

from partner_kit.connection import Connection
from partner_kit.enrolment import Administrator
from partner_kit.receiver import Inbox, receiving
from partner_kit.simulators.adviser import Adviser
from partner_kit.simulators.characters import CHARACTERS

WAIT_SECONDS = 5
CAST = {"mission locale": "mission_locale", "CIO": "cio"}
"""Who plays: words of the partner's name, and its character (also its kind where it must be declared first)."""


@dataclass
class Player:
    name: str
    adviser: Adviser
    inbox: Inbox


def simulate(administrator: Administrator, seed: int, rounds: int) -> Iterator[str]:
    """Lines that say what each does; `rounds` 0 plays until it is stopped."""
    with ExitStack() as open_until_the_end:
        players = [_enter(administrator, words, seed, open_until_the_end) for words in CAST]
        yield from (f"{player.name} : connecté." for player in players)
        played = 0
        while not rounds or played < rounds:
            played += 1
            for player in players:
                yield from _turn(player)
            if played != rounds:
                _wait(players)


def _enter(administrator: Administrator, words: str, seed: int, stack: ExitStack) -> Player:
    character = CHARACTERS[CAST[words]]
    partner = administrator.partner_named(words) or administrator.declare(f"{words} simulé", CAST[words])
    adviser = Adviser(Connection(administrator.enrol(partner, "Simulateur")), character, seed)
    inbox = Inbox()
    url = stack.enter_context(receiving(inbox))
    told = adviser.connection.call(
        add_partner_webhook, body=models.WebhookIn(url=url), idempotency_key=f"webhook-{seed}"
    ).parsed
    if isinstance(told, models.WebhookSecretOut):  # else the feed alone tells it what is new
        inbox.secret = told.secret
    return Player(character.label, adviser, inbox)


def _turn(player: Player) -> Iterator[str]:
    if lines := player.adviser.follow():
        yield f"{player.name} : {lines} ligne(s) du flux, {len(player.inbox.seen)} webhook(s) reçu(s)."
    if done := player.adviser.work():
        yield f"{player.name} : {done} geste(s)."
    while player.adviser.refused:
        yield f"{player.name} : refusé, {player.adviser.refused.pop()}."


def _wait(players: list[Player]) -> None:
    """Until a webhook wakes somebody, or a few seconds have passed."""
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        for player in players:
            with suppress(Empty):
                player.inbox.told.get(timeout=0.2)
                return
