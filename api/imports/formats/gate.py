"""The first door for uploaded bytes. It looks at sizes and signatures only, before anything is opened."""

from dataclasses import dataclass

from api.imports.formats.archive import check_archive, inflate_archive
from api.imports.formats.limits import DEFAULT_LIMITS, Limits
from domain.imports.refusals import BinaryContent, EmptyUpload, EncodingRefused, SpreadsheetRefused, UploadTooLarge

ZIP_SIGNATURE = b"PK\x03\x04"
_EMPTY_ZIP_SIGNATURE = b"PK\x05\x06"
_OLD_SPREADSHEET = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"+/v")  # UTF-16, UTF-32, UTF-7
_BINARY = (b"%PDF", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ", b"Rar!", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")


@dataclass(frozen=True)
class Member:
    """One file to read: the upload itself, or one entry of its ZIP."""

    name: str
    content: bytes


def check_upload(content: bytes, limits: Limits = DEFAULT_LIMITS) -> None:
    """Refuses by size, signature and ZIP directory; nothing is inflated or parsed, the cost does not grow with it."""
    if len(content) > limits.upload_bytes:
        raise UploadTooLarge
    if len(content) < 1024 and not content.strip():
        raise EmptyUpload
    if content.startswith((ZIP_SIGNATURE, _EMPTY_ZIP_SIGNATURE)):
        check_archive(content, limits)
    else:
        check_text(content)


def open_upload(content: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> list[Member]:
    """The members of a checked upload, inflated with every byte counted. Runs in the child process."""
    check_upload(content, limits)
    if not content.startswith(ZIP_SIGNATURE):
        return [Member(name, content)]
    members = [Member(entry, inflated) for entry, inflated in inflate_archive(content, limits)]
    for member in members:
        if not member.content.strip():
            raise EmptyUpload
        check_text(member.content)
    return members


def check_text(content: bytes) -> None:
    """XML and CSV exports are single-byte or UTF-8 text without NUL; anything else is named and refused."""
    if content.startswith(_OLD_SPREADSHEET):
        raise SpreadsheetRefused
    if content.startswith(_OTHER_ENCODINGS):
        raise EncodingRefused
    if content.startswith(_BINARY) or b"\x00" in content:
        raise BinaryContent
