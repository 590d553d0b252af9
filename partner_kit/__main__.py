"""`raccroche partner`: check a webhook receiver, check our sandbox, simulate partners against the demo."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx

from partner_kit import seal
from partner_kit.checks import sandbox, webhook_receiver
from partner_kit.checks.report import Finding, as_json, findings, summary
from partner_kit.connection import Credentials, SignInRefused, ask_token
from partner_kit.enrolment import Administrator
from partner_kit.simulators import bases
from partner_kit.simulators.play import simulate

DEMO_URL = "http://127.0.0.1:8000"
DEMO_PASSWORD = "Raccroche-demo-2026"  # noqa: S105 - of the demo alone
PASSED, FAILED, MISUSED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except seal.BadSecret:
        print("Le secret commence par « whsec_ », puis du base64.", file=sys.stderr)  # noqa: T201 - a command's answer
    except SignInRefused as refused:
        print(f"Ces identifiants n’ouvrent rien ({refused.status}).", file=sys.stderr)  # noqa: T201 - as above
    except httpx.TransportError:
        print("Le service ne répond pas à cette adresse.", file=sys.stderr)  # noqa: T201 - as above
    return MISUSED


def _check(asked: argparse.Namespace) -> int:
    with httpx.Client(timeout=30) as http:
        if asked.sandbox:
            credentials = Credentials(asked.base_url.rstrip("/"), asked.client_id, asked.client_secret)
            ask_token(http, credentials)
            key = replace(credentials, private_key=asked.key.read_bytes()) if asked.key else None
            return _tell(findings(sandbox.CHECKS, sandbox.Sandbox(credentials, http, key)), asked)
        seal.sign(asked.secret, "msg", 0, b"")
        return _tell(findings(webhook_receiver.CHECKS, webhook_receiver.Receiver(asked.url, asked.secret, http)), asked)


def _simulate(asked: argparse.Namespace) -> int:
    administrator = Administrator.sign_in(asked.base_url.rstrip("/"), asked.email, asked.password)
    for line in simulate(administrator, asked.seed, asked.rounds):
        print(line, flush=True)  # noqa: T201 - a command's answer
    return PASSED


def _sources(asked: argparse.Namespace) -> int:
    for path in bases.write(asked.previous.read_bytes(), asked.into, date.fromisoformat(asked.on), asked.seed):
        print(path)  # noqa: T201 - a command's answer
    return PASSED


def _tell(found: Iterator[Finding], asked: argparse.Namespace) -> int:
    """Each line as it comes; JSON at the end."""
    kept = []
    for one in found:
        kept.append(one)
        if not asked.json:
            print(one, flush=True)  # noqa: T201 - a command's answer
    print(as_json(kept) if asked.json else summary(kept))  # noqa: T201 - a command's answer
    return FAILED if any(one.passed is False for one in kept) else PASSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("raccroche partner", description="Le nécessaire d’un partenaire.")
    commands = parser.add_subparsers(required=True, metavar="COMMANDE")
    check = commands.add_parser("check", help="Vérifier un récepteur de webhooks, ou le bac à sable.")
    check.add_argument("--url", help="L’adresse de réception à vérifier.")
    check.add_argument("--secret", default="", help="Le secret partagé, whsec_…")
    check.add_argument("--sandbox", action="store_true", help="Vérifier le bac à sable avec ses propres identifiants.")
    check.add_argument("--base-url", default=DEMO_URL, help="L’adresse du service.")
    check.add_argument("--client-id", default="")
    check.add_argument("--client-secret", default="")
    check.add_argument("--key", type=Path, help="La clé privée (PEM), pour vérifier aussi la preuve signée.")
    check.add_argument("--json", action="store_true", help="Répondre en JSON.")
    check.set_defaults(run=_check)
    play = commands.add_parser("simulate", help="Des partenaires simulés, avec la démonstration.")
    play.add_argument("--base-url", default=DEMO_URL, help="L’adresse de la démonstration.")
    play.add_argument("--email", default="admin@demo.invalid", help="Le compte qui déclare les machines.")
    play.add_argument("--password", default=DEMO_PASSWORD)
    play.add_argument("--seed", type=int, default=1, help="La même graine rejoue les mêmes réponses.")
    play.add_argument("--rounds", type=int, default=0, help="S’arrêter après tant de tours ; 0 : jamais.")
    play.set_defaults(run=_simulate)
    files = commands.add_parser("sources", help="Des fichiers façon SYGNE et SIPA, d’après ceux de l’an passé.")
    files.add_argument("previous", type=Path, help="Le fichier en_previous.csv d’une campagne.")
    files.add_argument("--into", type=Path, default=Path())
    files.add_argument("--on", default="2026-10-01", help="Le jour des inscriptions (AAAA-MM-JJ).")
    files.add_argument("--seed", type=int, default=1)
    files.set_defaults(run=_sources)
    return parser


if __name__ == "__main__":
    sys.exit(main())
