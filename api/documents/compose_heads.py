"""Who writes and who signs: letterhead, signature, data protection, and services as addressees."""

import re
from uuid import UUID

from api.documents.sources import CaseSources, Office, SchoolSources
from domain.attendance_cases.letters import Authority
from domain.documents.kinds import LetterKind, SignerFunction
from domain.documents.parts import Addressee, DataProtection, School, Sender, Signature
from domain.documents.values import Recipient, SchoolLevel
from domain.schools.kinds import SchoolKind
from domain.schools.school import School as SchoolSheet
from persistence.documents.letterheads import Letterhead
from persistence.documents.sources import AgentSource

DASEN = "le directeur académique des services de l'éducation nationale"
DRAAF = "le directeur régional de l'alimentation, de l'agriculture et de la forêt"
ON_BEHALF = "Pour le recteur et par délégation,"
_OFFICE_SIGNERS = {SignerFunction.DSDEN, SignerFunction.DASEN}
_POSTAL_CODE = re.compile(r"^\d{5}\s+")
_LEVELS = {
    SchoolKind.PRIMARY_SCHOOL: SchoolLevel.PRIMARY,
    SchoolKind.COLLEGE: SchoolLevel.LOWER,
    SchoolKind.EREA: SchoolLevel.LOWER,
}
_SCHOOL_TITLES = {
    SchoolKind.PRIMARY_SCHOOL: "La direction de l'école",
    SchoolKind.COLLEGE: "La direction du collège",
}


def is_from_office(kind: LetterKind) -> bool:
    """Acts of the DASEN and of the services go out under the DSDEN's letterhead, never under the school's."""
    return kind.signer in _OFFICE_SIGNERS


def sender_of(sources: SchoolSources, kind: LetterKind) -> Sender:
    if is_from_office(kind) and sources.office is not None:
        return _office_sender(sources.office, sources)
    return _school_sender(sources)


def _school_sender(sources: SchoolSources) -> Sender:
    return _from_model(sources.school_model or sheet_of_school(sources.school))


def _office_sender(office: Office, sources: SchoolSources) -> Sender:
    return _from_model(office.model or sheet_of_office(office.unit_id, office.name, sources.school.academy_name))


def sheet_of_school(school: SchoolSheet) -> Letterhead:
    """What a school's letters carry while its head has set no model: its own sheet."""
    return Letterhead(
        unit_id=school.id,
        institution_lines=[line for line in (school.academy_name, school.kind.label, school.name) if line],
        sender_name=school.name,
        address_lines=list(school.address_lines),
        phone=school.phone,
        email=school.email,
    )


def sheet_of_office(unit_id: UUID, name: str, academy: str) -> Letterhead:
    """The same for a DSDEN or a DRAAF."""
    return Letterhead(unit_id=unit_id, institution_lines=[line for line in (academy, name) if line], sender_name=name)


def _from_model(model: Letterhead) -> Sender:
    return Sender(
        institution=tuple(model.institution_lines),
        name=model.sender_name,
        address=tuple(model.address_lines),
        place=model.place or _town(model.address_lines) or model.sender_name,
        phone=model.phone,
        mail=model.email,
        site=model.site,
    )


def _town(lines: list[str]) -> str:
    return _POSTAL_CODE.sub("", lines[-1]).title() if lines else ""


def authority_of(sources: SchoolSources) -> str:
    """How sentences name the State authority: agricultural schools stand under another one (R131-8)."""
    model = sources.office.model if sources.office else None
    if model is not None and model.authority:
        return model.authority
    return DRAAF if sources.school.kind.is_agricultural else DASEN


def data_protection_of(sources: SchoolSources, kind: LetterKind) -> DataProtection:
    """Who answers for the processing, and whom to ask: the model of the writing office, else its own address."""
    office = sources.office.model if sources.office else None
    own = office if is_from_office(kind) else sources.school_model or office
    sender = sender_of(sources, kind)
    controller = own.controller if own and own.controller else f"{sender.name[:1].upper()}{sender.name[1:]}"
    contact = own.protection_contact if own and own.protection_contact else sender.mail or sender.phone
    return DataProtection(controller, contact or "délégué à la protection des données de l'académie")


def signature_of(sources: CaseSources, kind: LetterKind) -> Signature:
    """The person who took the act; a DASEN's act names its delegation, a school's letter its head."""
    agent = sources.agent(sources.act.by)
    model = sources.office.model if sources.office else None
    if kind.signer is SignerFunction.DASEN:
        return Signature(
            name=agent.name if agent else "",
            quality=_capital(agent.job_title) if agent and agent.job_title else _capital(authority_of(sources)),
            on_behalf=model.on_behalf if model and model.on_behalf else ON_BEHALF if sources.delegation else "",
            delegation=f"Délégation de signature : {sources.delegation}" if sources.delegation else "",
            prepared_by=model.prepared_by if model else "",
            signed_on=sources.act.recorded_on,
        )
    if kind.signer is SignerFunction.DSDEN:
        title = agent.job_title if agent and agent.job_title else "le bureau de l'assiduité"
        return Signature(agent.name if agent else "", _capital(title), signed_on=sources.act.recorded_on)
    return school_signature(sources, agent)


def school_signature(sources: SchoolSources, agent: AgentSource | None = None) -> Signature:
    """The head, or the deputy who acted for them."""
    if agent is not None and agent.role in {"head", "deputy_head"}:
        return Signature(agent.name, _capital(agent.job_title or _head_title(sources)), signed_on=sources.on)
    return Signature(sources.school.head_name, _capital(_head_title(sources)), signed_on=sources.on)


def _head_title(sources: SchoolSources) -> str:
    return _spoken(sources.school.head_title) or _SCHOOL_TITLES.get(sources.school.kind, "La direction du lycée")


def _spoken(title: str) -> str:
    """« PROVISEURE », as SIECLE writes it, is « proviseure » in a letter."""
    return title.lower() if title.isupper() else title


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def school_of(sources: SchoolSources) -> School:
    school = sources.school
    level = _LEVELS.get(school.kind, SchoolLevel.UPPER)
    return School(school.name, level, school.phone, school.email, school.uai)


def to_authority(sources: SchoolSources, authority: Authority) -> Addressee:
    """A letter between services: to the school's head, to the State authority, or to the prosecutor."""
    if authority is Authority.SCHOOL:
        names = (_capital(_spoken(sources.school.head_title) or "Le chef d'établissement"), sources.school.name)
        return Addressee(names, tuple(sources.school.address_lines), Recipient.AUTHORITY)
    model = sources.office.model if sources.office else None
    if authority is Authority.PROSECUTOR:
        lines = tuple(model.prosecutor_lines) if model else ()
        return Addressee(lines[:1] or ("Le procureur de la République",), lines[1:], Recipient.AUTHORITY)
    office = sources.office.name if sources.office else ""
    via = "sous couvert de l'inspection de la circonscription" if authority is Authority.IEN else ""
    lines = tuple(line for line in (_capital(authority_of(sources)), office, via) if line)
    salutation = model.authority_salutation if model and model.authority_salutation else "Madame, Monsieur,"
    return Addressee(lines, tuple(model.address_lines) if model else (), Recipient.AUTHORITY, salutation)
