"""D12: what was saved comes back row for row, and nobody who was erased since comes back with it."""

import asyncio
import json
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from api.commands import archive, backup
from api.commands.archive import Unsound
from api.settings import Settings
from persistence import bootstrap, embedded, migrate
from persistence.backup.digests import connected, differences, table_digests
from persistence.database import Pool, create_engine, sessions_of
from persistence.embedded import ADMIN
from persistence.ids import new_id
from tests.drills.conftest import CONTROL
from tests.factories.people import make_school
from tests.factories.students import make_class, make_guardian, make_student

NOW = datetime(2026, 11, 24, 2, 10, tzinfo=UTC)
MARK = "ZzEffacé"


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="raccroche à sauver ", ignore_cleanup_errors=True) as name:
        path = Path(name)
        path.chmod(0o711)
        yield path


async def _inhabited(directory: Path) -> tuple[embedded.EmbeddedServer, list[UUID]]:
    """A migrated server with a school and three pupils, whom has a task, a journal row and a queued effect."""
    server = embedded.start(directory, lossy=True)
    await bootstrap.prepare(server)
    await asyncio.to_thread(migrate.upgrade, server.url(embedded.OWNER))
    engine = create_engine(server.url(embedded.JOBS), Pool(size=2))
    sessions = sessions_of(engine)
    school = await make_school(sessions)
    class_id = await make_class(sessions, school.id)
    pupils = [await make_student(sessions, school.id, class_id, f"{MARK}{n}") for n in range(3)]
    for pupil in pupils:
        await make_guardian(sessions, pupil, f"{MARK}Parent")
    await engine.dispose()
    async with connected(server.url(ADMIN)) as connection:
        for pupil in pupils:
            await _trace(connection, pupil.id, school.id)
    return server, [pupil.id for pupil in pupils]


async def _trace(connection, pupil: UUID, school: UUID) -> None:
    """What a pupil leaves beside their file: a row of the journal, and work that waits."""
    await connection.execute(
        "INSERT INTO journal (at, act_id, actor_id, actor_role, operation, access, student_id, school_id)"
        " VALUES (now(), $1, $1, 'head', 'student:show', 'read', $2, $3)",
        new_id(), pupil, school,
    )  # fmt: skip
    await connection.execute(
        "INSERT INTO effects (id, kind, ids, act_id, state, created_at) VALUES ($1, 'recount_pupils', $2, $1, 'queued', now())",
        new_id(), json.dumps({"student_id": str(pupil)}),
    )  # fmt: skip


@dataclass(frozen=True)
class Saved:
    """A house that runs, and its back-up."""

    settings: Settings
    server: embedded.EmbeddedServer
    pupils: list[UUID]
    folder: Path


@pytest.fixture(scope="module")
async def saved(data: Path) -> AsyncIterator[Saved]:
    settings = Settings(data=data / "before")
    (settings.data / "keys").mkdir(parents=True)
    (settings.data / "keys" / "access-token.pem").write_text("a key")
    server, pupils = await _inhabited(settings.data / "postgresql")
    yield Saved(settings, server, pupils, await archive.make(server.url(ADMIN), settings.data, NOW))
    embedded.stop(settings.data / "postgresql")


async def test_D12_what_was_saved_comes_back_and_the_erased_do_not(data: Path, saved: Saved) -> None:  # noqa: N802
    erased, lost, kept = saved.pupils
    manifest = await archive.verify(saved.folder, saved.settings.data)
    gone = await backup.erase(saved.settings, erased)
    assert {"students", "school_students", "enrolments", "guardians", "journal_default", "effects"} <= gone.keys()
    async with connected(saved.server.url(ADMIN)) as connection:  # the mistake that makes one restore
        await connection.execute("SET session_replication_role = 'replica'")
        await connection.execute("DELETE FROM students WHERE id = $1", lost)

    after = Settings(data=data / "after")
    journal = None if CONTROL else saved.folder.parent / archive.ERASURES
    _, back = await backup.bring_back(after, saved.folder, journal)
    assert (after.data / "keys" / "access-token.pem").read_text() == "a key"
    server = embedded.start(after.data / "postgresql", lossy=True)
    try:
        async with connected(server.url(ADMIN)) as connection:
            found = {row["id"] for row in await connection.fetch("SELECT id FROM students")}
            whole = await table_digests(connection)
        left = await _dumped_text(server)
    finally:
        embedded.stop(after.data / "postgresql")
    assert found == {lost, kept}
    assert back == 1
    assert f"{MARK}0" not in left
    assert str(erased) not in left
    assert set(differences(manifest.tables, whole)) <= {f"public.{name}" for name in (*gone, "erasure_journal")}


async def _dumped_text(server: embedded.EmbeddedServer) -> str:
    """Every row of every table, as one text to search."""
    texts = []
    async with connected(server.url(ADMIN)) as connection:
        for name in await table_digests(connection):
            texts += [row["t"] for row in await connection.fetch(f"SELECT CAST(t AS text) AS t FROM {name} t")]
    return "\n".join(texts)


async def test_a_back_up_that_was_touched_is_refused_and_leaves_nothing_behind(data: Path, saved: Saved) -> None:
    folder, after = data / "touched", Settings(data=data / "refused")
    shutil.copytree(saved.folder, folder)
    manifest = json.loads((folder / archive.MANIFEST).read_text())
    manifest["tables"]["public.students"]["digest"] = "1"
    (folder / archive.MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(Unsound, match=r"public\.students"):
        await backup.bring_back(after, folder, None)
    assert not (after.data / "postgresql").exists()
    with (folder / archive.DUMP).open("ab") as file:
        file.write(b"x")
    with pytest.raises(Unsound):
        archive.read_manifest(folder)
    with pytest.raises(Unsound, match="journal des effacements"):
        await backup.bring_back(after, folder, data / "nowhere")


async def test_a_legal_hold_keeps_a_person_until_its_end(saved: Saved) -> None:
    held = saved.pupils[2]
    async with connected(saved.server.url(ADMIN)) as connection:
        by, unit = new_id(), new_id()
        await connection.execute(
            "INSERT INTO accounts (id, email, display_name, role) VALUES ($1, $2, 'DPO', 'dpo')",
            by,
            f"{unit}@x.invalid",
        )
        await connection.execute(
            "INSERT INTO legal_holds (id, record_class, person_id, reason, ends_on, placed_by, placed_at)"
            " VALUES ($1, 'person', $2, 'Recours devant le tribunal administratif', current_date, $3, now())",
            unit, held, by,
        )  # fmt: skip
        with pytest.raises(Unsound, match="motif légal"):
            await backup.erase(saved.settings, held)
        await connection.execute("UPDATE legal_holds SET ends_on = current_date - 1")
        assert (await backup.erase(saved.settings, held))["students"] == 1


def test_seven_back_ups_stay_and_half_made_ones_go(tmp_path: Path) -> None:
    for day in range(1, 10):
        (tmp_path / "backups" / f"2026-11-{day:02}T021000Z").mkdir(parents=True)
    (tmp_path / "backups" / ".draft-x").mkdir()
    assert archive.rotate(tmp_path) == 3
    assert min(path.name for path in (tmp_path / "backups").iterdir()) == "2026-11-03T021000Z"
