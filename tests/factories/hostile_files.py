"""Files that mean harm, or that a broken machine made: each with the codes of refusal that may answer it.

`HOSTILE` files are refused whole; `HOSTILE_LINES` are read, and the line that means harm is refused.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.factories.siecle_files import SiecleSet

GOOD = SiecleSet().students()
DECLARATION = b'<?xml version="1.0" encoding="ISO-8859-15"?>\n'
HEADER = '"Nom élève";"Nom d\'usage élève";"Prénom élève";"Date naissance";"Sexe";"INE";"Niveau";"Libellé classe"\r\n'
Build = Callable[[], bytes]


def packed(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def patched(content: bytes, signature: bytes, offset: int, value: bytes) -> bytes:
    """Overwrites bytes after the first occurrence of a ZIP header."""
    at = content.index(signature) + offset
    return content[:at] + value + content[at + len(value) :]


LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def lying_small() -> bytes:
    """Declares 100 bytes in both headers, holds 40 MB of blanks."""
    zipped = packed(("e.xml", b" " * 40_000_000))
    zipped = patched(zipped, CENTRAL, 24, struct.pack("<L", 100))
    return patched(zipped, LOCAL, 22, struct.pack("<L", 100))


def lying_crc() -> bytes:
    zipped = packed(("e.xml", GOOD))
    return patched(patched(zipped, CENTRAL, 16, b"\0\0\0\0"), LOCAL, 14, b"\0\0\0\0")


def overlapping() -> bytes:
    """Two directory entries for the same bytes, as the bomb of overlapping files does."""
    zipped = packed(("a.xml", GOOD), ("b.xml", GOOD))
    second = zipped.rindex(CENTRAL)
    return zipped[: second + 42] + struct.pack("<L", 0) + zipped[second + 46 :]


def many_entries_declared() -> bytes:
    zipped = packed(("e.xml", GOOD))
    return patched(patched(zipped, END, 8, b"\xff\xff"), END, 10, b"\xff\xff")


def million_entries() -> bytes:
    return packed(*((f"{index}.xml", b"<a/>") for index in range(5000)))


def encrypted() -> bytes:
    zipped = packed(("e.xml", GOOD))
    return patched(patched(zipped, CENTRAL, 8, b"\x01\x00"), LOCAL, 6, b"\x01\x00")


def encrypted_in_local_only() -> bytes:
    return patched(packed(("e.xml", GOOD)), LOCAL, 6, b"\x01\x00")


def broken_deflate() -> bytes:
    return patched(packed(("e.xml", GOOD)), LOCAL, 40, b"\xff\xff\xff\xff\xff\xff")


def entity_flood(depth: int = 10) -> bytes:
    rows = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, depth))
    return DECLARATION + b'<!DOCTYPE BEE_ELEVES [<!ENTITY l0 "rire">' + rows + b"]><BEE_ELEVES>&l9;</BEE_ELEVES>"


def with_doctype(subset: bytes, body: bytes = b"<BEE_ELEVES>&x;</BEE_ELEVES>") -> bytes:
    return DECLARATION + b"<!DOCTYPE BEE_ELEVES " + subset + b">" + body


def deep_xml() -> bytes:
    return DECLARATION + b"<BEE_ELEVES>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</BEE_ELEVES>"


def huge_text() -> bytes:
    return DECLARATION + b"<BEE_ELEVES><ELEVE>" + b"<PRENOM>" + b"A" * 12_000_000 + b"</PRENOM></ELEVE></BEE_ELEVES>"


def element_flood() -> bytes:
    """Millions of elements that no reader asks for: only the limit of memory can end it."""
    flood = DECLARATION + b"<BEE_ELEVES><DONNEES>" + b"<a><b/></a>" * 5_000_000 + b"</DONNEES></BEE_ELEVES>"
    return packed(("e.xml", flood)) if len(flood) > 19_000_000 else flood


def csv_of(*rows: str, encoding: str = "windows-1252") -> bytes:
    return (HEADER + "".join(f"{row}\r\n" for row in rows)).encode(encoding)


def xlsx() -> bytes:
    return packed(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>"))


def ods() -> bytes:
    return packed(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>"))


HOSTILE: dict[str, tuple[Build, str]] = {
    "nothing": (lambda: b"", "empty_upload"),
    "blanks": (lambda: b" \r\n\t ", "empty_upload"),
    "over_20_megabytes": (lambda: b"<" + b"a" * (20 * 1024 * 1024), "upload_too_large"),
    # XML
    "external_entity_file": (lambda: with_doctype(b'[<!ENTITY x SYSTEM "file:///etc/passwd">]'), "doctype_refused"),
    "external_entity_http": (lambda: with_doctype(b'[<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]'), "doctype_refused"),
    "parameter_entity": (lambda: with_doctype(b'[<!ENTITY % x SYSTEM "file:///etc/hosts"> %x;]'), "doctype_refused"),
    "external_dtd": (lambda: with_doctype(b'SYSTEM "http://127.0.0.1:9/e.dtd"', b"<BEE_ELEVES/>"), "doctype_refused"),
    "bare_doctype": (lambda: with_doctype(b"", b"<BEE_ELEVES/>"), "doctype_refused"),
    "lower_case_doctype": (lambda: DECLARATION + b"<!doctype x><BEE_ELEVES/>", "doctype_refused"),
    "late_doctype": (
        lambda: DECLARATION + b"<!--" + b"x" * 9_000_000 + b"--><!DOCTYPE x><BEE_ELEVES/>",
        "doctype_refused",
    ),
    "billion_laughs": (entity_flood, "doctype_refused"),
    "quadratic_blowup": (
        lambda: with_doctype(b'[<!ENTITY x "' + b"A" * 50_000 + b'">]', b"<E>" + b"&x;" * 50_000 + b"</E>"),
        "doctype_refused",
    ),
    "doctype_in_utf16": (lambda: '<!DOCTYPE x [<!ENTITY y "z">]><BEE_ELEVES/>'.encode("utf-16"), "encoding_refused"),
    "doctype_in_utf7": (
        lambda: b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<BEE_ELEVES/>',
        "encoding_refused",
    ),
    "undefined_entity": (lambda: DECLARATION + b"<BEE_ELEVES>&x;</BEE_ELEVES>", "file_truncated"),
    "utf16_with_mark": (lambda: GOOD.decode("iso-8859-15").encode("utf-16"), "encoding_refused"),
    "utf16_without_mark": (lambda: GOOD.decode("iso-8859-15").encode("utf-16-le"), "binary_content"),
    "utf32": (lambda: "\ufeff".encode("utf-32-be") + "<BEE_ELEVES/>".encode("utf-32-be"), "encoding_refused"),
    "ebcdic_declared": (lambda: b'<?xml version="1.0" encoding="IBM037"?><BEE_ELEVES/>', "encoding_refused"),
    "unknown_encoding": (lambda: b'<?xml version="1.0" encoding="KLINGON"?><BEE_ELEVES/>', "encoding_refused"),
    "utf8_declared_latin_bytes": (lambda: GOOD.replace(b"ISO-8859-15", b"UTF-8"), "encoding_refused"),
    "nul_bytes": (lambda: GOOD.replace(b"LEB", b"L\x00B"), "binary_content"),
    "control_character": (lambda: GOOD.replace(b"LEB", b"L\x01B"), "encoding_refused file_truncated"),
    "truncated_xml": (lambda: GOOD[: len(GOOD) // 2], "file_truncated"),
    "truncated_in_declaration": (lambda: GOOD[:20], "file_truncated"),
    "unclosed_tag": (lambda: GOOD.replace(b"</PRENOM>", b"", 1), "file_truncated"),
    "two_roots": (lambda: GOOD + b"<BEE_ELEVES/>", "file_truncated"),
    "wrong_root": (lambda: DECLARATION + b"<RECETTES><TARTE/></RECETTES>", "file_unrecognised"),
    "html_page": (lambda: b"<html><body>Session expir\xe9e</body></html>", "file_unrecognised encoding_refused"),
    "html5_page": (lambda: b"<!doctype html><html></html>", "doctype_refused"),
    "svg": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "file_unrecognised"),
    "xinclude": (
        lambda: b'<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></x>',
        "file_unrecognised",
    ),
    "staff_file": (lambda: DECLARATION + b"<STS_EDT/>", "file_not_needed"),
    "deep_xml": (deep_xml, "file_truncated"),
    "text_of_12_megabytes": (huge_text, "file_truncated"),
    "element_flood": (element_flood, "archive_too_big reading_too_heavy"),
    # ZIP
    "zip_in_zip": (lambda: packed(("deux.zip", packed(("e.xml", GOOD)))), "archive_nested"),
    "zip_named_xml": (lambda: packed(("e.xml", packed(("e.xml", GOOD), method=zipfile.ZIP_STORED))), "archive_nested"),
    "gzip_in_zip": (lambda: packed(("e.xml", b"\x1f\x8b\x08" + GOOD)), "archive_nested"),
    "zip_bomb": (lambda: packed(("e.xml", b"0" * 120_000_000)), "archive_too_big"),
    "many_big_entries": (
        lambda: packed(*((f"{n}.xml", GOOD * 9_000) for n in range(8))),
        "archive_too_big",
    ),
    "ratio_bomb": (lambda: packed(("e.xml", b"0" * 9_000_000)), "archive_too_big"),
    "lying_small": (lying_small, "archive_lies"),
    "lying_big": (lambda: patched(packed(("e.xml", GOOD)), CENTRAL, 24, struct.pack("<L", 9999)), "archive_lies"),
    "lying_crc": (lying_crc, "archive_lies"),
    "lying_method": (lambda: patched(packed(("e.xml", GOOD)), LOCAL, 8, b"\x00\x00"), "archive_lies"),
    "overlapping_entries": (overlapping, "archive_lies archive_unreadable"),
    "entries_5000": (million_entries, "archive_too_many_files"),
    "entries_declared_zip64": (many_entries_declared, "archive_too_many_files archive_unreadable"),
    "encrypted": (encrypted, "archive_encrypted"),
    "encrypted_in_local_header": (encrypted_in_local_only, "archive_encrypted"),
    "path_up": (lambda: packed(("../../etc/cron.d/x", GOOD)), "archive_names_unsafe"),
    "path_absolute": (lambda: packed(("/etc/passwd", GOOD)), "archive_names_unsafe"),
    "path_of_windows": (lambda: packed(("C:\\x.xml", GOOD)), "archive_names_unsafe"),
    "name_twice": (lambda: packed(("e.xml", GOOD), ("E.XML", GOOD)), "archive_names_unsafe"),
    "name_with_control": (lambda: packed(("e\n.xml", GOOD)), "archive_names_unsafe"),
    "bzip2_method": (lambda: packed(("e.xml", GOOD), method=zipfile.ZIP_BZIP2), "archive_unreadable"),
    "truncated_zip": (lambda: packed(("e.xml", GOOD))[:-30], "archive_unreadable"),
    "zip_head_only": (lambda: b"PK\x03\x04" + b"A" * 500, "archive_unreadable"),
    "empty_zip": (packed, "archive_unreadable"),
    "folders_only": (lambda: packed(("dossier/", b"")), "archive_unreadable"),
    "broken_deflate": (broken_deflate, "archive_unreadable archive_lies"),
    "empty_entry": (lambda: packed(("e.xml", b"")), "empty_upload"),
    "bomb_inside_good_zip": (
        lambda: packed(("a.xml", GOOD), ("e.xml", entity_flood())),
        "doctype_refused",
    ),
    "xlsx": (xlsx, "spreadsheet_refused"),
    "ods": (ods, "spreadsheet_refused"),
    "xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "spreadsheet_refused"),
    # other
    "pdf": (lambda: b"%PDF-1.7\n" + b"x" * 500, "binary_content"),
    "gzip": (lambda: b"\x1f\x8b\x08" + zlib.compress(GOOD), "binary_content"),
    "random_bytes": (lambda: bytes(range(256)) * 50, "binary_content encoding_refused"),
    "json": (lambda: b'{"eleves": [1, 2]}', "file_unrecognised"),
    "prose": ("Bonjour, voici la liste des élèves.".encode, "file_unrecognised"),
    # CSV
    "line_of_1_megabyte": (lambda: csv_of('"' + "A" * 1_000_000 + '";"";"Lou";"03/05/2015"'), "table_unreadable"),
    "header_of_1_megabyte": (lambda: b"a" * 1_000_000 + b";b\r\n", "table_unreadable file_unrecognised"),
    "columns_100000": (lambda: b";".join(b"c" for _ in range(100_000)) + b"\r\n", "file_unrecognised"),
    "quote_never_closed": (lambda: csv_of('"EXEMPLE";"";"Lou'), "table_unreadable"),
    "undefined_in_windows_1252": (lambda: csv_of("EXEMPLE;;Lou") + b"\x81\x8d\xe9", "encoding_refused"),
    "foreign_table": (lambda: b"prix;quantite\r\n3;4\r\n", "file_unrecognised"),
}

HOSTILE_LINES: dict[str, str] = {
    "formula": '=HYPERLINK(""http://x"");;Lou;03/05/2015;F;;CE2;A',
    "formula_plus": "+1+cmd|' /C calc'!A0;;Lou;03/05/2015;F;;CE2;A",
    "formula_at": "@SUM(1);;Lou;03/05/2015;F;;CE2;A",
    "formula_minus": "-2+3;;Lou;03/05/2015;F;;CE2;A",
    "markup": "<script>alert(1)</script>;;Lou;03/05/2015;F;;CE2;A",
    "sql": 'Robert""); DROP TABLE students;--;;Lou;03/05/2015;F;;CE2;A',
    "two_digit_year": "EXEMPLE;;Lou;03/05/15;F;;CE2;A",
    "impossible_day": "EXEMPLE;;Lou;31/02/2015;F;;CE2;A",
    "name_of_10000_letters": f"{'A' * 9_000};;Lou;03/05/2015;F;;CE2;A",
    "right_to_left_mark": "EXEM\u202ePLE;;Lou;03/05/2015;F;;CE2;A",
    "no_first_name": "EXEMPLE;;;03/05/2015;F;;CE2;A",
}
