"""What breaks a client that was written from an earlier version of a document: a small comparison of our own."""

from collections.abc import Iterator
from typing import Any

Document = dict[str, Any]


def breaking_changes(before: Document, after: Document) -> list[str]:
    """In words; none means that a client of `before` still works. What is sent may only ask less, what comes back may
    only say more."""
    return list(_paths(before, after))


def _paths(before: Document, after: Document) -> Iterator[str]:
    for path, methods in before["paths"].items():
        for method, old in methods.items():
            new = after["paths"].get(path, {}).get(method)
            if new is None:
                yield f"{method} {path} is gone"
                continue
            where = f"{method} {path}"
            yield from _parameters(old, new, where)
            yield from _body(old, new, (before, after), where)
            yield from _answers(old, new, (before, after), where)


def _parameters(old: Document, new: Document, where: str) -> Iterator[str]:
    def named(operation: Document) -> dict[tuple[str, str], Document]:
        return {(one["name"], one["in"]): one for one in operation.get("parameters", [])}

    was, now = named(old), named(new)
    yield from (f"{where}: parameter {name} is gone" for name, _ in was.keys() - now.keys())
    for key, one in now.items():
        if one.get("required") and not was.get(key, {}).get("required"):
            yield f"{where}: parameter {key[0]} is now required"
    if old.get("security") != new.get("security"):
        yield f"{where}: another scope is asked for"


def _body(old: Document, new: Document, documents: tuple[Document, Document], where: str) -> Iterator[str]:
    was, now = (_schema_of(one.get("requestBody", {})) for one in (old, new))
    if now is not None and was is None:
        yield f"{where}: a body is now asked for"
    elif was is not None and now is not None:
        yield from _Comparison(documents, sent=True).differences(was, now, f"{where}: body")


def _answers(old: Document, new: Document, documents: tuple[Document, Document], where: str) -> Iterator[str]:
    for status, answer in old["responses"].items():
        if not status.startswith("2"):
            continue
        if status not in new["responses"]:
            yield f"{where}: {status} is gone"
            continue
        was, now = _schema_of(answer), _schema_of(new["responses"][status])
        if was is not None and now is not None:
            yield from _Comparison(documents, sent=False).differences(was, now, f"{where}: {status}")


def _schema_of(holder: Document) -> Document | None:
    contents = list(holder.get("content", {}).values())
    return contents[0].get("schema") if contents else None


class _Comparison:
    """Of two schemas, each resolved in its own document; `sent` by the client, or read by it."""

    def __init__(self, documents: tuple[Document, Document], *, sent: bool) -> None:
        self.before, self.after = documents
        self.sent = sent
        self.seen: set[tuple[int, int]] = set()

    def differences(self, was: Document, now: Document, where: str) -> Iterator[str]:
        was, now = _resolved(was, self.before), _resolved(now, self.after)
        if (id(was), id(now)) in self.seen:
            return
        self.seen.add((id(was), id(now)))
        if was.get("type") != now.get("type") or was.get("format") != now.get("format"):
            yield f"{where} is of another type"
        yield from self._codes(was, now, where)
        yield from self._bounds(was, now, where)
        yield from self._fields(was, now, where)
        if "items" in was and "items" in now:
            yield from self.differences(was["items"], now["items"], f"{where}[]")
        yield from self._alternatives(was, now, where)

    def _codes(self, was: Document, now: Document, where: str) -> Iterator[str]:
        """A client knows the codes it was written with: none may go from what it sends, none may come to what it
        reads."""
        old, new = (set(one.get("enum", [one["const"]] if "const" in one else [])) for one in (was, now))
        changed = (old - new if self.sent else new - old) if old and new else set()
        if changed or (self.sent and new and not old):
            yield f"{where}: codes {sorted(map(str, changed))} {'are gone' if self.sent else 'are new'}"

    def _bounds(self, was: Document, now: Document, where: str) -> Iterator[str]:
        for name, tighter in (("maxLength", min), ("maximum", min), ("minLength", max), ("minimum", max)):
            old, new = was.get(name), now.get(name)
            if self.sent and new is not None and (old is None or (new != old and tighter(old, new) == new)):
                yield f"{where}: {name} is now {new}"

    def _fields(self, was: Document, now: Document, where: str) -> Iterator[str]:
        old, new = was.get("properties", {}), now.get("properties", {})
        for name in old.keys() - new.keys():
            yield f"{where}.{name} is gone"
        for name in sorted(set(now.get("required", [])) - set(was.get("required", []))) if self.sent else ():
            yield f"{where}.{name} is now required"
        for name in sorted(set(was.get("required", [])) - set(now.get("required", []))) if not self.sent else ():
            yield f"{where}.{name} may now be absent"
        for name in old.keys() & new.keys():
            yield from self.differences(old[name], new[name], f"{where}.{name}")

    def _alternatives(self, was: Document, now: Document, where: str) -> Iterator[str]:
        """A field that may be null, or a union by its discriminator's values."""
        for word in ("anyOf", "oneOf"):
            old = {_name(one, self.before): one for one in was.get(word, [])}
            new = {_name(one, self.after): one for one in now.get(word, [])}
            for name in (old.keys() - new.keys()) if self.sent else (new.keys() - old.keys()):
                yield f"{where}: {name} {'is no longer taken' if self.sent else 'may now come'}"
            for name in old.keys() & new.keys():
                yield from self.differences(old[name], new[name], where)


def _resolved(schema: Document, document: Document) -> Document:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def _name(schema: Document, document: Document) -> str:
    """What tells alternatives apart: the name of a schema, else its type."""
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[1])
    resolved = _resolved(schema, document)
    return str(resolved.get("type", resolved.get("const", "any")))
