"""The reading process: `python -m api.imports.formats`, an upload on its input, JSON lines on its output.

It first bounds itself, then reads; it opens no file, no socket and no database, and its parent may end it any time.
"""

import json
import resource
import sys

from api.imports.formats.limits import ORDER_LIMIT, Limits
from api.imports.formats.read import read_upload
from api.imports.formats.wire import End, encode
from domain.imports.columns import ColumnMapping
from domain.imports.kinds import ImportKind
from domain.imports.refusals import FileRefused, ReadingTooHeavy


def main() -> None:
    """The first line of the input is the order (name, kind, mapping, limits) as JSON; the rest is the upload.

    Nothing comes as an argument: the names of files would stand in the list of processes.
    """
    order = json.loads(sys.stdin.buffer.readline(ORDER_LIMIT))
    limits = Limits(**order["limits"])
    _bound(limits)
    out = sys.stdout.buffer
    try:
        content = sys.stdin.buffer.read(limits.upload_bytes + 1)
        kind = ImportKind(order["kind"]) if order["kind"] else None
        mapping = ColumnMapping(order["mapping"]) if order["mapping"] else None
        for item in read_upload(content, order["name"], kind=kind, mapping=mapping, limits=limits):
            out.write(encode(item))
        out.write(encode(End()))
    except FileRefused as refusal:
        out.write(encode(refusal))
    except MemoryError:
        out.write(encode(ReadingTooHeavy()))
    out.flush()


def _bound(limits: Limits) -> None:
    """Address space and processor time; nothing may be written, no core may be left with names in it."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
