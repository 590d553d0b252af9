"""Writes `openapi/problems.md` from the refusals themselves: code, status, French title and sentence, where raised."""

import ast
import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import api
import domain
import persistence
from api.problems import STATUS
from domain.kernel.errors import Refusal

PACKAGES = (domain, persistence, api)
SKIPPED = ("api.commands", "api.demo", "api.cli", "api.worker.__main__")
HEAD = """# Problems

Every refusal is an `application/problem+json` (RFC 9457): `type` is `/problems/<code>`, `title` and `detail` are French
sentences to be shown as they are, `errors` names the places to correct as `{pointer, detail}`, `blocked_by` lists what
a step still lacks. The submitted value is never repeated. Answers of status 429 and 503 carry `Retry-After`.

« … » stands for a sentence made for the case at hand; other sentences too may be replaced by one that says more.

Written by `make openapi` from the classes; do not edit.

| code | status | title | detail | areas |
|---|---|---|---|---|
"""


def refusals() -> list[type[Refusal]]:
    """Every kind of refusal that an answer may carry, by status, then code."""
    for package in PACKAGES:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.startswith(SKIPPED):
                importlib.import_module(found.name)
    return sorted(set(_below(Refusal)), key=lambda kind: (STATUS[kind.kind], kind.code()))


def _below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for child in kind.__subclasses__():
        ours = child.__module__.split(".")[0] in {package.__name__ for package in PACKAGES}
        if ours and not child.__module__.startswith(SKIPPED):  # others may have imported what answers never carry
            yield child
        yield from _below(child)


def used_in() -> dict[str, set[str]]:
    """The areas whose code gives each refusal, by the name of its class."""
    areas: dict[str, set[str]] = defaultdict(set)
    for package in PACKAGES:
        folder = Path(package.__file__ or "").parent
        for file in folder.rglob("*.py"):
            area = file.relative_to(folder).with_suffix("").parts[0]
            for node in ast.walk(ast.parse(file.read_text())):
                if name := _named(node):
                    areas[name].add(area)
    return areas


def _named(node: ast.AST) -> str | None:
    """The class in `raise X`, `raise X(…)` and `return X(…)`."""
    inner = node.exc if isinstance(node, ast.Raise) else node.func if isinstance(node, ast.Call) else None
    return inner.id if isinstance(inner, ast.Name) else None


def render() -> str:
    areas = used_in()
    rows = []
    for kind in refusals():
        where = ", ".join(sorted(areas.get(kind.__name__, ())))
        cells = (f"`{kind.code()}`", str(STATUS[kind.kind]), kind.title, kind.detail or "…", where)
        rows.append("| " + " | ".join(cells) + " |\n")
    return HEAD + "".join(rows)
