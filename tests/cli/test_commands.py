"""The command line: sentences and exit codes, never a traceback, never a secret."""

from tests.cli.conftest import Raccroche


def test_demo_refuses_an_open_address_unless_told_twice(raccroche: Raccroche) -> None:
    refused = raccroche("serve", RACCROCHE_DEMO="1", HOST="0.0.0.0")  # noqa: S104 - what must be refused
    assert refused.exit_code == 2
    assert "RACCROCHE_DEMO_EXPOSED=1" in refused.stderr


def test_demo_refuses_a_public_address_behind_a_proxy(raccroche: Raccroche) -> None:
    refused = raccroche("serve", RACCROCHE_DEMO="1", RACCROCHE_PUBLIC_URL="https://raccroche.example")
    assert refused.exit_code == 2


def test_configuration_is_shown_without_secrets(raccroche: Raccroche) -> None:
    shown = raccroche("config", RACCROCHE_SMTP_PASSWORD="tres-secret", DATABASE_URL="postgresql://x:cache@h/d")
    assert shown.exit_code == 0
    assert "RACCROCHE_HOST=127.0.0.1" in shown.stdout
    assert "tres-secret" not in shown.stdout
    assert "cache" not in shown.stdout


def test_migrating_without_the_owner_says_what_is_missing(raccroche: Raccroche) -> None:
    refused = raccroche("migrate", DATABASE_OWNER_URL="")
    assert refused.exit_code == 2
    assert "DATABASE_OWNER_URL" in refused.stderr


def test_accounts_are_created_listed_and_given_a_new_password(raccroche: Raccroche) -> None:
    new = ("account", "create", "admin@exemple.invalid", "--role", "administrator", "--name", "Nadia Lemoine")
    created = raccroche(*new)
    assert created.exit_code == 0, created.stderr
    assert "Mot de passe" in created.stdout
    again = raccroche(*new)
    assert again.exit_code == 1
    assert "déjà un compte" in again.stderr
    assert "admin@exemple.invalid" in raccroche("account", "list").stdout
    reset = raccroche("account", "reset-password", "admin@exemple.invalid", "--password-stdin", typed="neuf\n")
    assert "neuf" not in reset.stdout
    assert raccroche("account", "reset-password", "inconnu@exemple.invalid").exit_code == 1


def test_unknown_unit_is_named(raccroche: Raccroche) -> None:
    refused = raccroche("account", "create", "a@exemple.invalid", "--role", "head", "--name", "A", "--unit", "9990004A")
    assert refused.exit_code == 1
    assert "9990004A" in refused.stderr


def test_demo_is_never_emptied_where_somebody_works(raccroche: Raccroche) -> None:
    raccroche("account", "create", "vrai@exemple.invalid", "--role", "head", "--name", "Vrai Compte")
    refused = raccroche("demo", "--reset")
    assert refused.exit_code == 2
    assert "rien n'a été effacé" in refused.stderr
    assert "vrai@exemple.invalid" in raccroche("account", "list").stdout


def test_migrating_a_migrated_database_changes_nothing(raccroche: Raccroche) -> None:
    migrated = raccroche("migrate")
    assert migrated.exit_code == 0
    assert "à jour" in migrated.stdout
