"""Fills an empty, migrated database with the demo: files through the importers, acts through the use cases."""

from datetime import date

from api.demo.attendance import AttendancePlan
from api.demo.authorities import prepare_authorities
from api.demo.dice import SEED
from api.demo.generate import demo_files
from api.demo.importing import find_again, import_files, leave_to_decide
from api.demo.institutions import lay_institutions, share_classes
from api.demo.next_export import next_export
from api.demo.presence import load_presence
from api.demo.schools import last_open_day
from api.demo.staff import everybody
from api.demo.stage import Report, Stage
from api.demo.walk import Walk, walk
from api.demo.world import build_world
from api.settings import Settings
from persistence.database import Pool, create_engine, sessions_of

STATEMENT_TIMEOUT_MS = 120_000


async def load(settings: Settings, app_url: str, today: date, report: Report, *, seed: int = SEED) -> Walk:
    """Load everything for that day, or for the last open day before it. Acts are dated, none is later than it."""
    day = last_open_day(today)
    report("Invention de l'académie", 0, None)
    world = build_world(day, seed)
    plan = AttendancePlan(world)
    files = demo_files(world, plan)
    engine = create_engine(app_url, Pool(size=4), statement_timeout_ms=STATEMENT_TIMEOUT_MS)
    try:
        stage = Stage(world, plan, sessions_of(engine), everybody(seed), report)
        report("Établissements et comptes", 0, None)
        await lay_institutions(stage, cheap_hash=settings.argon2_cheap)
        await import_files(stage, files)
        await find_again(stage)
        await share_classes(stage)
        await load_presence(stage)
        await prepare_authorities(stage)
        walked = await walk(stage)
        await leave_to_decide(stage, next_export(world))
        return walked
    finally:
        await engine.dispose()
