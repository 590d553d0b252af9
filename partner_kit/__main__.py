"""`raccroche partner`: check a webhook receiver, check our sandbox, simulate partners against the demo."""

import argparse
import sys
from collections.abc import Iterator, Sequence

import httpx

from partner_kit import seal
from partner_kit.checks import webhook_receiver
from partner_kit.checks.report import Finding, as_json, findings, summary

PASSED, FAILED, MISUSED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except seal.BadSecret:
        print("Le secret commence par « whsec_ », puis du base64.", file=sys.stderr)  # noqa: T201 - a command's answer
    return MISUSED


def _check(asked: argparse.Namespace) -> int:
    seal.sign(asked.secret, "msg", 0, b"")
    with httpx.Client() as http:
        return _tell(findings(webhook_receiver.CHECKS, webhook_receiver.Receiver(asked.url, asked.secret, http)), asked)


def _tell(found: Iterator[Finding], asked: argparse.Namespace) -> int:
    """Each line as it comes; JSON at the end."""
    kept = []
    for one in found:
        kept.append(one)
        if not asked.json:
            print(one, flush=True)  # noqa: T201 - a command's answer
    print(as_json(kept) if asked.json else summary(kept))  # noqa: T201 - a command's answer
    return PASSED if all(one.passed for one in kept) else FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("raccroche partner", description="Le nécessaire d’un partenaire.")
    commands = parser.add_subparsers(required=True, metavar="COMMANDE")
    check = commands.add_parser("check", help="Vérifier un récepteur de webhooks, ou le bac à sable.")
    check.add_argument("--url", help="L’adresse de réception à vérifier.")
    check.add_argument("--secret", default="", help="Le secret partagé, whsec_…")
    check.add_argument("--json", action="store_true", help="Répondre en JSON.")
    check.set_defaults(run=_check)
    return parser


if __name__ == "__main__":
    sys.exit(main())
