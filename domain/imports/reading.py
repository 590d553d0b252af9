"""Reads the fields of one raw line, or stops at the first that breaks a rule."""

import re
from datetime import date

from domain.imports.people_lines import Address
from domain.imports.raw import FileHead, RawLine
from domain.imports.values import parse_count, parse_date
from domain.imports.verdicts import Remark, Rule

NAME_LIMIT = 100  # C100 in SIECLE
TEXT_LIMIT = 254
_NAME = re.compile(r"[^\W\d_](?:[^\W_]|[ '’ʼ`´\-‐‑.,()/])*")
_EMAIL = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+\.[^\s@<>,;:\"()]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class LineFault(Exception):  # noqa: N818 - never leaves the checks: it becomes a Refused
    """One field breaks one rule."""

    def __init__(self, rule: Rule, field: str, value: str = "") -> None:
        self.rule, self.field, self.value = rule, field, value
        super().__init__(rule.value)


class LineReader:
    """The fields of one raw line by our names; remarks gather on the way."""

    def __init__(self, raw: RawLine, head: FileHead) -> None:
        self.raw = raw
        self.head = head
        self.remarks: list[Remark] = []

    def text(self, name: str, *, limit: int = TEXT_LIMIT) -> str | None:
        """Blanks and control characters become one space."""
        found = self.raw.text(name)
        if found is None:
            return None
        tidy = " ".join(_CONTROL.sub(" ", found).split())
        if len(tidy) > limit:
            raise LineFault(Rule.TOO_LONG, name, tidy)
        return tidy or None

    def required(self, name: str, *, limit: int = TEXT_LIMIT) -> str:
        found = self.text(name, limit=limit)
        if found is None:
            raise LineFault(Rule.MISSING, name)
        return found

    def name(self, name: str) -> str:
        """Letters first: no formula of a spreadsheet, no markup, no control character is a name."""
        found = self.optional_name(name)
        if found is None:
            raise LineFault(Rule.MISSING, name)
        return found

    def optional_name(self, name: str) -> str | None:
        raw = self.raw.text(name)
        found = self.text(name, limit=NAME_LIMIT)
        if found is not None and (_NAME.fullmatch(found) is None or _CONTROL.search(raw or "")):
            raise LineFault(Rule.NOT_A_NAME, name, found)
        return found

    def day(self, name: str) -> date | None:
        found = self.text(name)
        if found is None:
            return None
        day = parse_date(found)
        if day is None:
            raise LineFault(Rule.NOT_A_DATE, name, found)
        return day

    def required_day(self, name: str) -> date:
        day = self.day(name)
        if day is None:
            raise LineFault(Rule.MISSING, name)
        return day

    def key(self, name: str) -> int:
        """A positive whole number that identifies a record in its base."""
        found = self.required(name)
        if not (found.isascii() and found.isdigit() and len(found) <= 18):
            raise LineFault(Rule.NOT_A_NUMBER, name, found)
        return int(found)

    def count(self, name: str) -> int:
        found = self.required(name)
        number = parse_count(found)
        if number is None:
            raise LineFault(Rule.NOT_A_NUMBER, name, found)
        return number

    def email(self, name: str) -> str | None:
        found = self.text(name)
        if found is not None and _EMAIL.fullmatch(found) is None:
            self.remarks.append(Remark.EMAIL_SHAPE)
            return None
        return found

    def phone(self, name: str) -> str | None:
        """Digits with a leading + kept, other signs dropped; what holds fewer than six digits is no phone."""
        found = self.text(name)
        if found is None:
            return None
        digits = re.sub(r"[^0-9]", "", found)
        return (("+" if found.startswith("+") else "") + digits) if 6 <= len(digits) <= 20 else None

    def address(self) -> Address | None:
        """AFNOR lines as given; abroad COMMUNE_ETRANGERE holds postcode and town in one string."""
        lines = tuple(line for part in self.raw.texts("address_lines") if (line := " ".join(part.split())[:TEXT_LIMIT]))
        foreign = self.text("foreign_town")
        address = Address(
            lines=lines,
            postcode=self.text("postcode"),
            town=foreign or self.text("town"),
            insee_code=self.text("insee_code"),
            country=self.text("country"),
        )
        return address if lines or address.town else None
