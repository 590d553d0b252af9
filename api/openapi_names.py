"""Names in the OpenAPI document that read well in a generated client: pages, forms, unions, summaries; no titles."""

import re
from collections.abc import Iterator
from typing import Any, get_type_hints

from fastapi.routing import APIRoute
from typing_extensions import TypeAliasType

_PREFIX = "#/components/schemas/"
_PAGE = re.compile(r"^Page_(\w+)_$")
LOCAL_TIME = r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$"
_FORM = re.compile(r"^Body_(\w+)$")


def tidy(document: dict[str, Any], routes: list[APIRoute]) -> None:
    """Make the names of FastAPI and pydantic into ours, in place. Two classes of one name are an error of ours."""
    _name_unions(document, routes)
    _drop_titles(document)
    _drop_empty_contents(document)
    _say_local_times(document)
    schemas = document["components"]["schemas"]
    renamed = {old: new for old in schemas if (new := readable(old)) != old}
    if ambiguous := [name for name in schemas if "__" in name]:
        raise RuntimeError(f"several classes share a name: {', '.join(sorted(ambiguous))}")
    document["components"]["schemas"] = dict(
        sorted((renamed.get(name, name), schema) for name, schema in schemas.items())
    )
    _point_to(document, {_PREFIX + old: _PREFIX + new for old, new in renamed.items()})


def keep_named(document: dict[str, Any]) -> None:
    """Drop the schemas that only the other document names, in place."""
    schemas = document["components"]["schemas"]
    named, waiting = {"ProblemOut"}, {"ProblemOut"} | set(_names_in(document["paths"]))
    while waiting:
        named |= waiting
        waiting = {name for one in waiting for name in _names_in(schemas[one])} - named
    document["components"]["schemas"] = {name: schema for name, schema in schemas.items() if name in named}


def _names_in(node: Any) -> Iterator[str]:
    if isinstance(node, str) and node.startswith(_PREFIX):
        yield node.removeprefix(_PREFIX)
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _names_in(inner)


def readable(name: str) -> str:
    """`Page_StudentLine_` is StudentLinePage, `Body_issue_token` is IssueTokenIn."""
    if page := _PAGE.match(name):
        return f"{page[1]}Page"
    if form := _FORM.match(name):
        return "".join(word.capitalize() for word in form[1].split("_")) + "In"
    return name


def summary_of(description: str) -> str:
    """The first sentence of a docstring, without its full stop."""
    first = re.split(r"(?<=[.?!»])\s", " ".join(description.split()), maxsplit=1)[0]
    return first.removesuffix(".")


def _name_unions(document: dict[str, Any], routes: list[APIRoute]) -> None:
    """FastAPI unfolds the named union of a body; put it back under the name its route gives it."""
    unions = {
        (route.path, method.lower()): union
        for route in routes
        if (union := _union_of(route))
        for method in route.methods or ()
    }
    for (path, method), name in unions.items():
        for content in document["paths"][path][method]["requestBody"]["content"].values():
            schema = content["schema"]
            if "oneOf" in schema:
                document["components"]["schemas"][name] = schema
                content["schema"] = {"$ref": _PREFIX + name}


def _union_of(route: APIRoute) -> str | None:
    body = get_type_hints(route.endpoint).get("body")
    return body.__name__ if isinstance(body, TypeAliasType) else None


def _drop_titles(node: Any) -> None:
    """Pydantic's generated titles make noisy clients. The document's own title, and fields named so, stay."""
    if isinstance(node, dict):
        if isinstance(node.get("title"), str) and "version" not in node:
            del node["title"]
        for value in node.values():
            _drop_titles(value)
    elif isinstance(node, list):
        for value in node:
            _drop_titles(value)


def _say_local_times(node: Any) -> None:
    """Our hours are those of the school's wall clock; JSON Schema's `time` would demand a zone."""
    if isinstance(node, dict):
        if node.get("format") == "time":
            node |= {"format": "local-time", "pattern": LOCAL_TIME}
        for value in node.values():
            _say_local_times(value)
    elif isinstance(node, list):
        for value in node:
            _say_local_times(value)


def _drop_empty_contents(document: dict[str, Any]) -> None:
    """A redirection has no body, though FastAPI documents an empty one."""
    for operations in document["paths"].values():
        for operation in operations.values():
            for answer in operation["responses"].values():
                contents = answer.get("content", {})
                for media in [media for media, content in contents.items() if content.get("schema") == {}]:
                    del contents[media]
                if contents == {}:
                    answer.pop("content", None)


def _point_to(node: Any, targets: dict[str, str]) -> None:
    """Follow renamed schemas in every reference and discriminator."""
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str) and value in targets:
                node[key] = targets[value]
            else:
                _point_to(value, targets)
    elif isinstance(node, list):
        for value in node:
            _point_to(value, targets)
