"""A whole SIECLE set as bytes, written by the demo's own writers, with any oddity of real exports switched on."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from api.demo.files.records import (
    AddressRecord,
    ClosureRecord,
    CodeRecord,
    DivisionRecord,
    FileHead,
    GroupRecord,
    LinkRecord,
    MefRecord,
    PeriodRecord,
    PersonRecord,
    PupilRecord,
    SchoolRecord,
)
from api.demo.files.siecle_elements import SiecleForm, SiecleStyle
from api.demo.files.siecle_writer import (
    write_guardians,
    write_nomenclature,
    write_school,
    write_structures,
    write_students,
    zip_of,
)

UAI = "9990001J"
HEAD = FileHead(UAI, 2026, datetime.fromisoformat("2026-11-23T07:40"))
DROPPED = ("NATIO-111", "VILLENATALE", "PCS-77", "BOURSE-9", "SITUATION-3")
"""Values of what we do not keep, spelt so that they are found wherever they would appear."""


class Oddity(StrEnum):
    OLD_TAGS = "old_tags"
    SAVED_AS_UTF8 = "saved_as_utf8"
    SAVED_AS_WINDOWS_1252 = "saved_as_windows_1252"
    BLOCKS_REVERSED = "blocks_reversed"
    ONE_LINE = "one_line"
    NO_TIMESTAMP = "no_timestamp"
    NAMESPACE = "namespace"
    COMMENTS = "comments"
    EMPTY_TAGS = "empty_tags"
    BYTE_ORDER_MARK = "byte_order_mark"


PUPILS = (
    PupilRecord(
        101,
        "LEBŒUF",
        "Noëlle",
        date(2012, 3, 4),
        ine="123456789AB",
        ine_bea="0123456789X",
        elenoet="00042",
        sex="2",
        mobile="+33 6 39 98 00 01",
        accepts_sms=True,
        mef="10310019110",
        entered_on=date(2026, 9, 1),
        division="3A",
        groups=("3LV2G1",),
        nationality=DROPPED[0],
        birth_town=DROPPED[1],
        grant=DROPPED[3],
        last_year_mef="10210001110",
        last_year_uai="9990002K",
    ),
    PupilRecord(102, "D'ÆGINE-ÇELIK", "Loïc", date(2011, 12, 31), elenoet="00043", mef="1031001911A", division="3A"),
    PupilRecord(
        103,
        "MARTIN",
        "Zoé",
        date(2010, 1, 2),
        ine="987654321CD",
        left_on=date(2026, 10, 15),
        leaving_reason="10",
        entered_on=date(2026, 9, 1),
        division="3B",
    ),
    PupilRecord(104, "ÿVON", "Maël", date(2008, 5, 6), ine="1234A56789B", address_id=900),
)
PERSONS = (
    PersonRecord(
        1, "LEBŒUF", "Anne", "MME", mobile="0639980002", accepts_sms=True, address_id=900, profession=DROPPED[2]
    ),
    PersonRecord(2, "ROY", "Paul", "M.", address_id=901, address_may_be_shared=False),
    PersonRecord(3, "ASE DU 999", "", None),
)
LINKS = (
    LinkRecord(101, 1, 1, "10", houses=True, contact_first=True),
    LinkRecord(101, 2, 1, "20", houses=False),
    LinkRecord(102, 3, 2, "51"),
    LinkRecord(999, 2, 3, "90"),
)
ADDRESSES = (
    AddressRecord(900, ("1 RUE DE L'ÉCOLE", "BÂT. B"), "99900", "VILLEFICTIVE"),
    AddressRecord(901, ("RUE HAUTE 3",), foreign_town="1000 BRUXELLES", country="BELGIQUE"),
)


@dataclass(frozen=True)
class SiecleSet:
    """What the five files say; replace any part, then `files()` or `zipped()`."""

    head: FileHead = HEAD
    pupils: tuple[PupilRecord, ...] = PUPILS
    persons: tuple[PersonRecord, ...] = PERSONS
    links: tuple[LinkRecord, ...] = LINKS
    addresses: tuple[AddressRecord, ...] = ADDRESSES
    closures: tuple[ClosureRecord, ...] = (ClosureRecord("PONT DE L'ASCENSION", date(2027, 5, 7), date(2027, 5, 8)),)
    oddities: frozenset[Oddity] = field(default_factory=frozenset)

    def with_oddities(self, *oddities: Oddity) -> "SiecleSet":
        return replace(self, oddities=frozenset(oddities))

    def students(self) -> bytes:
        return self._odd(write_students(self.head, self.pupils, self.addresses, style=self._style()))

    def guardians(self) -> bytes:
        return self._odd(write_guardians(self.head, self.persons, self.links, self.addresses, style=self._style()))

    def structures(self) -> bytes:
        divisions = [DivisionRecord("3A", "TROISIÈME A", ("10310019110", "24720009310")), DivisionRecord("3B", "3E B")]
        return self._odd(write_structures(self.head, divisions, [GroupRecord("3LV2G1", "3EME LV2 G1", ("3A", "3B"))]))

    def nomenclature(self) -> bytes:
        mefs = [MefRecord("10310019110", "3ème", "21160010019"), MefRecord("1031001911A", "3ème locale", "21160010019")]
        codes = [
            CodeRecord("CODE_MOTIF_SORTIE", "10", "SUITE", "SUITE DES ÉTUDES"),
            CodeRecord("CODE_REGIME_2", "2", "DP", "DEMI-PENSIONNAIRE"),
            CodeRecord("CODE_PROFESSION", DROPPED[2], "PCS", "PROFESSION"),
            CodeRecord("CODE_SITUATION", DROPPED[4], "SIT", "SITUATION"),
        ]
        return self._odd(write_nomenclature(self.head, mefs, codes))

    def school(self) -> bytes:
        school = SchoolRecord(
            "COLLÈGE JULES-VERNE",
            head_name="MME ESSAI",
            address_lines=("1 PLACE FICTIVE",),
            postcode="99900",
            town="VILLEFICTIVE",
            email="ce.9990001j@example.invalid",
            first_day=date(2026, 9, 1),
            last_day=date(2027, 7, 3),
        )
        periods = [PeriodRecord("T1", "1ER TRIMESTRE", date(2026, 9, 1), date(2026, 11, 30))]
        return self._odd(write_school(self.head, school, periods, self.closures))

    def files(self) -> dict[str, bytes]:
        """In an order that is not the order of import."""
        return {
            "ResponsablesAvecAdresses.xml": self.guardians(),
            "ElevesAvecAdresses.xml": self.students(),
            "Communs.xml": self.school(),
            "Structures.xml": self.structures(),
            "Nomenclature.xml": self.nomenclature(),
        }

    def zipped(self) -> bytes:
        return zip_of(self.files())

    def _style(self) -> SiecleStyle:
        return SiecleStyle(SiecleForm.OLD if Oddity.OLD_TAGS in self.oddities else SiecleForm.NEW)

    def _odd(self, content: bytes) -> bytes:
        text = content.decode("ISO-8859-15")
        for oddity in (o for o in Oddity if o in self.oddities):
            text = _TEXT_ODDITIES.get(oddity, str)(text)
        if Oddity.SAVED_AS_UTF8 in self.oddities:
            return text.encode("utf-8")
        if Oddity.SAVED_AS_WINDOWS_1252 in self.oddities:
            return text.encode("windows-1252")
        if Oddity.BYTE_ORDER_MARK in self.oddities:
            return text.replace("ISO-8859-15", "UTF-8").encode("utf-8-sig")
        return text.encode("ISO-8859-15")


def _reversed_blocks(text: str) -> str:
    """`DONNEES` before `PARAMETRES`, and the blocks of `DONNEES` backwards."""
    parameters = re.search(r"<PARAMETRES>.*?</PARAMETRES>\n", text, re.DOTALL)
    data = re.search(r"<DONNEES>\n(.*)</DONNEES>\n", text, re.DOTALL)
    assert parameters is not None
    assert data is not None
    blocks = re.findall(r"<([A-Z_]+)>\n(.*?)</\1>\n", data.group(1), re.DOTALL)
    backwards = "".join(f"<{tag}>\n{inner}</{tag}>\n" for tag, inner in reversed(blocks))
    text = text.replace(parameters.group(0), "").replace(data.group(0), f"<DONNEES>\n{backwards}</DONNEES>\n")
    return text.replace("</DONNEES>\n", "</DONNEES>\n" + parameters.group(0))


def _namespaced(text: str) -> str:
    return re.sub(
        r"<(BEE_\w+) ", r'<\1 xmlns="urn:siecle" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ', text
    )


_TEXT_ODDITIES = {
    Oddity.BLOCKS_REVERSED: _reversed_blocks,
    Oddity.ONE_LINE: lambda text: text.replace("\n", ""),
    Oddity.NO_TIMESTAMP: lambda text: re.sub(r"<(HORODATAGE|DATE_EXPORT)>.*?</\1>\n?", "", text),
    Oddity.NAMESPACE: _namespaced,
    Oddity.COMMENTS: lambda text: text.replace("<DONNEES>", "<!-- export --><DONNEES><?x y?>"),
    Oddity.EMPTY_TAGS: lambda text: text.replace("</PRENOM>", "</PRENOM><NOM_USAGE/><MEL></MEL><PRENOM2/>"),
}
