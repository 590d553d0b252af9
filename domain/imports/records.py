"""What a file says of a pupil, an adult or a class, as a flat record: the same shape as the base gives, to compare."""

from domain.imports.codes import CHILD_WELFARE_KINSHIP
from domain.imports.identifiers import ine_shape
from domain.imports.people_lines import Address, GuardianLine, GuardianshipLine, ResponsibilityLevel, StudentLine
from domain.imports.school_lines import ClassLine, SchoolLine

Value = str | int | bool | list[str] | None
Record = dict[str, Value]

FIELD_LABELS = {
    "family_name": "Nom",
    "usage_name": "Nom d'usage",
    "first_name": "Prénom",
    "other_first_names": "Autres prénoms",
    "birth_date": "Date de naissance",
    "sex": "Sexe",
    "email": "Courriel",
    "phone": "Téléphone",
    "accepts_sms": "SMS accepté",
    "address_lines": "Adresse",
    "postal_code": "Code postal",
    "city": "Commune",
    "country": "Pays",
    "elenoet": "Numéro dans l'établissement",
    "ines": "INE",
    "class_code": "Classe",
    "group_codes": "Groupes",
    "mef_code": "Formation (MEF)",
    "status_code": "Statut",
    "regime_code": "Régime",
    "entered_on": "Date d'entrée",
    "left_on": "Date de sortie",
    "leaving_reason_code": "Motif de sortie",
    "level": "Niveau de responsabilité",
    "kinship": "Lien de parenté",
    "civility": "Civilité",
    "contact_first": "À contacter en premier",
    "houses_student": "Héberge l'élève",
    "phone_personal": "Téléphone personnel",
    "phone_mobile": "Téléphone portable",
    "phone_work": "Téléphone professionnel",
    "address_protected": "Adresse à ne pas communiquer",
    "is_ase": "Aide sociale à l'enfance",
    "name": "Nom",
    "mef_codes": "Formations (MEF)",
    "head_name": "Chef d'établissement",
    "head_title": "Qualité du chef",
}
"""How each field is called in a list of differences."""

_LEVELS = {ResponsibilityLevel.LEGAL: 1, ResponsibilityLevel.IN_CHARGE: 2, ResponsibilityLevel.CONTACT: 3}


def student_record(line: StudentLine) -> Record:
    """What is kept of a pupil; the INE are compared as a set that a file can only enlarge."""
    return {
        "family_name": line.last_name,
        "usage_name": line.usage_name,
        "first_name": line.first_name,
        "other_first_names": list(line.other_first_names),
        "birth_date": line.birth_date.isoformat(),
        "sex": line.sex,
        "email": line.email,
        "phone": line.mobile or line.phone,
        "accepts_sms": line.accepts_sms,
        **_address(line.address),
        "elenoet": line.elenoet,
        "ines": sorted({claim.value for claim in line.ines}),
        "class_code": line.division_code,
        "group_codes": sorted(set(line.group_codes)),
        "mef_code": line.mef_code,
        "status_code": line.status_code or "ST",
        "regime_code": line.regime_code,
        "entered_on": line.entered_on.isoformat() if line.entered_on else None,
        "left_on": line.left_on.isoformat() if line.left_on else None,
        "leaving_reason_code": line.leaving_reason_code,
    }


def ine_kinds(line: StudentLine) -> dict[str, tuple[str, str]]:
    """By INE, its shape and the tag that gave it: where each number comes from is kept."""
    return {c.value: (shape.value if (shape := ine_shape(c.value)) else "unknown", c.source) for c in line.ines}


def guardian_record(person: GuardianLine, link: GuardianshipLine) -> Record:
    """An adult as one pupil's responsible person. COMMUNICATION_ADRESSE at 0 protects the address everywhere."""
    return {
        "level": _LEVELS[link.level],
        "kinship": link.kinship_code,
        "civility": person.civility,
        "family_name": person.last_name,
        "usage_name": person.usage_name,
        "first_name": person.first_name or "",
        "contact_first": bool(link.contact_first),
        "houses_student": link.houses,
        "phone_personal": person.phone,
        "phone_mobile": person.mobile,
        "phone_work": person.work_phone,
        "email": person.email,
        "accepts_sms": bool(person.accepts_sms),
        **_address(person.address),
        "country": person.address.country if person.address else None,
        "address_protected": person.address_may_be_shared is False,
        "is_ase": link.kinship_code == CHILD_WELFARE_KINSHIP,
    }


def class_record(line: ClassLine) -> Record:
    return {"name": line.label or line.code, "mef_codes": sorted(set(line.mef_codes))}


def school_record(line: SchoolLine) -> Record:
    address = _address(line.address)
    town = " ".join(str(part) for part in (address["postal_code"], address["city"]) if part)
    lines = address["address_lines"]
    return {
        "head_name": line.head_name,
        "head_title": line.head_title,
        "phone": line.phone,
        "email": line.email,
        "address_lines": [*(lines if isinstance(lines, list) else []), *([town] if town else [])],
    }


def _address(address: Address | None) -> Record:
    if address is None:
        return {"address_lines": [], "postal_code": None, "city": None}
    return {"address_lines": list(address.lines), "postal_code": address.postcode, "city": address.town}
