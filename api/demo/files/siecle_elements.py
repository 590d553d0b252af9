"""One function per element of the SIECLE files, in the old and the new tag names."""

from dataclasses import dataclass
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
from api.demo.files.xml_text import branch, leaf


class SiecleForm(StrEnum):
    """Tag names changed in 2015-2018: NOM → NOM_DE_FAMILLE, RESP_LEGAL → NIVEAU_RESPONSABILITE …"""

    OLD = "old"
    NEW = "new"


@dataclass(frozen=True)
class SiecleStyle:
    form: SiecleForm = SiecleForm.NEW
    encoding: str = "ISO-8859-15"

    @property
    def name_tag(self) -> str:
        return "NOM" if self.form is SiecleForm.OLD else "NOM_DE_FAMILLE"


NEW_STYLE = SiecleStyle()


def head_element(head: FileHead) -> str:
    return branch(
        "PARAMETRES",
        leaf("UAJ", head.uai),
        leaf("ANNEE_SCOLAIRE", head.school_year),
        leaf("DATE_EXPORT", head.exported_at.date()),
        leaf("HORODATAGE", head.exported_at),
    )


def pupil_element(pupil: PupilRecord, style: SiecleStyle) -> str:
    old = style.form is SiecleForm.OLD
    last_year = None
    if pupil.last_year_mef or pupil.last_year_uai:
        last_year = branch(
            "SCOLARITE_AN_DERNIER", leaf("CODE_MEF", pupil.last_year_mef), leaf("CODE_RNE", pupil.last_year_uai)
        )
    return branch(
        "ELEVE",
        leaf("ID_NATIONAL", (pupil.ine_bea or pupil.ine) if old else (pupil.ine or pupil.ine_bea)),
        leaf("INE_BEA", None if old else pupil.ine_bea),
        leaf("INE_RNIE", None if old else pupil.ine),
        leaf("ELENOET", pupil.elenoet),
        leaf(style.name_tag, pupil.last_name),
        leaf("NOM_USAGE", pupil.usage_name),
        leaf("PRENOM", pupil.first_name),
        leaf("PRENOM2", pupil.first_name_2),
        leaf("PRENOM3", pupil.first_name_3),
        leaf("DATE_NAISS", pupil.birth_date),
        leaf("DOUBLEMENT", pupil.repeats),
        leaf("TEL_PORTABLE", pupil.mobile),
        leaf("ACCEPTE_SMS", pupil.accepts_sms),
        leaf("MEL", pupil.email),
        leaf("CODE_SEXE", pupil.sex),
        leaf("CODE_PAYS", pupil.nationality),
        leaf("CODE_PAYS_NAT", pupil.nationality),
        leaf("VILLE_NAISS", pupil.birth_town),
        leaf("CODE_REGIME", pupil.regime),
        leaf("CODE_STATUT", pupil.status),
        leaf("CODE_MEF", pupil.mef),
        leaf("DATE_ENTREE", pupil.entered_on),
        leaf("DATE_SORTIE", pupil.left_on),
        leaf("CODE_MOTIF_SORTIE", pupil.leaving_reason),
        leaf("ADRESSE_ID", pupil.address_id),
        last_year or "",
        ELEVE_ID=pupil.eleve_id,
        ELENOET=pupil.elenoet,
    )


def placement_element(pupil: PupilRecord) -> str:
    structures = [(pupil.division, "D")] if pupil.division else []
    structures += [(group, "G") for group in pupil.groups]
    return branch(
        "STRUCTURES_ELEVE",
        *(branch("STRUCTURE", leaf("CODE_STRUCTURE", c), leaf("TYPE_STRUCTURE", t)) for c, t in structures),
        ELEVE_ID=pupil.eleve_id,
        ELENOET=pupil.elenoet,
    )


def grant_element(pupil: PupilRecord) -> str:
    return branch("BOURSE", leaf("CODE_BOURSE", pupil.grant), ELEVE_ID=pupil.eleve_id)


def person_element(person: PersonRecord, style: SiecleStyle) -> str:
    return branch(
        "PERSONNE",
        leaf("LC_CIVILITE", person.civility),
        leaf(style.name_tag, person.last_name),
        leaf("NOM_USAGE", person.usage_name),
        leaf("PRENOM", person.first_name),
        leaf("TEL_PERSONNEL", person.phone),
        leaf("TEL_PORTABLE", person.mobile),
        leaf("ACCEPTE_SMS", person.accepts_sms),
        leaf("TEL_PROFESSIONNEL", person.work_phone),
        leaf("MEL", person.email),
        leaf("COMMUNICATION_ADRESSE", person.address_may_be_shared),
        leaf("ADRESSE_ID", person.address_id),
        leaf("CODE_PROFESSION", person.profession),
        PERSONNE_ID=person.person_id,
    )


