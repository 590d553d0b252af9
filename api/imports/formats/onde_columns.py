"""The columns of ONDE by our field names, with every header seen so far, and what to ask when none fits."""

from collections.abc import Mapping, Sequence

from api.imports.formats.csv_table import Table, normalise, positions
from domain.imports.columns import ColumnMapping, FieldWanted, MappingNeeded
from domain.imports.kinds import ImportKind

PUPIL_COLUMNS: Mapping[str, Sequence[str]] = {
    "last_name": ("nomeleve", "nomdeleleve", "nomdefamilleeleve", "nomdefamille", "nom"),
    "usage_name": ("nomdusageeleve", "nomusageeleve", "nomdusage"),
    "first_name": ("prenomeleve", "prenomdeleleve", "prenom"),
    "birth_date": ("datenaissance", "datedenaissance", "naissance", "nele"),
    "sex": ("sexe",),
    "ine": ("ine", "numeroine", "identifiantnationaleleve"),
    "address": ("adresse1", "adresse", "adresseeleve"),
    "postcode": ("cp1", "cp", "codepostal"),
    "town": ("commune1", "commune", "ville"),
    "level": ("niveau",),
    "class_label": ("libelleclasse", "classe", "classes", "classeeleve", "classeseleves", "classesdeleleve"),
    "class_id": ("identifiantclasse",),
    "groups": ("regroupements", "regroupement"),
}
GUARDIAN_COLUMNS: Mapping[str, Sequence[str]] = {
    "civility": ("civiliteresponsable", "civilite"),
    "usage_name": ("nomusageresponsable", "nomdusageresponsable"),
    "last_name": ("nomresponsable", "nomdefamilleresponsable"),
    "first_name": ("prenomresponsable",),
    "address": ("adresseresponsable", "adresse"),
    "postcode": ("cpresponsable", "codepostalresponsable", "codepostal"),
    "town": ("communeresponsable", "commune", "ville"),
    "country": ("pays", "paysresponsable"),
    "email": ("courriel", "mail", "email", "courrielresponsable"),
    "phone": ("telephonedomicile", "telephone"),
    "work_phone": ("telephonetravail",),
    "mobile": ("telephoneportable", "portable"),
}
CHILD_COLUMNS: Mapping[str, Sequence[str]] = {
    "child_usage_name": ("nomdusageenfant", "nomusageenfant"),
    "child_last_name": ("nomdefamilleenfant", "nomenfant"),
    "child_first_name": ("prenomenfant",),
    "child_class": ("classesenfants", "classeenfant", "classesenfant", "classeenfants"),
}
NEVER_SHOWN = frozenset(
    {"nationalite", "pcs", "profession", "villenaissance", "lieunaissance", "lieudenaissance", "communenaissance"}
    | {"deptnaissance", "departementnaissance", "paysnaissance", "situationemploi", "bourse", "religion", "sante"}
)
_REQUIRED = {
    ImportKind.ONDE_STUDENTS: ("last_name", "first_name", "birth_date", "class_label"),
    ImportKind.ONDE_GUARDIANS: ("last_name", "child_last_name", "child_first_name"),
}
_LABELS = {
    "last_name": "Nom de famille",
    "usage_name": "Nom d'usage",
    "first_name": "Prénom",
    "birth_date": "Date de naissance",
    "sex": "Sexe",
    "ine": "INE",
    "address": "Adresse",
    "postcode": "Code postal",
    "town": "Commune",
    "country": "Pays",
    "level": "Niveau",
    "class_label": "Classe",
    "class_id": "Identifiant de la classe",
    "groups": "Regroupements",
    "civility": "Civilité",
    "email": "Courriel",
    "phone": "Téléphone du domicile",
    "work_phone": "Téléphone du travail",
    "mobile": "Téléphone portable",
    "child_usage_name": "Nom d'usage de l'enfant",
    "child_last_name": "Nom de famille de l'enfant",
    "child_first_name": "Prénom de l'enfant",
    "child_class": "Classe de l'enfant",
}


def columns_of(kind: ImportKind) -> Mapping[str, Sequence[str]]:
    return PUPIL_COLUMNS if kind is ImportKind.ONDE_STUDENTS else {**GUARDIAN_COLUMNS, **CHILD_COLUMNS}


def located(table: Table, kind: ImportKind, mapping: ColumnMapping | None) -> dict[str, int]:
    """Our field → column; what the user has said wins over what the headers say."""
    found = positions(table.header, columns_of(kind))
    for field, header in (mapping.headers if mapping else {}).items():
        if field in columns_of(kind) and header in table.header:
            found[field] = table.header.index(header)
    return found


def lacks(kind: ImportKind, found: Mapping[str, int]) -> bool:
    return any(field not in found for field in _REQUIRED[kind])


def guess_kind(table: Table) -> ImportKind | None:
    """Guardians name children; pupils have at least two of our columns."""
    if any("responsable" in normalise(header) or "enfant" in normalise(header) for header in table.header):
        return ImportKind.ONDE_GUARDIANS
    return ImportKind.ONDE_STUDENTS if len(positions(table.header, PUPIL_COLUMNS)) >= 2 else None


def mapping_needed(table: Table, kind: ImportKind, *, name: str, found: Mapping[str, int]) -> MappingNeeded:
    """What the user must say: our fields, their headers with three values, and what was understood already."""
    wanted = tuple(FieldWanted(f, _LABELS[f], f in _REQUIRED[kind]) for f in columns_of(kind))
    proposal = ColumnMapping({field: table.header[index] for field, index in found.items()})
    return MappingNeeded(kind, name, wanted, table.seen(NEVER_SHOWN), proposal)
