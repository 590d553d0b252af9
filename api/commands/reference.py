"""Writes the labels of every code for the SPA: the enums of the domain are the one place where they are said."""

import importlib
import json
import pkgutil
import sys
from enum import StrEnum
from pathlib import Path

import domain

TABLE = Path(__file__).parent.parent.parent / "frontend" / "src" / "shared" / "api" / "reference.gen.ts"
HEAD = "/** Labels of codes, written by `make openapi` from the enums of the domain. */\n"


def labelled_enums() -> dict[str, type[StrEnum]]:
    """Every public enum of the domain whose members have a label, by name.

    Two areas may use one word: the second says its area, `SupportPlansParty`, and none hides the other.
    """
    found: dict[str, type[StrEnum]] = {}
    for module_info in pkgutil.walk_packages(domain.__path__, "domain."):
        module = importlib.import_module(module_info.name)
        for name, value in vars(module).items():
            own = isinstance(value, type) and (value.__module__, value.__name__) == (module.__name__, name)
            if own and issubclass(value, StrEnum) and all(hasattr(member, "label") for member in value) and list(value):
                found[f"{_area(module.__name__)}{name}" if name in found else name] = value
    return dict(sorted(found.items()))


def _area(module: str) -> str:
    """`SupportPlans`, of `domain.support_plans.states`."""
    return module.split(".")[1].title().replace("_", "")


def render() -> str:
    """One constant per enum, so that a page carries only those it names."""
    constants = []
    for name, enum in labelled_enums().items():
        labels = {member.value: str(getattr(member, "label")).replace("'", "’") for member in enum}  # noqa: B009 - StrEnum has no label
        constants.append(f"export const {name} = {json.dumps(labels, ensure_ascii=False, indent=2)} as const;\n")
    return "\n".join([HEAD, *constants])


def main() -> None:
    text = render()
    if "--check" in sys.argv:
        if not TABLE.exists() or TABLE.read_text() != text:
            sys.exit("frontend/src/shared/api/reference.gen.ts a vieilli : make openapi")
        return
    TABLE.write_text(text)


if __name__ == "__main__":
    main()
