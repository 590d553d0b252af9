"""Disclosure, quota, keys and ends as data: each rule by itself."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from domain.access.permissions import ROLE_PERMISSIONS, Role
from domain.access.scopes import PartnerScope, permissions_of, scope_of
from domain.kernel.law import LegalKind
from domain.partners.credentials import ROTATION_OVERLAP, Credential, CredentialKind, CredentialState, end_of_the_former
from domain.partners.disclosure import DISCLOSURE, DisclosedField, DisclosureToCorrect, check_disclosure, told
from domain.partners.kinds import PartnerType
from domain.partners.quota import DailyQuotaReached, Openings, check_opening
from domain.partners.versions import Deprecation, deprecation_of

_F, _T = DisclosedField, PartnerType
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
SEES = {
    _T.MISSION_LOCALE: set(_F), _T.CIO: set(_F), _T.AGRICULTURAL_SCHOOL: set(_F),
    _T.E2C: {_F.IDENTITY, _F.PHONE, _F.EMAIL, _F.CITY, _F.LAST_FORMATION},
    _T.CIVIC_SERVICE: {_F.IDENTITY, _F.PHONE, _F.EMAIL},
    _T.YOUTH_INFORMATION: set(), _T.REGION: set(), _T.DEPARTMENT: set(),
}  # fmt: skip
"""Written by hand beside the table; the others are as E2C."""


@pytest.mark.parametrize("kind", list(_T))
@pytest.mark.parametrize("field", list(_F))
def test_each_field_and_each_kind(kind: PartnerType, field: DisclosedField) -> None:
    assert (told(kind, [field.value]) == (field,)) == (field in SEES.get(kind, SEES[_T.E2C]))


def test_only_the_mission_locale_stands_on_a_text() -> None:
    by_law = {kind for kind, row in DISCLOSURE.items() if row.basis.kind is not LegalKind.INTERNAL_RULE}
    assert by_law == {_T.MISSION_LOCALE}
    assert set(DISCLOSURE) == set(_T)


@pytest.mark.parametrize(
    ("kind", "fields", "allowed"),
    [
        (_T.E2C, {_F.IDENTITY, _F.PHONE}, True),
        (_T.E2C, {_F.IDENTITY}, False),
        (_T.E2C, {_F.PHONE}, False),
        (_T.E2C, {_F.IDENTITY, _F.PHONE, _F.LAST_SCHOOL}, False),
        (_T.MISSION_LOCALE, {_F.IDENTITY, _F.EMAIL, _F.LAST_SCHOOL}, True),
        (_T.REGION, {_F.IDENTITY, _F.PHONE}, False),
    ],
)
def test_enough_to_act_and_no_more(kind: PartnerType, fields: set[DisclosedField], *, allowed: bool) -> None:
    if allowed:
        check_disclosure(fields, kind)
    else:
        with pytest.raises(DisclosureToCorrect):
            check_disclosure(fields, kind)


def test_the_quota_counts_new_people_alone() -> None:
    check_opening(Openings(149, 150), opened_already=False, seconds_left_today=60)
    check_opening(Openings(150, 150), opened_already=True, seconds_left_today=60)
    with pytest.raises(DailyQuotaReached) as refused:
        check_opening(Openings(150, 150), opened_already=False, seconds_left_today=0)
    assert refused.value.data["retry_after"] == 1


def test_scopes_open_what_the_role_holds_and_nothing_else() -> None:
    assert permissions_of(PartnerScope) == ROLE_PERMISSIONS[Role.PARTNER_CLIENT]
    for scope in PartnerScope:
        (own,) = permissions_of([scope]) - permissions_of([])
        assert scope_of(own) is scope


def test_a_key_lives_until_its_end_and_a_rotation_never_lengthens_it() -> None:
    key = Credential(UUID(int=1), UUID(int=2), CredentialKind.SECRET, NOW, NOW + timedelta(days=3))
    assert key.state(NOW + timedelta(days=3) - timedelta(seconds=1)) is CredentialState.LIVE
    assert key.state(NOW + timedelta(days=3)) is CredentialState.EXPIRED
    assert end_of_the_former(key, NOW) == key.expires_at
    longer = Credential(UUID(int=1), UUID(int=2), CredentialKind.SECRET, NOW, NOW + timedelta(days=300))
    assert end_of_the_former(longer, NOW) == NOW + ROTATION_OVERLAP


def test_an_end_is_said_in_headers() -> None:
    row = Deprecation("list_old", datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC), "/partner/v2/new")
    assert deprecation_of("list_old", (row,)) is row
    assert deprecation_of("list_new", (row,)) is None
    assert row.headers() == {
        "Deprecation": "@1767225600",
        "Sunset": "Fri, 01 Jan 2027 00:00:00 GMT",
        "Link": '</partner/v2/new>; rel="successor-version"',
    }
