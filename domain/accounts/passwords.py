"""Which passwords will do. Length counts; composition rules only make people write passwords down."""

from domain.accounts.common_passwords import COMMON_PASSWORDS
from domain.kernel.errors import Malformed

MINIMUM_LENGTH = 12
MAXIMUM_LENGTH = 200
DEMO_PASSWORD = "Raccroche-demo-2026"  # noqa: S105 - published on purpose, and refused here for that reason
_FEWEST_CHARACTERS = 5


class WeakPassword(Malformed):
    """`errors` names each rule that the password breaks."""

    title = "Mot de passe à changer"
    detail = "Ce mot de passe ne convient pas."


def check_password(password: str, email: str) -> None:
    """Refuse what a guesser tries first; nothing else."""
    broken = list(broken_rules(password, email))
    if broken:
        raise WeakPassword(broken[0], errors=[{"pointer": "/password", "detail": sentence} for sentence in broken])


def broken_rules(password: str, email: str) -> list[str]:
    """The French sentence of each rule that this password breaks."""
    folded = password.lower()
    name = email.partition("@")[0].lower()
    sentences = []
    if len(password) < MINIMUM_LENGTH:
        sentences.append(f"Choisissez au moins {MINIMUM_LENGTH}\u00a0caractères.")
    if len(password) > MAXIMUM_LENGTH:
        sentences.append(f"Choisissez au plus {MAXIMUM_LENGTH}\u00a0caractères.")
    if folded in COMMON_PASSWORDS or folded == DEMO_PASSWORD.lower():
        sentences.append("Ce mot de passe est trop connu. Choisissez, par exemple, quatre mots sans lien entre eux.")
    if len(set(folded)) < _FEWEST_CHARACTERS:
        sentences.append("Ce mot de passe répète trop peu de caractères différents.")
    if len(name) >= 4 and name in folded:
        sentences.append("Ce mot de passe contient votre adresse. Choisissez autre chose.")
    return sentences
