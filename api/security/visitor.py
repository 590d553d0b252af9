"""Who stands before sign-in: a network, a browser, and what the browser kept from earlier. And the cookies of that."""

import hashlib
import ipaddress
import secrets
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request, Response

from api import clock
from api.settings import Settings

REFRESH_COOKIE = "raccroche_refresh"
DEVICE_COOKIE = "raccroche_device"
COOKIE_PATH = "/api/v1/auth"
DEVICE_DAYS = 180


@dataclass(frozen=True)
class Visitor:
    """Taken from the request alone; nothing in it is proved but the time."""

    now: datetime
    network: str
    user_agent: str
    refresh_token: str | None
    device_token: str | None


def visitor_of(request: Request) -> Visitor:
    cookies = request.cookies
    return Visitor(
        clock.now(),
        network_of(request.client.host if request.client else ""),
        request.headers.get("user-agent", "")[:300],
        cookies.get(REFRESH_COOKIE),
        cookies.get(DEVICE_COOKIE),
    )


def network_of(address: str) -> str:
    """The network whose attempts count together: /24 of IPv4, /56 of IPv6 (one household, one school)."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    return str(ipaddress.ip_network(f"{parsed}/{24 if parsed.version == 4 else 56}", strict=False))


def digest(token: str) -> bytes:
    """What the database keeps of a token of ours: 256 random bits need no salt."""
    return hashlib.sha256(token.encode()).digest()


def new_token() -> str:
    return secrets.token_urlsafe(32)


def set_refresh_cookie(response: Response, settings: Settings, token: str, *, shared: bool) -> None:
    """A shared computer forgets it when the browser closes."""
    response.set_cookie(
        REFRESH_COOKIE, token, path=COOKIE_PATH, httponly=True, samesite="strict", secure=settings.secure_cookies,
        max_age=None if shared else settings.refresh_token_days * 86_400,
    )  # fmt: skip


def set_device_cookie(response: Response, settings: Settings, token: str) -> None:
    response.set_cookie(
        DEVICE_COOKIE, token, path=COOKIE_PATH, httponly=True, samesite="strict", secure=settings.secure_cookies,
        max_age=DEVICE_DAYS * 86_400,
    )  # fmt: skip


def drop_refresh_cookie(response: Response, settings: Settings) -> None:
    response.delete_cookie(
        REFRESH_COOKIE, path=COOKIE_PATH, httponly=True, samesite="strict", secure=settings.secure_cookies
    )
