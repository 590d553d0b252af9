"""The house rules that no linter knows: one place for each thing, sizes, names."""

import ast
import re
import sys

from tests.architecture.source import Module, modules

FILE_LIMIT, FUNCTION_LIMIT, PARAMETER_LIMIT = 250, 40, 5
TABLES_OF_LAW = {
    "domain/attendance_cases/law.py",
    "domain/attendance_cases/school_track.py",
    "domain/attendance_cases/dsden_track.py",
    "domain/departures/law.py",
    "domain/orientation/law.py",
    "domain/support_plans/law.py",
    "domain/support_plans/tracks.py",
}
"""Tables of law are read as tables: their length is that of the law."""


def _names(found: list[Module]) -> list[str]:
    return [module.name for module in found]


def test_the_domain_imports_the_standard_library_and_itself_only() -> None:
    for module in modules("domain"):
        roots = {name.split(".")[0] for name in module.imported()}
        assert roots <= sys.stdlib_module_names | {"domain"}, module.name


def test_the_domain_never_waits() -> None:
    waiting = [
        m for m in modules("domain") if any(isinstance(n, ast.AsyncFunctionDef | ast.Await) for n in ast.walk(m.tree))
    ]
    assert _names(waiting) == []


def test_the_domain_reads_no_clock_and_draws_no_lot() -> None:
    for module in modules("domain"):
        assert not module.imported() & {"time", "random", "secrets", "os", "uuid.uuid4"}, module.name
        assert not re.search(r"\b(datetime|date)\.(now|today|utcnow)\(", module.text), module.name


def test_the_clock_is_read_in_one_place() -> None:
    readers = [
        m
        for m in modules("api") + modules("persistence")
        if re.search(r"\b(datetime|date)\.(now|today|utcnow)\(", m.text)
    ]
    assert _names(readers) == ["api/clock.py"]


def test_the_unit_of_work_alone_commits() -> None:
    """Besides it, only rooms that keep a connection of their own: bookkeeping outside any business transaction."""
    committing = [m.name for m in modules() if re.search(r"\.commit\(|\.begin\(\)", m.text)]
    doors = {"persistence/unit_of_work.py", "api/worker/run_effect.py"}
    bookkeeping = {"persistence/progress.py", "persistence/queue.py"}
    assert set(committing) <= doors | bookkeeping, committing


def test_sql_lives_in_persistence_alone() -> None:
    knowing = [m.name for m in modules("api") if {"sqlalchemy.text", "asyncpg"} & m.imported()]
    processes = {"api/health.py", "api/worker/loop.py", "api/commands/serve.py"}  # they open and watch connections
    assert set(knowing) <= processes, knowing


def test_use_cases_and_steps_know_no_http() -> None:
    for module in modules("api"):
        if module.path.name in {"use_cases.py", "steps.py"} or module.path.name.startswith(("use_cases_", "steps_")):
            roots = {name.split(".")[0] for name in module.imported()}
            assert not roots & {"fastapi", "starlette", "httpx", "jose", "uvicorn"}, module.name


def test_use_cases_of_two_areas_meet_in_steps_only() -> None:
    for module in modules("api"):
        area = module.path.parent.name
        if not module.path.name.startswith("use_cases"):
            continue
        foreign = {n for n in module.imported() if re.match(rf"api\.(?!{area}\b)\w+\.use_cases", n)}
        assert not foreign, (module.name, foreign)


def test_refusals_have_names() -> None:
    raising = [m.name for m in modules() if re.search(r"raise (HTTPException|StarletteHTTPException)", m.text)]
    assert set(raising) <= {"api/spa.py"}, raising


def test_jose_has_one_importer() -> None:
    importers = [m.name for m in modules() if any(n.split(".")[0] == "jose" for n in m.imported())]
    assert set(importers) <= {"api/security/tokens.py", "api/security/oidc_tokens.py"}, importers


def test_imports_stand_at_the_top() -> None:
    for module in modules():
        for function in module.functions():
            inner = [n for n in ast.walk(function) if isinstance(n, ast.Import | ast.ImportFrom)]
            assert not inner, (module.name, function.name)
        assert "TYPE_CHECKING" not in module.text, module.name


def test_files_and_functions_keep_a_readers_size() -> None:
    long_files = [(m.name, m.lines) for m in modules() if m.lines > FILE_LIMIT and m.name not in TABLES_OF_LAW]
    assert long_files == []
    long_functions = [
        (m.name, f.name, f.end_lineno - f.lineno + 1)
        for m in modules()
        for f in m.functions()
        if f.end_lineno - f.lineno + 1 > FUNCTION_LIMIT
    ]
    assert long_functions == []


def test_functions_take_few_parameters() -> None:
    """Routes are FastAPI's declarations: each query parameter is an argument."""
    wide = [
        (m.name, f.name)
        for m in modules()
        if not m.path.name.endswith("routes.py") and m.name not in TABLES_OF_LAW
        for f in m.functions()
        if len(f.args.args) + len(f.args.kwonlyargs) - (bool(f.args.args) and f.args.args[0].arg in {"self", "cls"})
        > PARAMETER_LIMIT
    ]
    assert wide == []


def test_rooms_are_named_after_their_noun() -> None:
    banned = {"utils", "helpers", "common", "manager", "base"}
    assert [m.name for m in modules() if {m.path.stem, *m.path.parts} & banned] == []


def test_every_module_says_what_it_is_for() -> None:
    assert [m.name for m in modules() if ast.get_docstring(m.tree) is None] == []


def test_nothing_is_left_to_do() -> None:
    assert [m.name for m in modules() if re.search(r"\b(TODO|FIXME|XXX)\b", m.text)] == []
