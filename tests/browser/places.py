"""Where the demo's people, cases and files are: ids that the pages' addresses need, found once in the database."""

from dataclasses import dataclass

from sqlalchemy import text

from persistence.database import Pool, create_engine

_PUPIL = """(SELECT s.id FROM students s WHERE family_name = '{last}' AND first_name = '{first}'
    ORDER BY EXISTS (SELECT FROM attendance_cases c WHERE c.student_id = s.id) DESC, s.id LIMIT 1)"""
"""A pupil of the story may have a namesake: the one with a case comes first."""
_CASE = "(SELECT id FROM attendance_cases WHERE student_id = {pupil})"


def _pupil(last: str, first: str) -> str:
    return _PUPIL.format(last=last, first=first)


def _case(last: str, first: str) -> str:
    return _CASE.format(pupil=_pupil(last, first))


def _contract(last: str) -> str:
    return f"(SELECT id FROM training_contracts WHERE family_name = '{last}' ORDER BY id LIMIT 1)"


_QUERIES = {
    "cto_held": "(SELECT id FROM meetings WHERE kind = 'cto' AND state = 'closed' ORDER BY held_on LIMIT 1)",
    "cto_next": "(SELECT id FROM meetings WHERE kind = 'cto' AND state = 'planned' ORDER BY held_on LIMIT 1)",
    "partner": "(SELECT p.unit_id FROM partners p JOIN actor_units a ON a.unit_id = p.unit_id JOIN accounts c "
    "ON c.id = a.actor_id WHERE c.email = 'mission-locale@demo.invalid' LIMIT 1)",
    "referral": "(SELECT r.id FROM follow_up_referrals r JOIN actor_units a ON a.unit_id = r.partner_unit JOIN accounts c "
    "ON c.id = a.actor_id WHERE c.email = 'mission-locale@demo.invalid' AND r.withdrawn_on IS NULL ORDER BY r.id LIMIT 1)",
    "lucas": _pupil("FONTAINE", "Lucas"),
    "jade": _pupil("ROCHE", "Jade"),
    "manon": _pupil("LE GOFF", "Manon"),
    "case_jade": _case("ROCHE", "Jade"),
    "case_theo": _case("MARCHETTI", "Théo"),
    "case_manon": _case("LE GOFF", "Manon"),
    "case_ethan": _case("MARTIN-DUVAL", "Ethan"),
    "case_picard": _case("PICARD", "Enzo"),
    "class_melec": "(SELECT id FROM classes WHERE code = '2MELEC' AND school_year = 2026)",
    "roll_period": "(SELECT code FROM school_periods p JOIN schools s ON s.id = p.school_id WHERE uai = '9990004A' "
    "ORDER BY starts_at LIMIT 1)",
    "class_mcv": "(SELECT id FROM classes WHERE code = '1MCV' AND school_year = 2026)",
    "second_period": "(SELECT code FROM school_periods p JOIN schools s ON s.id = p.school_id WHERE uai = '9990004A' "
    "ORDER BY starts_at OFFSET 1 LIMIT 1)",
    "absence": f"(SELECT id FROM absence_entries WHERE student_id = {_pupil('FONTAINE', 'Lucas')} LIMIT 1)",
    "reason": "(SELECT j.entry_id FROM absence_judgements j WHERE j.state = 'referred_to_dasen' AND NOT EXISTS ("
    "SELECT FROM absence_judgements d WHERE d.entry_id = j.entry_id AND d.authority = 'dasen') ORDER BY j.id LIMIT 1)",
    "document_jade": f"(SELECT id FROM documents WHERE case_id = {_case('ROCHE', 'Jade')} ORDER BY id LIMIT 1)",
    "departure": "(SELECT id FROM departures WHERE ground = 'disappearance' AND second_letter_on IS NOT NULL "
    "AND dsden_informed_on IS NULL ORDER BY id LIMIT 1)",
    "departure_told": "(SELECT id FROM departures WHERE dsden_informed_on IS NOT NULL AND closed_on IS NULL "
    "ORDER BY id LIMIT 1)",
    "unsolved": "(SELECT f.student_id FROM orientation_files f JOIN schools s ON s.id = f.school_id "
    "WHERE s.uai = '9990004A' AND f.without_solution_since IS NOT NULL ORDER BY f.id LIMIT 1)",
    "siei_former": "(SELECT id FROM siei_campaigns WHERE state = 'published' ORDER BY campaign_date LIMIT 1)",
    "siei_current": "(SELECT id FROM siei_campaigns WHERE state = 'review' ORDER BY campaign_date DESC LIMIT 1)",
    "contract_to_sign": _contract("ZERROUKI"),
    "contract_running": _contract("GARNAUD"),
    "contract_suspended": _contract("BENOIT"),
    "hold_person": "(SELECT follow_up_id FROM place_holds WHERE state = 'confirmed' ORDER BY held_until DESC LIMIT 1)",
    "followed": "(SELECT f.id FROM follow_ups f JOIN units u ON u.id = f.platform_id WHERE f.family_name ILIKE 'zerrouki' "
    "AND f.followup_status NOT IN ('closed', 'transferred') ORDER BY f.id LIMIT 1)",
    "followed_met": "(SELECT follow_up_id FROM follow_up_interviews WHERE state = 'finished' ORDER BY id LIMIT 1)",
    "interview": "(SELECT id FROM follow_up_interviews WHERE state = 'finished' ORDER BY id LIMIT 1)",
    "import_next": "(SELECT id FROM imports WHERE state = 'planned' ORDER BY id DESC LIMIT 1)",
}


@dataclass(frozen=True)
class Places:
    """`{case_jade}` in an address becomes the id of that case."""

    ids: dict[str, str]

    def path(self, address: str) -> str:
        return address.format(**self.ids)


async def find_places(jobs_url: str) -> Places:
    engine = create_engine(jobs_url, Pool(size=1))
    try:
        async with engine.connect() as connection:
            columns = ", ".join(f"{query} AS {name}" for name, query in _QUERIES.items())
            row = (await connection.execute(text(f"SELECT {columns}"))).mappings().one()
    finally:
        await engine.dispose()
    missing = [name for name, value in row.items() if value is None]
    assert missing == [], f"the demo lacks {missing}"
    return Places({name: str(value) for name, value in row.items()})
