"""Early warnings of an académie: `python -m tests.benchmarks.early_warnings --pupils 100000`.

A server of its own, pupils drawn by a fixed rule and written by set-based SQL, then the computation, twice on one day.
"""

import argparse
import asyncio
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import asyncpg

from persistence import bootstrap, embedded, migrate
from persistence.database import Pool, create_engine, sessions_of
from persistence.prevention.compute import Scope, compute_warnings
from persistence.prevention.merge import Computed

ON = date(2026, 11, 23)
DATABASE = "bench_warnings"
PER_SCHOOL, PER_CLASS = 500, 25

# One pupil in eight misses a lot, every second of these the same half-day of the week; the others four half-days. In one
# class of forty, eight pupils miss Friday afternoons together.
SEED = (
    "SET session_replication_role = replica",
    """INSERT INTO units (id, kind, name, department_code)
       SELECT md5('u' || n)::uuid, 'school', 'Établissement ' || n, '999' FROM generate_series(1, $schools) n""",
    """INSERT INTO schools (id, uai, name, kind, department_code)
       SELECT md5('u' || n)::uuid, 'X' || n, 'Établissement ' || n,
              (ARRAY['college', 'college', 'lycee', 'lycee_professionnel'])[1 + n % 4], '999'
       FROM generate_series(1, $schools) n""",
    """INSERT INTO classes (id, school_id, school_year, code, name)
       SELECT md5('c' || n)::uuid, md5('u' || (1 + (n - 1) / 20))::uuid, 2026, 'C' || n, 'C' || n
       FROM generate_series(1, $classes) n""",
    """CREATE TABLE drawn AS SELECT md5('p' || n)::uuid AS student_id, md5('u' || (1 + (n - 1) / 500))::uuid AS school_id,
           md5('c' || (1 + (n - 1) / 25))::uuid AS class_id, n, n % 8 = 0 AS often, n % 16 = 0 AS regular
       FROM generate_series(1, $pupils) n""",
    """INSERT INTO students (id, family_name, first_name, birth_date, sex)
       SELECT student_id, 'N' || n, 'P', date '2011-01-01', (ARRAY['F', 'M'])[1 + n % 2] FROM drawn""",
    """INSERT INTO school_students (student_id, school_id, first_seen_on)
       SELECT student_id, school_id, date '2025-09-01' FROM drawn""",
    """INSERT INTO enrolments (id, student_id, school_id, school_year, class_id, entered_on)
       SELECT md5('e' || y || n)::uuid, student_id, school_id, y, CASE WHEN y = 2026 THEN class_id END,
              make_date(y, 9, 1)
       FROM drawn, unnest(ARRAY[2025, 2026]) y""",
    """INSERT INTO half_days
       SELECT student_id, school_id, day, half, state, 1, 1, 240, 240, 1, 1, 240, 0 FROM (
           SELECT d.student_id, d.school_id, date '2026-11-23' - (hashtext(d.n || 'b' || k) & 1023) % 84 AS day,
                  (ARRAY['am', 'pm'])[1 + k % 2] AS half,
                  (ARRAY['unjustified', 'justified', 'late', 'unjustified', 'pending'])[1 + k % 5] AS state
           FROM drawn d, generate_series(1, 24) k WHERE k <= CASE WHEN d.often THEN 24 ELSE 4 END
           UNION ALL
           SELECT d.student_id, d.school_id, date '2026-11-23' - 7 * k, 'am', 'unjustified'
           FROM drawn d, generate_series(0, 6) k WHERE d.regular
           UNION ALL
           SELECT d.student_id, d.school_id, date '2026-11-20' - 7 * k, 'pm', 'unjustified'
           FROM drawn d, generate_series(0, 6) k WHERE (n - 1) / 25 % 40 = 0 AND (n - 1) % 25 < 8
           UNION ALL
           SELECT d.student_id, d.school_id, date '2025-11-23' - (hashtext(d.n || 'l' || k) & 1023) % 84, 'am', 'justified'
           FROM drawn d, generate_series(1, 4) k
       ) AS h WHERE extract(isodow FROM day) < 6 ORDER BY student_id, day ON CONFLICT DO NOTHING""",
    """INSERT INTO absence_entries (id, student_id, school_id, kind, starts_at, ends_at, first_day, last_day, source,
           known_at, recorded_by)
       SELECT md5('x' || n)::uuid, student_id, school_id, 'temporary_exclusion', timestamptz '2026-11-09 08:00+01',
              timestamptz '2026-11-09 17:00+01', date '2026-11-09', date '2026-11-09', 'school_life', now(), student_id
       FROM drawn WHERE n % 50 = 0""",
    "DROP TABLE drawn",
    "RESET session_replication_role",
    "ANALYZE",
)


