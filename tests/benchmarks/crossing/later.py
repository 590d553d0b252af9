"""The next campaign, a fortnight later: one line in ten has changed, in one source or in each of the six."""

import csv
import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from domain.siei.sources import SourceKind

ONE_IN = 10
LATER = timedelta(days=15)


def a_fortnight_later(former: Path, folder: Path, changed: Sequence[SourceKind]) -> Path:
    """A folder of its own; files that did not change are the same files."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "inputs").mkdir(parents=True)
    manifest = json.loads((former / "manifest.json").read_text())
    manifest["campaign_date"] = (date.fromisoformat(manifest["campaign_date"]) + LATER).isoformat()
    os.link(former / manifest["platforms"], folder / manifest["platforms"])
    for source in manifest["sources"]:
        if source["kind"] in changed:
            _change(former / source["file"], folder / source["file"])
            source["sha256"] = hashlib.file_digest((folder / source["file"]).open("rb"), "sha256").hexdigest()
        else:
            os.link(former / source["file"], folder / source["file"])
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1))
    return folder


def _change(before: Path, after: Path) -> None:
    """Of every hundred lines two go, two more come, six say another name; all others move."""
    with before.open(newline="") as read, after.open("w", newline="") as write:
        lines = csv.DictReader(read, delimiter=";")
        writer = csv.DictWriter(write, list(lines.fieldnames or ()), delimiter=";", lineterminator="\n")
        writer.writeheader()
        for number, line in enumerate(lines):
            place = number % (5 * ONE_IN)
            if place == 1:
                continue
            if place == ONE_IN:
                writer.writerow(line | {"numero_interne": f"N{number}", "ine": ""})
            elif place % ONE_IN == 0 and place:
                line["prenoms"] = line["prenoms"][1:] or "X"
            writer.writerow(line)
