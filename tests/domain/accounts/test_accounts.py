"""Passwords, perimeters, abilities and the life of an account."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain.access.permissions import HUMAN_ROLES, ROLE_PERMISSIONS, Permission, Role
from domain.access.units import UnitKind
from domain.accounts.abilities import ABILITIES, abilities_of
from domain.accounts.account import (
    AccountState,
    AccountTransition,
    ManagedAccount,
    NotInThisState,
    account_state,
)
from domain.accounts.common_passwords import COMMON_PASSWORDS
from domain.accounts.passwords import MINIMUM_LENGTH, WeakPassword, broken_rules, check_password
from domain.accounts.perimeter import ROLE_UNIT_KINDS, WrongPerimeter, check_perimeter, perimeter_in_words
from domain.kernel.errors import Stale

TODAY = date(2026, 11, 23)
ACCOUNT = ManagedAccount(
    UUID(int=1), "a@b.fr", "A", "", Role.HEAD, frozenset(), None, None, is_disabled=False, has_credentials=True,
    has_second_factor=False, version=3,
)  # fmt: skip


@pytest.mark.parametrize(
    "password", ["quatre mots sans lien", "Tb7!kq9Zp2#x", "les-oies-volent-haut", "été à la mer 2026"]
)
def test_a_password_of_ones_own_will_do(password: str) -> None:
    check_password(password, "nadia.lemoine@ac-test.fr")


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("Court1!", "au moins 12\u00a0caractères"),
        ("x" * 201, "au plus 200\u00a0caractères"),
        ("MotDePasse123", "trop connu"),
        ("raccroche-DEMO-2026", "trop connu"),
        ("abababababab", "trop peu"),
        ("Nadia.Lemoine-26", "votre adresse"),
    ],
)
def test_what_a_guesser_tries_first_is_refused(password: str, words: str) -> None:
    assert any(words in sentence for sentence in broken_rules(password, "nadia.lemoine@ac-test.fr"))
    with pytest.raises(WeakPassword):
        check_password(password, "nadia.lemoine@ac-test.fr")


def test_a_short_name_occurs_in_words_by_chance() -> None:
    assert broken_rules("la mer est calme", "ca@ac-test.fr") == []


def test_the_list_holds_only_what_length_lets_through() -> None:
    assert len(COMMON_PASSWORDS) > 100
    assert all(len(p) >= MINIMUM_LENGTH - 1 and p == p.lower() for p in COMMON_PASSWORDS)


def test_every_function_is_exercised_somewhere() -> None:
    assert set(ROLE_UNIT_KINDS) == set(Role)
    assert all(ROLE_UNIT_KINDS[role] for role in HUMAN_ROLES)
    with pytest.raises(WrongPerimeter):  # a machine is no function of a person
        check_perimeter(Role.PARTNER_CLIENT, [UnitKind.ORGANISATION], class_count=None)


def test_a_perimeter_fits_its_function() -> None:
    check_perimeter(Role.SIGNATORY, [UnitKind.DSDEN], class_count=None)
    for kinds in ([UnitKind.SCHOOL], [UnitKind.DSDEN, UnitKind.SCHOOL], []):
        with pytest.raises(WrongPerimeter):
            check_perimeter(Role.SIGNATORY, kinds, class_count=None)


def test_classes_narrow_teachers_alone() -> None:
    check_perimeter(Role.TEACHER, [UnitKind.SCHOOL], class_count=0)
    with pytest.raises(WrongPerimeter):
        check_perimeter(Role.HEAD, [UnitKind.SCHOOL], class_count=2)


@pytest.mark.parametrize(
    ("units", "classes", "words"),
    [
        ([], None, "Aucune structure"),
        (["Collège A"], None, "Collège A"),
        (["A", "B", "C"], None, "A, B et C"),
        (["Collège A"], ["4e B", "5e A"], "Collège A (4e B et 5e A)"),
        (["Collège A"], [], "Collège A (aucune classe)"),
    ],
)
def test_a_perimeter_is_said_in_words(units: list[str], classes: list[str] | None, words: str) -> None:
    assert perimeter_in_words(units, classes) == words


def test_every_permission_has_words() -> None:
    """Whoever adds a permission says here what an administrator gives with it."""
    assert {permission for _, needed in ABILITIES for permission in needed} == set(Permission)


@pytest.mark.parametrize("role", list(Role))
def test_each_line_falls_on_one_side(role: Role) -> None:
    abilities = abilities_of(role)
    assert sorted((*abilities.can, *abilities.cannot)) == sorted(words for words, _ in ABILITIES)
    held = {p for words, needed in ABILITIES for p in needed if words in abilities.can}
    assert held == ROLE_PERMISSIONS[role]


def test_an_administrator_sees_no_pupil() -> None:
    pupils = {
        p for p in Permission if p.value.split(":")[0] in {"students", "absences", "attendance_cases", "documents"}
    }
    assert not pupils & ROLE_PERMISSIONS[Role.ADMINISTRATOR]


@pytest.mark.parametrize(
    ("disabled", "until", "signed_up", "state"),
    [
        (True, date(2026, 1, 1), True, AccountState.SUSPENDED),
        (False, date(2026, 11, 22), True, AccountState.ENDED),
        (False, date(2026, 11, 23), True, AccountState.ACTIVE),  # the last day is included
        (False, None, False, AccountState.INVITED),
        (False, None, True, AccountState.ACTIVE),
    ],
)
def test_the_state_of_an_account(disabled: bool, until: date | None, signed_up: bool, state: AccountState) -> None:
    assert account_state(disabled=disabled, valid_until=until, signed_up=signed_up, today=TODAY) is state
    assert state.label


@pytest.mark.parametrize(
    ("account", "refused"),
    [
        (ACCOUNT, {AccountTransition.RESTORE, AccountTransition.INVITE_AGAIN, AccountTransition.RESET_SECOND_FACTOR}),
        (replace(ACCOUNT, has_second_factor=True), {AccountTransition.RESTORE, AccountTransition.INVITE_AGAIN}),
        (
            replace(ACCOUNT, has_credentials=False),
            {AccountTransition.RESTORE, AccountTransition.RESET_SECOND_FACTOR},
        ),
        (
            replace(ACCOUNT, has_credentials=False, is_disabled=True),
            {AccountTransition.SUSPEND, AccountTransition.INVITE_AGAIN, AccountTransition.RESET_SECOND_FACTOR},
        ),
    ],
)
def test_what_an_administrator_may_do_now(account: ManagedAccount, refused: set[AccountTransition]) -> None:
    for transition in AccountTransition:
        if transition in refused:
            with pytest.raises(NotInThisState):
                account.check_transition(transition)
        else:
            account.check_transition(transition)


def test_a_stale_reader_is_told_so() -> None:
    ACCOUNT.check_version(3)
    with pytest.raises(Stale):
        ACCOUNT.check_version(2)
