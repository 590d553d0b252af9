"""What a DSDEN and a DRAAF record before their first letter: who signs, and which parental support exists."""

from datetime import time, timedelta

from api.demo.staff import DRAAF, DSDEN
from api.demo.stage import Stage, instant
from domain.access.permissions import Role
from persistence.demo_world import add_delegation, add_support

SUPPORT = (
    ("Point info familles du Val", "Écoute et conseil, sans rendez-vous, le mercredi", "0261914101"),
    (
        "Réseau d'écoute, d'appui et d'accompagnement des parents",
        "Groupes de parents, un samedi par mois",
        "0261914102",
    ),
    ("Maison des adolescents du département", "Accueil des jeunes et de leurs parents", "0261914103"),
)


async def prepare_authorities(stage: Stage) -> None:
    from_day = stage.world.clock.first_of_year - timedelta(days=3)
    at = instant(from_day, time(10))
    for unit in (DSDEN, DRAAF):
        login = stage.login_of(Role.SIGNATORY, unit)
        async with stage.acting(login, at) as uow:
            await add_delegation(uow.session, stage.accounts[login], stage.units[unit], (from_day, at))
            await add_support(uow.session, stage.units[unit], SUPPORT)
