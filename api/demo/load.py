"""Fills an empty, migrated database with the demo: files through the importers, acts through the use cases."""

from datetime import date

from api.demo.attendance import AttendancePlan
from api.demo.dice import SEED
from api.demo.institutions import lay_institutions
from api.demo.schools import last_open_day
from api.demo.staff import everybody
from api.demo.stage import Report, Stage
from api.demo.world import build_world
from api.settings import Settings
from persistence.database import Pool, create_engine, sessions_of

STATEMENT_TIMEOUT_MS = 120_000


async def load(settings: Settings, app_url: str, today: date, report: Report, *, seed: int = SEED) -> Stage:
    """Load everything for that day, or for the last open day before it. Acts are dated, none is later than it."""
    day = last_open_day(today)
    report("Invention de l'académie", 0, None)
    world = build_world(day, seed)
    plan = AttendancePlan(world)
    engine = create_engine(app_url, Pool(size=4), statement_timeout_ms=STATEMENT_TIMEOUT_MS)
    try:
        stage = Stage(world, plan, sessions_of(engine), everybody(seed), report)
        report("Établissements et comptes", 0, None)
        await lay_institutions(stage, cheap_hash=settings.argon2_cheap)
        return stage
    finally:
        await engine.dispose()
