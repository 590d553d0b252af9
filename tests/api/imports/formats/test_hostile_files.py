"""Every hostile file goes through the child process that production uses, and comes back as a French sentence."""

import resource

import pytest

from api.imports.formats.child import read_bounded
from api.imports.formats.gate import check_upload
from api.imports.formats.limits import DEFAULT_LIMITS, Limits
from api.imports.formats.read import read_upload
from domain.imports.check import FileCheck
from domain.imports.lines import FileHead, RawLine
from domain.imports.refusals import (
    FILE_REFUSALS,
    ArchiveTooBig,
    FileRefused,
    ReadingTooHeavy,
    ReadingTooLong,
    UploadTooLarge,
)
from domain.imports.verdicts import Refused
from tests.factories.hostile_files import GOOD, HOSTILE, HOSTILE_LINES, csv_of, deep_xml, packed, xlsx

MEBIBYTE = 1024 * 1024


async def read_to_the_end(content, **options):
    return [item async for item in read_bounded(content, **options)]


async def until_refused(content):
    """What was said before the refusal, and the refusal."""
    seen = []
    try:
        async for item in read_bounded(content):
            seen.append(item)  # noqa: PERF401 - a comprehension would lose what came before
    except FileRefused as refusal:
        return seen, refusal
    pytest.fail("not refused")


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_file_is_refused_with_a_french_sentence(name):
    build, codes = HOSTILE[name]
    with pytest.raises(FileRefused) as refusal:
        await read_to_the_end(build())
    assert refusal.value.code() in codes.split()
    assert refusal.value.sentence.endswith("Rien n'a été modifié.")
    assert refusal.value.title


def test_the_collection_is_as_long_as_promised():
    assert len(HOSTILE) + len(HOSTILE_LINES) >= 60


@pytest.mark.parametrize("name", HOSTILE_LINES)
async def test_hostile_line_is_refused_and_its_neighbour_taken(name):
    row = HOSTILE_LINES[name]
    encoding = "utf-8" if "\u202e" in row else "windows-1252"
    head, *raws = await read_to_the_end(csv_of(row, "VOISIN;;Ève;03/05/2015;F;;CE2;A", encoding=encoding))
    check = FileCheck(head)
    verdicts = [check.check(raw) for raw in raws if raw.subject.value == "student"]
    assert isinstance(verdicts[0], Refused)
    assert verdicts[0].sentence.startswith("Ligne 2, colonne ")
    assert not isinstance(verdicts[1], Refused)


async def test_no_hostile_value_is_repeated_in_a_sentence():
    head, _, raw = await read_to_the_end(csv_of("=cmd|calc;;Lou;03/05/2015;F;;CE2;A"))
    verdict = FileCheck(head).check(raw)
    assert "cmd" not in verdict.sentence
    assert "calc" not in verdict.sentence


async def test_memory_is_bounded_whatever_the_file_asks():
    """A flood that would need gigabytes ends in the child; our own process has not grown with it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    flood = b"<BEE_ELEVES><DONNEES>" + b"<a><b/></a>" * 1_700_000 + b"</DONNEES></BEE_ELEVES>"
    limits = Limits(memory_bytes=256 * MEBIBYTE)
    with pytest.raises(ReadingTooHeavy):
        await read_to_the_end(flood, limits=limits)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


async def test_processor_time_is_bounded():
    endless = b"<BEE_ELEVES><ELEVES>" + b"<ELEVE/>" * 2_000_000 + b"</ELEVES></BEE_ELEVES>"
    with pytest.raises(ReadingTooLong):
        await read_to_the_end(endless, limits=Limits(cpu_seconds=1))


async def test_a_silent_child_is_ended():
    with pytest.raises(ReadingTooLong):
        await read_to_the_end(GOOD, limits=Limits(silence_seconds=0.001))


async def test_leaving_early_ends_the_child():
    reading = read_bounded(GOOD)
    assert isinstance(await anext(reading), FileHead)
    await reading.aclose()
    with pytest.raises(StopAsyncIteration):
        await anext(reading)


async def test_a_refusal_after_lines_is_raised():
    """A table spoilt at its end gives lines first: whoever reads must wait for the end."""
    rows = ("EXEMPLE;;Lou;03/05/2015;F;;CE2;A", "DEUX;;Ève;03/05/2015;F;;CE2;A", '"FACTICE;;Noé')
    seen, refusal = await until_refused(csv_of(*rows))
    assert refusal.code() == "table_unreadable"
    assert [item.subject.value for item in seen if isinstance(item, RawLine)] == ["class", "student"]


async def test_a_cut_xml_gives_no_line_at_all():
    """Its first pass reads to the end before any pupil is said."""
    seen, refusal = await until_refused(GOOD[: GOOD.rindex(b"<ELEVE ")])
    assert refusal.code() == "file_truncated"
    assert seen == []


async def test_bytes_paths_and_the_process_itself_read_the_same(tmp_path):
    path = tmp_path / "avec espace.xml"
    path.write_bytes(GOOD)
    assert await read_to_the_end(path) == list(read_upload(GOOD, path.name))
    assert await read_to_the_end(GOOD, name=path.name) == list(read_upload(GOOD, path.name))


async def test_a_path_over_the_limit_is_not_even_read(tmp_path):
    path = tmp_path / "gros.xml"
    with path.open("wb") as file:
        file.truncate(DEFAULT_LIMITS.upload_bytes + 1)
    with pytest.raises(UploadTooLarge):
        await read_to_the_end(path)


async def test_the_child_inherits_no_secret(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    items = await read_to_the_end(GOOD)
    assert "secret" not in repr(items)


def test_spreadsheets_are_refused_by_the_gate_alone():
    with pytest.raises(FileRefused):
        check_upload(xlsx())


def test_the_gate_lets_a_normal_zip_pass():
    check_upload(packed(("ElevesAvecAdresses.xml", GOOD), ("__MACOSX/._x", b"x")))


def test_the_sum_of_entries_is_bounded_before_any_is_inflated():
    zipped = packed(*((f"{n}.xml", GOOD) for n in range(3)))
    check_upload(zipped, Limits(inflated_bytes=3 * len(GOOD)))
    with pytest.raises(ArchiveTooBig):
        check_upload(zipped, Limits(inflated_bytes=3 * len(GOOD) - 1))


def test_deep_nesting_does_not_exhaust_the_stack():
    with pytest.raises(FileRefused):
        list(read_upload(deep_xml(), "x"))


def test_every_refusal_has_its_title_and_says_what_to_do():
    for code, refusal in FILE_REFUSALS.items():
        assert refusal.title, code
        assert code == refusal.code()


def test_lines_are_raw_texts_only():
    for item in read_upload(GOOD, "x"):
        if isinstance(item, RawLine):
            assert all(isinstance(value, str | tuple) for value in item.values.values())
