"""ResponsablesAvecAdresses.xml: persons with their address, and their links to pupils, in the old and new forms."""

from api.imports.formats.siecle_head import (
    PARAMETERS,
    Places,
    Reading,
    TagNames,
    address_of,
    head_of,
    key_of,
    line,
    parameters_of,
    pick,
)
from api.imports.formats.xml_stream import attribute, children, local_name, stream
from domain.imports.kinds import ImportKind
from domain.imports.raw import RawValue, Subject

ROOT = "BEE_RESPONSABLES"
PERSON_FIELDS: TagNames = {
    "civility": ("LC_CIVILITE", "LL_CIVILITE"),
    "last_name": ("NOM_DE_FAMILLE", "NOM"),
    "usage_name": ("NOM_USAGE",),
    "first_name": ("PRENOM",),
    "phone": ("TEL_PERSONNEL",),
    "mobile": ("TEL_PORTABLE",),
    "work_phone": ("TEL_PROFESSIONNEL",),
    "email": ("MEL",),
    "accepts_sms": ("ACCEPTE_SMS",),
    "address_may_be_shared": ("COMMUNICATION_ADRESSE",),
}
LINK_FIELDS: TagNames = {
    "eleve_id": ("ELEVE_ID",),
    "person_id": ("PERSONNE_ID",),
    "level": ("NIVEAU_RESPONSABILITE",),
    "old_level": ("RESP_LEGAL",),
    "kinship": ("CODE_PARENTE",),
    "houses": ("HEBERGE_ELEVE",),
    "contact_first": ("A_CONTACTER_EN_PRIORITE", "PERS_CONTACT"),
}


def read_guardians(content: bytes, name: str) -> Reading:
    """Addresses first, whatever the order of the blocks; then persons and links as they come."""
    parameters: dict[str, str] = {}
    homes: dict[str, dict[str, RawValue]] = {}
    for element in stream(content, (PARAMETERS, "ADRESSE"), drop=("PERSONNE", "RESPONSABLE_ELEVE")):
        if local_name(element) == PARAMETERS:
            parameters = parameters or parameters_of(element)
        else:
            homes[attribute(element, "ADRESSE_ID") or ""] = address_of(element)
    head = head_of(ImportKind.GUARDIANS, name, content, parameters=parameters, fields={**PERSON_FIELDS, **LINK_FIELDS})
    yield head
    places = Places(head)
    for element in stream(content, ("PERSONNE", "RESPONSABLE_ELEVE"), drop=("ADRESSE",)):
        texts = children(element)
        number = places.of(element)
        if local_name(element) == "PERSONNE":
            person = {"person_id": key_of(element, texts, "PERSONNE_ID"), **pick(texts, PERSON_FIELDS)}
            yield line(Subject.GUARDIAN, number, {**person, **homes.get(texts.get("ADRESSE_ID", "-"), {})})
        else:
            yield line(Subject.GUARDIANSHIP, number, pick(texts, LINK_FIELDS))
