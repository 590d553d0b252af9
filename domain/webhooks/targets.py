"""Where a message may go: a public https address with a name, and nothing inside a network (SSRF)."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from domain.kernel.errors import Malformed
from domain.kernel.labelled import Labelled

MOST_CHARACTERS = 500
PORTS = frozenset({443, 8443})
LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost"})
SPECIAL_ENDS = frozenset(
    {"localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "arpa", "onion",
     "test", "example", "invalid", "alt"}
)  # fmt: skip
"""Last labels that no public resolver answers for (RFC 6761, 6762, 7686, 8375, 9476; ICANN's reserved collisions)."""

_PRINTABLE = re.compile(r"[!#-;=?-\[\]_a-z~%]+")  # RFC 3986 without backslash, quotes and angle brackets
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_IPV4_REFUSED = tuple(
    IPv4Network(one)
    for one in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
"""IANA's special-purpose IPv4 registry, multicast and the reserved rest; 168.63.129.16 is one cloud's own host."""
_CLOUD_HOSTS = frozenset({IPv4Address("168.63.129.16")})
_IPV6_PUBLIC = IPv6Network("2000::/3")
_IPV6_REFUSED = tuple(
    IPv6Network(one) for one in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
"""Inside 2000::/3: protocol assignments (Teredo among them), documentation, 6to4, AS112. All else is outside it:
loopback, mapped and translated IPv4 (::ffff:0:0/96, 64:ff9b::/96), unique local, link-local, multicast."""


class TargetFault(Labelled):
    """Why an address is refused."""

    UNREADABLE = "unreadable", "Cette adresse n'est pas lisible. Exemple : https://crochet.structure.fr/raccroche"
    NOT_HTTPS = "not_https", "L'adresse doit commencer par https://."
    WITH_CREDENTIALS = "with_credentials", "L'adresse ne doit contenir ni identifiant ni mot de passe."
    WITH_FRAGMENT = "with_fragment", "L'adresse ne doit pas contenir de « # »."
    PORT_CLOSED = "port_closed", "Seuls les ports 443 et 8443 sont permis."
    NOT_A_NAME = "not_a_name", "Donnez un nom de domaine complet, pas une adresse IP."
    SPECIAL_NAME = "special_name", "Ce nom n'existe pas sur l'internet public."
    NOT_PUBLIC = "not_public", "Ce nom mène à une adresse qui n'est pas publique."


class TargetRefused(Malformed):
    title = "Adresse de réception refusée"

    def __init__(self, fault: TargetFault) -> None:
        self.fault = fault
        super().__init__(fault.label, errors=[{"pointer": "/url", "detail": fault.label}])


@dataclass(frozen=True)
class Target:
    """An address that may be called once the addresses behind its name have been checked too."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def loops_back(self) -> bool:
        return self.scheme == "http"


def target_of(url: str, *, loopback: bool = False) -> Target:
    """Read an address; `loopback` also lets http to this very machine through (demo and tests)."""
    if len(url) > MOST_CHARACTERS or not _PRINTABLE.fullmatch(url.lower()):
        raise TargetRefused(TargetFault.UNREADABLE)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise TargetRefused(TargetFault.UNREADABLE) from error
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if "@" in parts.netloc:
        raise TargetRefused(TargetFault.WITH_CREDENTIALS)
    if "#" in url:
        raise TargetRefused(TargetFault.WITH_FRAGMENT)
    if loopback and parts.scheme == "http" and host in LOOPBACK_NAMES:
        return Target("http", host, port or 80, path)
    if parts.scheme != "https" or not url.lower().startswith("https://"):
        raise TargetRefused(TargetFault.NOT_HTTPS)
    if port is not None and port not in PORTS:
        raise TargetRefused(TargetFault.PORT_CLOSED)
    _check_name(host)
    return Target("https", host, port or 443, path)


def _check_name(host: str) -> None:
    """A full domain name: at least two labels, the last one not a number (decimal, octal and hex addresses end so)."""
    labels = host.split(".")
    if ":" in host or labels[-1][:1].isdigit() or len(labels) < 2 or len(host) > 253:
        raise TargetRefused(TargetFault.NOT_A_NAME)
    if not all(_LABEL.fullmatch(label) for label in labels):
        raise TargetRefused(TargetFault.NOT_A_NAME)
    if labels[-1] in SPECIAL_ENDS:
        raise TargetRefused(TargetFault.SPECIAL_NAME)


def check_addresses(target: Target, addresses: Collection[str]) -> tuple[str, ...]:
    """The addresses a name leads to, if every one may be called: one private address among them refuses the name."""
    accepted = is_loopback if target.loops_back else is_public
    if not addresses or not all(accepted(one) for one in addresses):
        raise TargetRefused(TargetFault.NOT_PUBLIC)
    return tuple(addresses)


def is_public(address: str) -> bool:
    """An address of the internet, by IANA's registries; a zone (`%eth0`) is never public."""
    try:
        read = ip_address(address)
    except ValueError:
        return False
    if isinstance(read, IPv4Address):
        return read not in _CLOUD_HOSTS and not any(read in network for network in _IPV4_REFUSED)
    return _is_public_ipv6(read)


def _is_public_ipv6(address: IPv6Address) -> bool:
    if address.scope_id is not None or address not in _IPV6_PUBLIC:
        return False
    return not any(address in network for network in _IPV6_REFUSED)


def is_loopback(address: str) -> bool:
    try:
        return ip_address(address) in ip_network("127.0.0.0/8")
    except ValueError:
        return False
