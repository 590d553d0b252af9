"""Fills an empty, migrated database with the demo: files through the importers, acts through the use cases."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date

from api.demo.arrivals import receive_arrivals
from api.demo.asides import set_alerts_aside
from api.demo.attendance import AttendancePlan
from api.demo.authorities import prepare_authorities
from api.demo.crossing.campaigns import hold_campaigns
from api.demo.dice import SEED
from api.demo.following.follow import follow
from api.demo.generate import FileKind, demo_files
from api.demo.importing import find_again, import_files, leave_to_decide
from api.demo.institutions import lay_institutions, share_classes
from api.demo.next_export import next_export
from api.demo.partners import prepare_partners
from api.demo.post import post_letters, settle
from api.demo.presence import load_presence
from api.demo.schools import last_open_day
from api.demo.staff import everybody
from api.demo.stage import Report, Stage
from api.demo.walk import Walk, walk
from api.demo.world import build_world
from api.mail import NoMailer
from api.settings import Settings
from api.worker.effects import Services
from api.worker.run_effect import EffectRunner
from persistence.database import Pool, create_engine, sessions_of

STATEMENT_TIMEOUT_MS = 120_000


@dataclass(frozen=True)
class Doors:
    """Addresses of the database: accounts act through the first, what the worker would do goes through the second."""

    app: str
    jobs: str


async def load(settings: Settings, doors: Doors, today: date, report: Report, *, seed: int = SEED) -> Walk:
    """Load everything for that day, or for the last open day before it. Acts are dated, none is later than it."""
    day = last_open_day(today)
    report("Invention de l'académie", 0, None)
    world = build_world(day, seed)
    plan = AttendancePlan(world)
    files = demo_files(world, plan)
    engine = create_engine(doors.app, Pool(size=4), statement_timeout_ms=STATEMENT_TIMEOUT_MS)
    try:
        async with _worker(settings, doors.jobs) as runner:
            stage = Stage(world, plan, sessions_of(engine), everybody(seed), report)
            report("Établissements et comptes", 0, None)
            await lay_institutions(stage, cheap_hash=settings.argon2_cheap)
            await settle(runner, "recount_%")  # before anything is counted, changing the weeks costs nothing
            classes_known = 1 + max(n for n, file in enumerate(files) if file.kind is not FileKind.ABSENCES)
            await import_files(stage, files[:classes_known])
            await find_again(stage)
            await share_classes(stage)
            await settle(runner, "recount_%")
            await import_files(stage, files[classes_known:])
            await settle(runner, "recognise_%")  # who changed school, as after any import
            await load_presence(stage)
            await prepare_authorities(stage)
            await prepare_partners(stage)
            walked = await walk(stage)
            await set_alerts_aside(stage)
            walked.left_out = await follow(stage, runner.sessions)
            walked.left_out += await hold_campaigns(stage, runner)
            await receive_arrivals(stage, runner)
            await post_letters(stage, runner)
            await leave_to_decide(stage, next_export(world))
            return walked
    finally:
        await engine.dispose()


@asynccontextmanager
async def _worker(settings: Settings, url: str) -> AsyncIterator[EffectRunner]:
    engine = create_engine(url, Pool(size=4), statement_timeout_ms=STATEMENT_TIMEOUT_MS)
    try:
        yield EffectRunner(sessions_of(engine), Services(settings, NoMailer(), engine))
    finally:
        await engine.dispose()
