"""The smallest well-formed body of a schema: enough to pass the form and meet the wall."""

from typing import Any

_STRINGS = {
    "uuid": "00000000-0000-7000-8000-000000000000", "date": "2026-12-04", "time": "08:00:00", "email": "zz@world.invalid",
    "date-time": "2026-11-23T08:00:00Z", "binary": "",
}  # fmt: skip


def example(schema: dict[str, Any], components: dict[str, Any]) -> Any:
    """A value of that schema; the first branch of a union, the first value of an enumeration."""
    if "$ref" in schema:
        return example(components[schema["$ref"].rsplit("/", 1)[1]], components)
    for branches in ("oneOf", "anyOf", "allOf"):
        if branches in schema:
            return example(schema[branches][0], components)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    return _of_type(schema, components)


def _of_type(schema: dict[str, Any], components: dict[str, Any]) -> Any:
    kind = schema.get("type")
    if kind == "object":
        properties = schema.get("properties", {})
        return {name: example(properties[name], components) for name in schema.get("required", ())}
    if kind == "array":
        return [example(schema["items"], components)] * schema.get("minItems", 0)
    if kind in {"integer", "number"}:
        return schema.get("minimum", 1)
    if kind == "boolean":
        return False
    if kind == "string":
        return _STRINGS.get(schema.get("format", ""), "Z" * max(schema.get("minLength", 1), 1))
    return None
