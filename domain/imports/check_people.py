"""Pupils, the persons responsible for them and their links: what each line must have to be taken."""

from datetime import timedelta

from domain.imports.identifiers import ine_shape, is_cned_number, is_mef, is_uai_shape, tidy_ine
from domain.imports.kinds import ImportKind
from domain.imports.people_lines import (
    ChildClue,
    GuardianLine,
    GuardianshipLine,
    IneClaim,
    ResponsibilityLevel,
    StudentLine,
)
from domain.imports.reading import LineFault, LineReader
from domain.imports.values import parse_flag
from domain.imports.verdicts import Remark, Rule

_OLDEST_PUPIL = timedelta(days=100 * 366)
_SEXES = {"1": "M", "2": "F", "M": "M", "F": "F"}
_NEW_LEVELS = {
    "1": ResponsibilityLevel.LEGAL,
    "2": ResponsibilityLevel.IN_CHARGE,
    "3": ResponsibilityLevel.CONTACT,
}
_OLD_LEVELS = {
    "0": ResponsibilityLevel.CONTACT,
    "1": ResponsibilityLevel.LEGAL,
    "2": ResponsibilityLevel.LEGAL,  # « légal 2 » was the other parent, as legal as the first
}


def check_student(line: LineReader) -> StudentLine:
    """Names and a birth date are needed, and in SIECLE ELEVE_ID; everything else may be absent."""
    siecle = line.head.kind is ImportKind.STUDENTS
    entered, left = line.day("entered_on"), line.day("left_on")
    if entered and left and left < entered:
        raise LineFault(Rule.LEFT_BEFORE_ENTRY, "left_on")
    sex = (line.text("sex") or "").upper()
    last_year_uai = (line.text("last_year_uai") or "").upper()
    student = StudentLine(
        number=line.raw.number,
        eleve_id=line.key("eleve_id") if siecle else None,
        elenoet=strip_zeros(line.text("elenoet")),
        ines=_ines(line),
        last_name=line.name("last_name"),
        usage_name=line.optional_name("usage_name"),
        first_name=line.name("first_name"),
        other_first_names=tuple(filter(None, (line.optional_name("first_name_2"), line.optional_name("first_name_3")))),
        birth_date=line.required_day("birth_date"),
        sex=_SEXES.get(sex),
        phone=line.phone("phone"),
        mobile=line.phone("mobile"),
        email=line.email("email"),
        accepts_sms=parse_flag(line.text("accepts_sms")),
        regime_code=line.text("regime"),
        status_code=line.text("status"),
        mef_code=_mef(line, "mef"),
        level=line.text("level"),
        entered_on=entered,
        left_on=left,
        leaving_reason_code=line.text("leaving_reason"),
        division_code=line.text("division"),
        group_codes=tuple(sorted(set(line.raw.texts("groups")))),
        last_year_mef_code=_mef(line, "last_year_mef"),
        last_year_uai=last_year_uai if is_uai_shape(last_year_uai) else None,
        address=line.address(),
    )
    _check_birth_date(line, student)
    if student.division_code is None and student.left_on is None:
        line.remarks.append(Remark.NO_CLASS)
    return student


def check_guardian(line: LineReader) -> GuardianLine:
    """PERSONNE_ID and a name; an agency (« ASE ») may have no first name."""
    guardian = GuardianLine(
        number=line.raw.number,
        person_id=line.required("person_id"),
        last_name=line.name("last_name"),
        first_name=line.optional_name("first_name"),
        civility=line.text("civility"),
        usage_name=line.optional_name("usage_name"),
        phone=line.phone("phone"),
        mobile=line.phone("mobile"),
        work_phone=line.phone("work_phone"),
        email=line.email("email"),
        accepts_sms=parse_flag(line.text("accepts_sms")),
        address_may_be_shared=parse_flag(line.text("address_may_be_shared")),
        address=line.address(),
    )
    if guardian.address is None:
        line.remarks.append(Remark.NO_ADDRESS)
    return guardian


def check_guardianship(line: LineReader) -> GuardianshipLine:
    """Both ends of the link; without a level the person is only a contact, for a letter of law goes to legal ones."""
    child = None
    if line.raw.text("child_last_name") or line.raw.text("child_first_name"):
        child = ChildClue(
            last_name=line.name("child_last_name"),
            first_name=line.name("child_first_name"),
            class_label=line.text("child_class"),
            usage_name=line.optional_name("child_usage_name"),
        )
    return GuardianshipLine(
        number=line.raw.number,
        person_id=line.required("person_id"),
        level=_level(line),
        eleve_id=None if child else line.key("eleve_id"),
        child=child,
        kinship_code=line.text("kinship"),
        houses=parse_flag(line.text("houses")),
        contact_first=parse_flag(line.text("contact_first")),
    )


def strip_zeros(elenoet: str | None) -> str | None:
    """Other files drop the leading zeros of ELENOET: it is compared without them."""
    return (elenoet.lstrip("0") or "0") if elenoet else None


def _level(line: LineReader) -> ResponsibilityLevel:
    new, old = line.text("level"), line.text("old_level")
    level = _NEW_LEVELS.get(new or "") or _OLD_LEVELS.get(old or "")
    if level is None:
        line.remarks.append(Remark.LEVEL_UNKNOWN)
        return ResponsibilityLevel.CONTACT
    return level


def _ines(line: LineReader) -> tuple[IneClaim, ...]:
    """Every number given as INE, RNIE first; the same number once, what is no INE not at all."""
    claims: dict[str, IneClaim] = {}
    for field in ("ine_rnie", "ine", "ine_bea"):
        ine = tidy_ine(line.text(field) or "")
        if not ine:
            continue
        if ine_shape(ine) is None:
            remark = Remark.INE_OF_CNED if is_cned_number(ine) else Remark.INE_SHAPE
            line.remarks += [] if remark in line.remarks else [remark]
            continue
        claims.setdefault(ine, IneClaim(ine, line.head.columns.get(field, field)))
    return tuple(claims.values())


def _mef(line: LineReader, field: str) -> str | None:
    code = line.text(field)
    if code is not None and not is_mef(code.upper()):
        line.remarks.append(Remark.MEF_SHAPE)
        return None
    return code.upper() if code else None


def _check_birth_date(line: LineReader, student: StudentLine) -> None:
    """Not after the export, nor a century before it."""
    moment = line.head.exported_at
    if moment is None:
        return
    exported = moment.date()
    if student.birth_date >= exported or exported - student.birth_date > _OLDEST_PUPIL:
        raise LineFault(Rule.IMPLAUSIBLE_BIRTH_DATE, "birth_date", line.text("birth_date") or "")