def link_element(link: LinkRecord, style: SiecleStyle) -> str:
    both = (leaf("ELEVE_ID", link.eleve_id), leaf("PERSONNE_ID", link.person_id))
    if style.form is SiecleForm.OLD:
        old_level = {1: 1, 2: 2}.get(link.level, 0)
        return branch(
            "RESPONSABLE_ELEVE",
            *both,
            leaf("RESP_LEGAL", old_level),
            leaf("CODE_PARENTE", link.kinship[:1]),
            leaf("RESP_FINANCIER", link.pays_fees),
            leaf("PERS_CONTACT", link.contact_first),
        )
    return branch(
        "RESPONSABLE_ELEVE",
        *both,
        leaf("NIVEAU_RESPONSABILITE", link.level),
        leaf("CODE_PARENTE", link.kinship),
        leaf("PAIE_FRAIS_SCOLAIRES", link.pays_fees),
        leaf("HEBERGE_ELEVE", _word(link.houses)),
        leaf("A_CONTACTER_EN_PRIORITE", _word(link.contact_first)),
    )


def _word(value: bool | None) -> str | None:
    """The second spelling of booleans that the same file uses."""
    return None if value is None else str(value).lower()


def address_element(address: AddressRecord) -> str:
    return branch(
        "ADRESSE",
        *(leaf(f"LIGNE{index}_ADRESSE", line) for index, line in enumerate(address.lines, start=1)),
        leaf("CODE_POSTAL", address.postcode or None),
        leaf("LL_PAYS", address.country),
        leaf("CODE_COMMUNE_INSEE", address.insee_code or None),
        leaf("LIBELLE_POSTAL", address.town or None),
        leaf("COMMUNE_ETRANGERE", address.foreign_town or None),
        ADRESSE_ID=address.address_id,
    )


def division_element(division: DivisionRecord) -> str:
    mefs = (branch("MEF_APPARTENANCE", leaf("CODE_MEF", mef)) for mef in division.mefs)
    return branch(
        "DIVISION",
        leaf("LIBELLE_LONG", division.label),
        branch("MEFS_APPARTENANCE", *mefs),
        CODE_STRUCTURE=division.code,
    )


def group_element(group: GroupRecord) -> str:
    divisions = (branch("DIVISION_APPARTENANCE", leaf("CODE_DIVISION", code)) for code in group.divisions)
    return branch(
        "GROUPE",
        leaf("LIBELLE_LONG", group.label),
        branch("DIVISIONS_APPARTENANCE", *divisions),
        CODE_STRUCTURE=group.code,
    )


def mef_element(mef: MefRecord) -> str:
    return branch(
        "MEF",
        leaf("FORMATION", mef.formation),
        leaf("LIBELLE_LONG", mef.label),
        leaf("MEF_RATTACHEMENT", mef.attached_to or mef.mef),
        leaf("CODE_MEFSTAT", mef.mefstat),
        leaf("DATE_FERMETURE", "31/12/9999"),
        CODE_MEF=mef.mef,
    )


def code_element(code: CodeRecord) -> str:
    return branch(
        code.tag.removeprefix("CODE_"),
        leaf(code.tag, code.code),
        leaf("LIBELLE_COURT", code.short_label),
        leaf("LIBELLE_LONG", code.long_label),
    )


def school_element(school: SchoolRecord) -> str:
    return branch(
        "UAJ",
        leaf("DENOM_PRINC", school.name),
        leaf("DENOM_COMPL", school.name_2 or None),
        leaf("NOM_RESP", school.head_name or None),
        leaf("QUAL_RESP", school.head_title or None),
        *(leaf(f"LIGNE{index}_ADRESSE", line) for index, line in enumerate(school.address_lines, start=1)),
        leaf("CODE_POSTAL", school.postcode or None),
        leaf("LIBELLE_POSTAL", school.town or None),
        leaf("TELEPHONE", school.phone or None),
        leaf("MEL_1", school.email or None),
    )


def period_element(index: int, period: PeriodRecord) -> str:
    return branch(
        "PERIODE",
        leaf("CODE_PERIODE", period.code),
        leaf("DATE_DEBUT", period.first_day),
        leaf("DATE_FIN", period.last_day),
        leaf("LL_PERIODE", period.label),
        leaf("INDICE", index),
    )


def closure_element(closure: ClosureRecord) -> str:
    return branch(
        "FERMETURE",
        leaf("LL_MOTIF", closure.label),
        leaf("DATE_DEBUT", closure.first_day),
        leaf("DATE_FIN", closure.last_day),
    )
