"""Nomenclature.xml: formations (MEF) and the code lists that the other files refer to."""

from api.imports.formats.siecle_head import (
    PARAMETERS,
    Places,
    Reading,
    TagNames,
    head_of,
    key_of,
    line,
    parameters_of,
    pick,
)
from api.imports.formats.xml_stream import children, local_name, records, stream
from domain.imports.kinds import ImportKind
from domain.imports.raw import Subject

ROOT = "BEE_NOMENCLATURES"
MEF_FIELDS: TagNames = {
    "code": ("CODE_MEF",),
    "label": ("LIBELLE_EDITION", "LIBELLE_LONG"),
    "mefstat": ("CODE_MEFSTAT",),
    "attached_to": ("MEF_RATTACHEMENT",),
    "closed_on": ("DATE_FERMETURE",),
}
CODE_FIELDS: TagNames = {"label": ("LIBELLE_LONG",), "short_label": ("LIBELLE_COURT",)}
KEPT_LISTS = {
    "CODE_MOTIF_SORTIE": "CODE_MOTIF_SORTIE",
    "CODE_STATUT": "CODE_STATUT",
    "CODE_REGIME": "CODE_REGIME",
    "CODE_REGIME_2": "CODE_REGIME",
    "CODE_PARENTE": "CODE_PARENTE",
    "CODE_PROVENANCE": "CODE_PROVENANCE",
    "CODE_CIVILITE": "CODE_CIVILITE",
}
"""Lists by the child that carries the code; professions, grants, countries and situations are not ours to keep."""
_NOT_NEEDED = ("MATIERE", "PROGRAMME", "OPTION_OBLIGATOIRE")


def read_nomenclature(content: bytes, name: str) -> Reading:
    """Blocks of code lists were never seen named in public: a record is known by its `CODE_…` child."""
    parameters: dict[str, str] = {}
    for element in stream(content, (PARAMETERS,), drop=("MEF", *_NOT_NEEDED)):
        parameters = parameters or parameters_of(element)
    head = head_of(ImportKind.NOMENCLATURE, name, content, parameters=parameters, fields={**MEF_FIELDS, **CODE_FIELDS})
    yield head
    places = Places(head)
    for element in records(content):
        texts = children(element)
        if local_name(element) == "MEF":
            values = {**pick(texts, MEF_FIELDS), "code": key_of(element, texts, "CODE_MEF")}
            yield line(Subject.MEF, places.of(element), values)
        elif listed := next((tag for tag in KEPT_LISTS if texts.get(tag)), None):
            values = {**pick(texts, CODE_FIELDS), "code_list": KEPT_LISTS[listed], "code": texts[listed]}
            yield line(Subject.CODE, places.of(element), values)
