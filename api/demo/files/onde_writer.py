"""Writes the CSV extractions of ONDE (1er degré): pupils in both header forms, guardians with repeated children."""

import csv
import io
from collections.abc import Iterable, Sequence

from api.demo.files.records import OndeChild, OndeGuardian, OndePupil

PUPIL_HEADER = [
    "Nom élève",
    "Nom d'usage élève",
    "Prénom élève",
    "Date naissance",
    "Sexe",
    "INE",
    "Adresse1",
    "Cp1",
    "Commune1",
    "Pays1",
    "Adresse2",
    "Cp2",
    "Commune2",
    "Pays2",
    " Cycle",
    "Niveau",
    "Libellé classe",
    "Identifiant classe",
    "Attestation fournie",
    "Autorisation associations",
    "Autorisation photo",
    "Décision de passage",
]
OLD_PUPIL_HEADER = [
    "Nom Elève",
    "Nom d'usage Elève",
    "Prénom Elève",
    "Date naissance",
    "Sexe",
    "Adresse1",
    "Cp1",
    "Commune1",
    "Pays1",
    "Adresse2",
    "Cp2",
    "Commune2",
    "Pays2",
    " Cycle",
    "Niveau",
    "Classe",
    "Attestation fournie",
    "Autorisations associations",
    "Autorisations photos",
    "Décision de passage",
]
GUARDIAN_HEADER = [
    "Civilité Responsable",
    "Nom usage responsable",
    "Nom responsable",
    "Prénom responsable",
    "Adresse responsable",
    "CP responsable",
    "Commune responsable",
    "Pays",
    "Courriel",
    "Téléphone domicile",
    "Téléphone travail",
    "Téléphone portable",
]
CHILD_HEADER = ["Nom d'usage enfant", "Nom de famille enfant", "Prénom enfant", "Classes enfants"]


def write_onde_pupils(pupils: Iterable[OndePupil], *, old_form: bool = False, encoding: str = "windows-1252") -> bytes:
    """The form of 2017 (22 columns), or that of BE1D (20 columns, ISO dates, no INE)."""
    header = OLD_PUPIL_HEADER if old_form else PUPIL_HEADER
    return write_csv(header, (_pupil_row(pupil, old_form) for pupil in pupils), encoding=encoding)


def write_onde_guardians(guardians: Iterable[OndeGuardian], *, encoding: str = "windows-1252") -> bytes:
    """The group of four child columns is repeated, identical, as often as the largest family needs; rows end early."""
    guardians = list(guardians)
    largest = max((len(guardian.children) for guardian in guardians), default=1)
    header = GUARDIAN_HEADER + CHILD_HEADER * largest
    return write_csv(header, (_guardian_row(guardian) for guardian in guardians), encoding=encoding)


def write_csv(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, encoding: str = "windows-1252", delimiter: str = ";"
) -> bytes:
    """Quoted, CRLF, as ONDE writes; a character that the encoding cannot hold comes out as `?`."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode(encoding, errors="replace")


def _pupil_row(pupil: OndePupil, old_form: bool) -> list[str]:
    born = pupil.birth_date.isoformat() if old_form else pupil.birth_date.strftime("%d/%m/%Y")
    identity = [pupil.last_name, pupil.usage_name, pupil.first_name, born, pupil.sex]
    homes = [pupil.address, pupil.postcode, pupil.town, "FRANCE" if pupil.town else "", "", "", "", ""]
    schooling = [pupil.cycle, pupil.level, pupil.class_label]
    if old_form:
        return [*identity, *homes, *schooling, "Non", "Non", "Non", ""]
    return [*identity, pupil.ine, *homes, *schooling, pupil.class_id, "Non", "Non", "Non", ""]


def _guardian_row(guardian: OndeGuardian) -> list[str]:
    person = [guardian.civility, guardian.usage_name, guardian.last_name, guardian.first_name]
    home = [guardian.address, guardian.postcode, guardian.town, "FRANCE" if guardian.town else ""]
    reach = [guardian.email, guardian.phone, guardian.work_phone, guardian.mobile]
    return [*person, *home, *reach, *(cell for child in guardian.children for cell in _child_cells(child))]


def _child_cells(child: OndeChild) -> list[str]:
    return [child.usage_name, child.last_name, child.first_name, child.class_label]
