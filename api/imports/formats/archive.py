"""ZIP archives: judged by their directory in constant time, then inflated with every byte counted."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from api.imports.formats.limits import Limits
from domain.imports.refusals import (
    ArchiveEncrypted,
    ArchiveLies,
    ArchiveNamesUnsafe,
    ArchiveNested,
    ArchiveTooBig,
    ArchiveTooManyFiles,
    ArchiveUnreadable,
    SpreadsheetRefused,
)

_END = struct.Struct("<4s4H2LH")  # end of central directory
_LOCAL = struct.Struct("<4s5H3L2H")  # local file header
_END_SIGNATURE = b"PK\x05\x06"
_LOCAL_SIGNATURE = b"PK\x03\x04"
_ENCRYPTED_FLAGS = 0x1 | 0x40 | 0x2000
_DESCRIPTOR_FLAG = 0x8
_INSIDE_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ", b"Rar!")
_ARCHIVE_NAMES = (".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".jar")
_SPREADSHEET_NAMES = ("[content_types].xml", "mimetype", "content.xml")
_LEFT_BY_SYSTEMS = ("__macosx/", ".ds_store", "thumbs.db")
_CHUNK = 256 * 1024


def check_archive(content: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    """The entries to read. Counts and sizes come from the directory, whose own size was bounded first."""
    _check_directory(content, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error, EOFError) as broken:
        raise ArchiveUnreadable from broken
    for entry in entries:
        _check_entry(entry, limits)
    if sum(entry.file_size for entry in entries) > limits.inflated_bytes:
        raise ArchiveTooBig
    _check_layout(entries, len(content))
    kept = [e for e in entries if not e.is_dir() and not e.filename.lower().startswith(_LEFT_BY_SYSTEMS)]
    if not kept:
        raise ArchiveUnreadable
    return kept


def inflate_archive(content: bytes, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """Each entry with its base name; what it yields is what it declared, to the byte, or it is refused."""
    for entry in check_archive(content, limits):
        inflated = _inflate(content, entry)
        if inflated.startswith(_INSIDE_ARCHIVES):
            raise ArchiveNested
        yield entry.filename.rsplit("/", 1)[-1], inflated


def _check_directory(content: bytes, limits: Limits) -> None:
    at = content.rfind(_END_SIGNATURE, max(0, len(content) - _END.size - 0xFFFF))
    if at < 0 or at + _END.size > len(content):
        raise ArchiveUnreadable
    _, disk, first_disk, here, total, directory_bytes, offset, _ = _END.unpack_from(content, at)
    if total > limits.entries or directory_bytes > limits.directory_bytes:  # ZIP64 marks itself with 0xFFFF
        raise ArchiveTooManyFiles
    if disk or first_disk or here != total or offset + directory_bytes != at:
        raise ArchiveUnreadable


def _check_entry(entry: zipfile.ZipInfo, limits: Limits) -> None:
    name = entry.filename
    lowered = name.lower()
    if entry.flag_bits & _ENCRYPTED_FLAGS:
        raise ArchiveEncrypted
    if lowered in _SPREADSHEET_NAMES:
        raise SpreadsheetRefused
    if lowered.endswith(_ARCHIVE_NAMES):
        raise ArchiveNested
    unsafe = name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/") or not name.isprintable()
    if unsafe or len(name) > 255 or "\x00" in entry.orig_filename:
        raise ArchiveNamesUnsafe
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise ArchiveUnreadable
    if entry.file_size > limits.entry_bytes or entry.file_size > limits.ratio * max(entry.compress_size, 1024):
        raise ArchiveTooBig


def _check_layout(entries: list[zipfile.ZipInfo], length: int) -> None:
    """No name twice, and no two entries sharing bytes: the bomb of overlapping files needs them to."""
    if len({entry.filename.lower() for entry in entries}) != len(entries):
        raise ArchiveNamesUnsafe
    end = 0
    for entry in sorted(entries, key=lambda e: e.header_offset):
        if entry.header_offset < end:
            raise ArchiveLies
        end = entry.header_offset + _LOCAL.size + entry.compress_size
    if end > length:
        raise ArchiveUnreadable


def _inflate(content: bytes, entry: zipfile.ZipInfo) -> bytes:
    """Counts while inflating: never more than declared plus one chunk is held, whatever the headers say."""
    packed = _packed_bytes(content, entry)
    if entry.compress_type == zipfile.ZIP_STORED:
        inflated = packed
    else:
        engine = zlib.decompressobj(-15)
        pieces: list[bytes] = []
        held, rest = 0, packed
        try:
            while not engine.eof and held <= entry.file_size:
                piece = engine.decompress(rest, _CHUNK)
                rest = engine.unconsumed_tail
                if not piece and not rest:
                    break
                held += len(piece)
                pieces.append(piece)
        except zlib.error as broken:
            raise ArchiveUnreadable from broken
        if not engine.eof and held <= entry.file_size:
            raise ArchiveUnreadable
        inflated = b"".join(pieces)
    if len(inflated) != entry.file_size or zlib.crc32(inflated) != entry.CRC:
        raise ArchiveLies
    return inflated


def _packed_bytes(content: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The entry's own bytes, after a local header that must tell the same story as the directory."""
    if entry.header_offset + _LOCAL.size > len(content):
        raise ArchiveUnreadable
    fields = _LOCAL.unpack_from(content, entry.header_offset)
    signature, _, flags, method, _, _, crc, packed_size, size, name_length, extra_length = fields
    if signature != _LOCAL_SIGNATURE:
        raise ArchiveUnreadable
    if flags & _ENCRYPTED_FLAGS:
        raise ArchiveEncrypted
    told = (crc, packed_size, size)
    if method != entry.compress_type or (
        not flags & _DESCRIPTOR_FLAG and told != (entry.CRC, entry.compress_size, entry.file_size)
    ):
        raise ArchiveLies
    start = entry.header_offset + _LOCAL.size + name_length + extra_length
    if start + entry.compress_size > len(content):
        raise ArchiveUnreadable
    return content[start : start + entry.compress_size]
