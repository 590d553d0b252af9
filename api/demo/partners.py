"""Partners of the demo: the mission locale that answers, and a sandbox with invented young people for machines."""

from datetime import date, time, timedelta

from api.demo.staff import ACADEMY, COMPANY, MISSION_LOCALE, SANDBOX, SANDBOX_PLATFORM
from api.demo.stage import Stage, instant
from api.follow_ups import use_cases, use_cases_referrals
from api.follow_ups.steps_referrals import NewReferral
from api.partners.use_cases import declare_partner
from domain.access.permissions import Role
from domain.follow_ups.followed import FollowedIdentity, LastSchooling
from domain.follow_ups.states import FollowUpSource
from domain.partners.disclosure import DisclosedField
from domain.partners.kinds import PartnerType
from domain.partners.quota import USUAL_QUOTA
from domain.partners.referrals import ReferralRequest
from persistence.partners import repository
from persistence.partners.repository import Partner

_KINDS = {
    MISSION_LOCALE: (PartnerType.MISSION_LOCALE, "accueil@mission-locale.invalid"),
    COMPANY: (PartnerType.OTHER, ""),
    SANDBOX: (PartnerType.MISSION_LOCALE, "integration@partenaires.invalid"),
}
_INVENTED = (
    ("Exemple", "Alix", 17), ("Modèle", "Camille", 18), ("Essai", "Dominique", 19), ("Maquette", "Sacha", 20),
    ("Patron", "Noa", 21), ("Gabarit", "Charlie", 22),
)  # fmt: skip
_FIELDS = (DisclosedField.IDENTITY, DisclosedField.CITY, DisclosedField.PHONE, DisclosedField.LAST_FORMATION)


async def prepare_partners(stage: Stage) -> None:
    day = stage.world.clock.first_of_year
    async with stage.acting(stage.login_of(Role.ADMINISTRATOR, ACADEMY), instant(day, time(9))) as uow:
        for key, (kind, email) in _KINDS.items():
            told = Partner(
                stage.units[key], "", None, kind, "", email, "", USUAL_QUOTA, USUAL_QUOTA, None, None, 1
            )  # fmt: skip
            await declare_partner(uow, told, existing=stage.units[key])
        await repository.make_sandbox(uow.session, stage.units[SANDBOX], stage.units[SANDBOX_PLATFORM])
    await _fill_sandbox(stage)


async def _fill_sandbox(stage: Stage) -> None:
    today = stage.world.clock.today
    async with stage.acting("bac-a-sable", instant(today, time(8))) as uow:
        for rank, (family_name, first_name, age) in enumerate(_INVENTED):
            born = date(today.year - age, 1, 10 + rank)
            identity = FollowedIdentity(
                family_name, first_name, born, city="Bac-à-Sable", postal_code="99000", phone=f"063998110{rank}"
            )  # fmt: skip
            told = use_cases.Spontaneous(
                stage.units[SANDBOX_PLATFORM], FollowUpSource.PLATFORM, identity, LastSchooling(formation="CAP")
            )  # fmt: skip
            opened = await use_cases.open_by_hand(uow, told, today)
            new = NewReferral(stage.units[SANDBOX], ReferralRequest.CONTACT, today + timedelta(days=15), _FIELDS)
            await use_cases_referrals.refer(uow, opened.id, new, today)
