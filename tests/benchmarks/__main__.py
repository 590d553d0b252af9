"""`make bench`: the figures one after another; exit code 1 when a target is missed without a remark."""

import asyncio
import os
import sys
from datetime import UTC, datetime

from sqlalchemy import text

from tests.benchmarks.figures import FIGURES
from tests.benchmarks.ground import ground
from tests.benchmarks.report import line, write

FAST = os.environ.get("FAST", "") not in {"", "0"}
REQUESTS = 150 if FAST else 400


async def run(names: set[str]) -> int:
    found = []
    async with ground() as made:
        for measure in FIGURES:
            if names and measure.__name__.split("_")[0].upper() not in names:
                continue
            found.append(await measure(made, REQUESTS))
            print(line(found[-1]), flush=True)  # noqa: T201 - the figures are the output
        async with made.jobs() as session:
            version = str((await session.execute(text("SHOW server_version"))).scalar_one())
    if not names:
        write(found, today=datetime.now(UTC).date(), postgresql=version)
    return 0 if all(figure.holds for figure in found) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(run({name.upper() for name in sys.argv[1:]})))
