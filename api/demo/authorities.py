"""What a DSDEN and a DRAAF record before their first letter: who signs, and which parental support exists."""

from dataclasses import replace
from datetime import time, timedelta

from api.attendance_cases import use_cases_department as department
from api.demo.staff import DRAAF, DSDEN
from api.demo.stage import Stage, instant
from api.documents import use_cases_letterheads as letterheads
from domain.access.permissions import Role
from domain.attendance_cases.department import DelegationTerms

SUPPORT = (
    ("Point info familles du Val", "Écoute et conseil, sans rendez-vous", "mercredi, 9 h – 17 h", "0261914101"),
    ("Réseau d'écoute et d'appui aux parents", "Groupes de parents", "un samedi par mois", "0261914102"),
    ("Maison des adolescents", "Accueil des jeunes et de leurs parents", "du lundi au vendredi", "0261914103"),
)

PROSECUTOR = (
    "Le procureur de la République",
    "près le tribunal judiciaire de Sainte-Luce-le-Val",
    "1 place du Palais",
    "99100 Sainte-Luce-le-Val",
)
"""Where referrals to the prosecutor go; a tribunal as invented as its town."""


async def prepare_authorities(stage: Stage) -> None:
    from_day = stage.world.clock.first_of_year - timedelta(days=3)
    terms = DelegationTerms(f"Arrêté n° {from_day.year}-117 du {from_day:%d/%m/%Y}", from_day, None)
    for unit in (DSDEN, DRAAF):
        signatory = stage.login_of(Role.SIGNATORY, unit)
        async with stage.acting(stage.login_of(Role.DASEN_OFFICER, unit), instant(from_day, time(10))) as uow:
            await department.add_delegation(uow, stage.accounts[signatory], terms)
            for rank, (name, description, opening, phone) in enumerate(SUPPORT):
                address = f"{rank + 3} place du Marché, 99100 Sainte-Luce-le-Val"
                fields = {"name": name, "description": description, "opening": opening, "phone": phone}
                await department.add_support_service(uow, fields | {"address": address, "position": rank})
            sheet = await letterheads.show_letterhead(uow, stage.units[unit])
            await letterheads.set_letterhead(uow, replace(sheet, prosecutor_lines=list(PROSECUTOR)), seen=0)
