"""Names and addresses on envelopes: one per person or per address, and a protected address on its own letter only."""

from collections.abc import Iterable

from domain.documents.parts import Addressee, ResponsiblePerson
from domain.documents.values import Recipient
from persistence.documents.sources import GuardianSource, PupilSource

_TITLES = {"M": "Monsieur", "M.": "Monsieur", "MME": "Madame", "MLLE": "Madame"}
_SHORT = {"Monsieur": "M.", "Madame": "Mme"}
_PUPIL_TITLES = {"M": "Monsieur", "F": "Madame"}


def households(persons: Iterable[GuardianSource]) -> list[tuple[GuardianSource, ...]]:
    """School mail, one per address. Whoever's address is protected or unknown stands alone."""
    groups: dict[object, list[GuardianSource]] = {}
    for one in persons:
        alone = one.address_protected or not one.address
        key: object = one.id if alone else tuple(line.casefold() for line in one.address)
        groups.setdefault(key, []).append(one)
    return [tuple(group) for group in groups.values()]


def to_persons(group: tuple[GuardianSource, ...]) -> Addressee:
    """Everyone of one address; the address printed is theirs, and nobody else's."""
    return Addressee(
        name_lines=tuple(full_name(one) for one in group),
        address_lines=group[0].address,
        salutation=_salutation([title_of(one) for one in group]),
    )


def to_pupil(pupil: PupilSource) -> Addressee:
    """The pupil of age is written to themselves."""
    title = _PUPIL_TITLES.get(pupil.sex or "", "")
    name = f"{title} {pupil.first_name} {pupil.family_name.upper()}".strip()
    return Addressee((name,), pupil.address, Recipient.PUPIL, f"{title}," if title else "Bonjour,")


def title_of(person: GuardianSource) -> str:
    return "" if person.is_ase else _TITLES.get(person.civility.upper(), "")


def full_name(person: GuardianSource) -> str:
    """« Madame Claire FONTAINE »; a service has only its name."""
    if person.is_ase:
        return f"{person.family_name} {person.first_name}".strip()
    return " ".join(part for part in (title_of(person), person.first_name, person.family_name.upper()) if part)


def short_name(person: GuardianSource) -> str:
    """« Mme Claire Fontaine », in a list."""
    title = _SHORT.get(title_of(person), "")
    family = person.family_name if person.is_ase else person.family_name.title()
    return " ".join(part for part in (title, person.first_name, family) if part)


def _salutation(titles: list[str]) -> str:
    if len(titles) == 1 and titles[0]:
        return f"{titles[0]},"
    if titles and all(title == titles[0] == "Madame" for title in titles):
        return "Mesdames,"
    if titles and all(title == titles[0] == "Monsieur" for title in titles):
        return "Messieurs,"
    return "Madame, Monsieur,"


def responsibles(persons: Iterable[GuardianSource]) -> tuple[ResponsiblePerson, ...]:
    """Those named inside a file: a protected address is marked, and `printed_address` shows no other."""
    return tuple(
        ResponsiblePerson(
            name=short_name(one),
            quality=one.quality,
            address_lines=() if one.address_protected else one.address,
            address_protected=one.address_protected,
            phone=one.phone,
        )
        for one in persons
        if one.level in {1, 2}
    )
