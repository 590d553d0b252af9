"""Writes the five SIECLE exports (Nomenclature, Structures, Élèves, Responsables, Communs) and their ZIP."""

import io
import zipfile
from collections.abc import Iterable, Mapping

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
from api.demo.files.siecle_elements import (
    NEW_STYLE,
    SiecleStyle,
    address_element,
    closure_element,
    code_element,
    division_element,
    grant_element,
    group_element,
    head_element,
    link_element,
    mef_element,
    period_element,
    person_element,
    placement_element,
    pupil_element,
    school_element,
)
from api.demo.files.xml_text import branch, document, leaf

_ZIP_DATE = (2026, 1, 1, 0, 0, 0)  # one date, so that the same content gives the same bytes


def write_students(
    head: FileHead,
    pupils: Iterable[PupilRecord],
    addresses: Iterable[AddressRecord] = (),
    *,
    style: SiecleStyle = NEW_STYLE,
) -> bytes:
    """`ElevesAvecAdresses.xml`; pupils who left are written too, as SIECLE does."""
    pupils = list(pupils)
    content = branch(
        "DONNEES",
        branch("ELEVES", *(pupil_element(pupil, style) for pupil in pupils)),
        branch("STRUCTURES", *(placement_element(pupil) for pupil in pupils if pupil.division or pupil.groups)),
        branch("BOURSES", *(grant_element(pupil) for pupil in pupils if pupil.grant)),
        branch("ADRESSES", *(address_element(address) for address in addresses)),
    )
    return document("BEE_ELEVES", "3.0", [head_element(head), content], encoding=style.encoding)


def write_guardians(
    head: FileHead,
    persons: Iterable[PersonRecord],
    links: Iterable[LinkRecord],
    addresses: Iterable[AddressRecord] = (),
    *,
    style: SiecleStyle = NEW_STYLE,
) -> bytes:
    """`ResponsablesAvecAdresses.xml`, with the links of either form."""
    content = branch(
        "DONNEES",
        branch("PERSONNES", *(person_element(person, style) for person in persons)),
        branch("RESPONSABLES", *(link_element(link, style) for link in links)),
        branch("ADRESSES", *(address_element(address) for address in addresses)),
    )
    return document("BEE_RESPONSABLES", "2.1", [head_element(head), content], encoding=style.encoding)


def write_structures(
    head: FileHead,
    divisions: Iterable[DivisionRecord],
    groups: Iterable[GroupRecord] = (),
    *,
    style: SiecleStyle = NEW_STYLE,
) -> bytes:
    """`Structures.xml`: divisions with their MEF, groups with their divisions."""
    content = branch(
        "DONNEES",
        branch("DIVISIONS", *(division_element(division) for division in divisions)),
        branch("GROUPES", *(group_element(group) for group in groups)),
    )
    return document("BEE_STRUCTURES", "2.0", [head_element(head), content], encoding=style.encoding)


def write_nomenclature(
    head: FileHead,
    mefs: Iterable[MefRecord],
    codes: Iterable[CodeRecord] = (),
    *,
    style: SiecleStyle = NEW_STYLE,
) -> bytes:
    """`Nomenclature.xml`: MEF and the code lists, one block per `CODE_…` tag."""
    lists: dict[str, list[str]] = {}
    for code in codes:
        lists.setdefault(code.tag, []).append(code_element(code))
    blocks = (branch(f"{tag.removeprefix('CODE_')}S", *records) for tag, records in lists.items())
    content = branch("DONNEES", branch("MEFS", *(mef_element(mef) for mef in mefs)), *blocks)
    return document("BEE_NOMENCLATURES", "3.1", [head_element(head), content], encoding=style.encoding)


def write_school(
    head: FileHead,
    school: SchoolRecord,
    periods: Iterable[PeriodRecord] = (),
    closures: Iterable[ClosureRecord] = (),
    *,
    style: SiecleStyle = NEW_STYLE,
) -> bytes:
    """`Communs.xml`: the school, its year, periods and closures."""
    year = branch("ANNEE_SCOLAIRE", leaf("DATE_DEBUT_ELEVE", school.first_day), leaf("DATE_FIN_ELEVE", school.last_day))
    content = branch(
        "DONNEES",
        school_element(school),
        year,
        branch("PERIODES", *(period_element(index, period) for index, period in enumerate(periods, start=1))),
        branch("FERMETURES", *(closure_element(closure) for closure in closures)),
    )
    return document("BEE_COMMUN", "1.0", [head_element(head), content], encoding=style.encoding)


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """The ZIP that SIECLE's menu gives, names in the given order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