@dataclass(frozen=True)
class Figures:
    pupils: int
    half_days: int
    seconds: float
    again_seconds: float
    first: Computed
    again: Computed
    server_megabytes: int
    python_megabytes: int


async def _seed(server: embedded.EmbeddedServer, pupils: int) -> int:
    url = server.url(embedded.ADMIN, DATABASE)
    connection = await asyncpg.connect(
        user=url.username, password=url.password, database=url.database, host=url.query["host"], port=5432
    )
    try:
        sizes = {"$pupils": pupils, "$schools": -(-pupils // PER_SCHOOL), "$classes": -(-pupils // PER_CLASS)}
        for statement in SEED:
            sized = statement
            for name, number in sizes.items():
                sized = sized.replace(name, str(number))
            await connection.execute(sized)
        return int(await connection.fetchval("SELECT count(*) FROM half_days"))
    finally:
        await connection.close()


async def _compute(url: str) -> tuple[Computed, float, int]:
    """What was written, in how long, and the peak of the one backend that did it."""
    engine = create_engine(url, Pool(size=1), statement_timeout_ms=0)
    try:
        async with sessions_of(engine)() as session, session.begin():
            raw = (await (await session.connection()).get_raw_connection()).driver_connection
            backend = raw.get_server_pid() if raw is not None else 0
            started = time.perf_counter()
            done = await compute_warnings(session, Scope(ON))
            seconds = time.perf_counter() - started
            peak = _peak_megabytes(backend)
        return done, seconds, peak
    finally:
        await engine.dispose()


def _peak_megabytes(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)


def measure(pupils: int) -> Figures:
    with tempfile.TemporaryDirectory(prefix="raccroche-bench-", ignore_cleanup_errors=True) as directory:
        path = Path(directory)
        path.chmod(0o711)
        options = ("-c", "shared_buffers=1GB", "-c", "work_mem=64MB", "-c", "max_wal_size=8GB")
        server = embedded.start(path / "server", options=options)
        try:
            asyncio.run(bootstrap.prepare(server, DATABASE))
            migrate.upgrade(server.url(embedded.OWNER, DATABASE))
            half_days = asyncio.run(_seed(server, pupils))
            url = server.url(embedded.JOBS, DATABASE).render_as_string(hide_password=False)
            first, seconds, peak = asyncio.run(_compute(url))
            again, again_seconds, _ = asyncio.run(_compute(url))
        finally:
            embedded.stop(path / "server")
    python = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Figures(pupils, half_days, seconds, again_seconds, first, again, peak, python)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pupils", type=int, default=100_000)
    found = measure(parser.parse_args().pupils)
    lines = (
        f"pupils {found.pupils:,}  half-days {found.half_days:,}  watched {found.first.pupils:,}",
        f"computed in {found.seconds:.1f} s: {found.first.raised:,} warnings, {found.first.groups:,} of groups",
        f"same day again in {found.again_seconds:.1f} s: {found.again.written} rows written",
        f"peak memory: {found.server_megabytes} MB in PostgreSQL's backend, {found.python_megabytes} MB in Python",
    )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
