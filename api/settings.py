"""Settings, from the environment (prefix RACCROCHE_): addresses, secrets and limits; printed by `raccroche config`."""

import os
from functools import cached_property
from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _default_data() -> Path:
    """Root keeps its data where an unprivileged PostgreSQL can reach it."""
    if os.geteuid() == 0:
        return Path("/var/lib/raccroche")
    return Path.home() / ".local" / "share" / "raccroche"


class Settings(BaseSettings):
    """What a deployer may set. Without any database address, the embedded PostgreSQL is used."""

    model_config = SettingsConfigDict(env_prefix="RACCROCHE_", extra="ignore")

    data: Path = Field(default_factory=_default_data)
    database_url: SecretStr | None = Field(
        None, validation_alias=AliasChoices("RACCROCHE_DATABASE_URL", "DATABASE_URL")
    )
    database_owner_url: SecretStr | None = Field(
        None, validation_alias=AliasChoices("RACCROCHE_DATABASE_OWNER_URL", "DATABASE_OWNER_URL")
    )
    database_jobs_url: SecretStr | None = Field(
        None, validation_alias=AliasChoices("RACCROCHE_DATABASE_JOBS_URL", "DATABASE_JOBS_URL")
    )
    host: str = Field("127.0.0.1", validation_alias=AliasChoices("RACCROCHE_HOST", "HOST"))
    port: int = Field(8000, validation_alias=AliasChoices("RACCROCHE_PORT", "PORT"))
    public_url: str = ""
    demo: bool = False
    demo_exposed: bool = False
    signing_key: SecretStr | None = None
    sealing_keys: SecretStr | None = None
    """Secrets that seal one-time codes at rest, newest first; without them, the signing key does."""
    siei_key: SecretStr | None = None
    """Secret from which the keys of kept SIEI decisions are made; without it, the signing key serves."""
    access_token_minutes: int = Field(10, le=10)
    refresh_token_days: int = 12
    pool_size: int = 10
    api_processes: int = Field(1, ge=1)
    upload_limit_bytes: int = 20 * 1024 * 1024
    body_limit_bytes: int = 1024 * 1024
    argon2_cheap: bool = False
    smtp_host: str = ""
    smtp_port: int = 25
    smtp_user: str = ""
    smtp_password: SecretStr | None = None
    smtp_start_tls: bool = True
    mail_from: str = "ne-pas-repondre@raccroche.invalid"
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr | None = None
    oidc_trust_email: bool = False
    watched_folder: Path | None = None
    webhook_loopback: bool | None = None
    """Whether notifications may go to this very machine, by http; not said: in a demo that nobody else reaches."""
    metrics: bool = True
    metrics_token: SecretStr | None = None
    """Who may read /metrics from elsewhere than this machine: « Authorization: Bearer … »."""

    @cached_property
    def base_url(self) -> str:
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def webhooks_to_loopback(self) -> bool:
        if self.webhook_loopback is None:
            return self.demo and not self.demo_exposed
        return self.webhook_loopback

    @property
    def secure_cookies(self) -> bool:
        """Secure, unless the public address is plain http on loopback."""
        return not (self.base_url.startswith("http://") and self.is_loopback)

    @property
    def is_loopback(self) -> bool:
        host = self.base_url.split("://", 1)[1].split("/", 1)[0]
        return host.startswith(("127.", "localhost", "[::1]"))
