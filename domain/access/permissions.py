"""One table says what each role may do at all; where and when are other questions (perimeter, workflow)."""

from enum import StrEnum

from domain.kernel.labelled import Labelled


class Role(Labelled):
    """A function, not a person. The French label is what screens and the journal show."""

    TEACHER = "teacher", "Enseignant"
    SUPERVISOR = "supervisor", "Assistant d'éducation (vie scolaire)"
    EDUCATION_ADVISER = "education_adviser", "Conseiller principal d'éducation"
    DEPUTY_HEAD = "deputy_head", "Adjoint au chef d'établissement"
    HEAD = "head", "Chef d'établissement ou directeur d'école"
    IEN = "ien", "Inspecteur de l'éducation nationale"
    DASEN_OFFICER = "dasen_officer", "Agent de la DSDEN, assiduité"
    SIGNATORY = "signatory", "DASEN ou délégataire (signataire)"
    DATA_STEWARD = "data_steward", "Gestionnaire de données SIEI"
    SOCIAL_WORKER = "social_worker", "Assistant de service social"
    NURSE = "nurse", "Infirmier"
    GUIDANCE_PSYCHOLOGIST = "guidance_psychologist", "Psychologue de l'éducation nationale"
    MLDS_COORDINATOR = "mlds_coordinator", "Coordonnateur MLDS"
    PLATFORM_MANAGER = "platform_manager", "Responsable de plateforme (PSAD)"
    MISSION_LOCALE_ADVISER = "mission_locale_adviser", "Conseiller en mission locale"
    TUTOR = "tutor", "Tuteur"
    DPO = "dpo", "Délégué à la protection des données"
    ADMINISTRATOR = "administrator", "Administrateur"
    PARTNER_CLIENT = "partner_client", "Service d'un partenaire"


class Permission(StrEnum):
    """`area:action`. A route declares exactly one; the row of a workflow has its own, checked after the load."""

    ACCOUNTS_READ_OWN = "accounts:read_own"
    ACCOUNTS_MANAGE = "accounts:manage"
    SCHOOLS_READ = "schools:read"
    SCHOOLS_MANAGE = "schools:manage"
    SCHOOLS_CONFIGURE = "schools:configure"
    SCHOOLS_STAFF = "schools:staff"
    STUDENTS_READ = "students:read"
    STUDENTS_WRITE = "students:write"
    STUDENTS_CONTACTS = "students:contacts"
    STUDENTS_READ_ACCESS_LOG = "students:read_access_log"
    IMPORTS_READ = "imports:read"
    IMPORTS_WRITE = "imports:write"
    IMPORTS_CONFIRM = "imports:confirm"
    ROLL_CALLS_TAKE = "roll_calls:take"
    ROLL_CALLS_SUPERVISE = "roll_calls:supervise"
    ABSENCES_READ = "absences:read"
    ABSENCES_WRITE = "absences:write"
    REASONS_JUDGE = "reasons:judge"
    REASONS_SEE = "reasons:see"
    CONTACTS_WRITE = "contacts:write"
    ALERTS_READ = "alerts:read"
    SIGNALS_WRITE = "signals:write"
    SIGNALS_READ = "signals:read"
    WARNINGS_READ = "early_warnings:read"
    WARNINGS_HANDLE = "early_warnings:handle"
    WARNINGS_CONFIGURE = "early_warnings:configure"
    CASES_READ = "attendance_cases:read"
    CASES_ADVANCE = "attendance_cases:advance"
    CASES_PREPARE = "attendance_cases:prepare"
    CASES_DECIDE = "attendance_cases:decide"
    CASES_VISA = "attendance_cases:visa"
    CASES_INSTRUCT = "attendance_cases:instruct"
    CASES_SIGN = "attendance_cases:sign"
    DOCUMENTS_READ = "documents:read"
    LETTERS_BATCH = "letters:batch"
    DELIVERIES_WRITE = "deliveries:write"
    DEPARTMENT_CONFIGURE = "department:configure"
    LETTERHEADS_SET = "letterheads:set"
    DEPARTURES_READ = "departures:read"
    DEPARTURES_WRITE = "departures:write"
    DEPARTURES_DECIDE = "departures:decide"
    DEPARTURES_RECEIVE = "departures:receive"
    HANDOVERS_READ = "handovers:read"
    PLATFORMS_READ = "platforms:read"
    PLATFORMS_CONFIGURE = "platforms:configure"
    ORIENTATION_READ = "orientation:read"
    ORIENTATION_NOTE = "orientation:note"
    ORIENTATION_WRITE = "orientation:write"
    ORIENTATION_DECIDE = "orientation:decide"
    WORK_READ = "work:read"
    TASKS_READ = "tasks:read"
    TASKS_WRITE = "tasks:write"
    TASKS_SUPERVISE = "tasks:supervise"
    MEETINGS_READ = "meetings:read"
    MEETINGS_HOLD = "meetings:hold"
    SUPPORT_PLANS_READ = "support_plans:read"
    SUPPORT_PLANS_WRITE = "support_plans:write"
    SUPPORT_PLANS_PROPOSE = "support_plans:propose"
    SUPPORT_PLACES_WRITE = "support_places:write"
    SIEI_READ_BASIS = "siei:read_basis"
    SIEI_ACTIVATE = "siei:activate"
    SIEI_READ = "siei:read"
    SIEI_RUN = "siei:run"
    SIEI_REVIEW = "siei:review"
    SIEI_PLATFORM_LIST = "siei:platform_list"
    SIEI_RETURNS = "siei:returns"
    NETWORKS_MANAGE = "networks:manage"
    PLACES_READ = "places:read"
    PLACES_MANAGE = "places:manage"
    PLACES_HOLD = "places:hold"
    CONTRACTS_READ = "training_contracts:read"
    CONTRACTS_PREPARE = "training_contracts:prepare"
    CONTRACTS_SIGN = "training_contracts:sign"
    CONTRACTS_REVIEW = "training_contracts:review"
    TUTOR_LOG_WRITE = "tutor_log:write"
    FOLLOW_UPS_READ = "follow_ups:read"
    FOLLOW_UPS_WRITE = "follow_ups:write"
    FOLLOW_UPS_ASSIGN = "follow_ups:assign"
    INTERVIEWS_WRITE = "interviews:write"
    REFERRALS_ANSWER = "follow_up_referrals:answer"
    SUMMONS_WRITE = "summons:write"
    FOLLOW_UP_RETURNS_READ = "follow_up_returns:read"
    INDICATORS_READ = "indicators:read"
    JOURNAL_READ = "journal:read"
    STATUS_READ = "status:read"
    EFFECTS_REPLAY = "effects:replay"
    PARTNERS_READ = "partners:read"
    PARTNERS_MANAGE = "partners:manage"
    PARTNER_REFERENCE_READ = "partner_reference:read"
    PARTNER_REFERRALS_READ = "partner_referrals:read"
    PARTNER_REFERRALS_WRITE = "partner_referrals:write"
    PARTNER_YOUTHS_WRITE = "partner_youths:write"
    PARTNER_WEBHOOKS_MANAGE = "partner_webhooks:manage"


_P = Permission
_EVERYONE = {_P.ACCOUNTS_READ_OWN, _P.WORK_READ, _P.TASKS_READ, _P.TASKS_WRITE, _P.SCHOOLS_READ}
_GUIDANCE = {_P.ORIENTATION_READ, _P.ORIENTATION_NOTE, _P.ORIENTATION_WRITE}
_ORIENTATION = {_P.ORIENTATION_READ, _P.ORIENTATION_NOTE}
_DEPARTURES = {_P.DEPARTURES_READ, _P.DEPARTURES_WRITE, _P.PLATFORMS_READ}
_PLATFORMS = {_P.PLATFORMS_READ, _P.PLATFORMS_CONFIGURE}
_CONTRACTS = {
    _P.NETWORKS_MANAGE, _P.PLACES_READ, _P.PLACES_MANAGE, _P.PLACES_HOLD, _P.CONTRACTS_READ, _P.CONTRACTS_PREPARE,
    _P.CONTRACTS_REVIEW,
}  # fmt: skip
_FOLLOWING = {_P.FOLLOW_UPS_READ, _P.FOLLOW_UPS_WRITE}
_HOSTS = {_P.PLACES_READ, _P.PLACES_MANAGE, _P.CONTRACTS_READ, _P.CONTRACTS_SIGN}
_IN_A_SCHOOL = _EVERYONE | {_P.SCHOOLS_STAFF, _P.SIGNALS_WRITE, _P.MEETINGS_READ}
_PLANS = {_P.SUPPORT_PLANS_READ, _P.SUPPORT_PLANS_WRITE}
_PROPOSING = {_P.SUPPORT_PLANS_PROPOSE, _P.SUPPORT_PLACES_WRITE}
_TEACHER = _IN_A_SCHOOL | {_P.ROLL_CALLS_TAKE, _P.ABSENCES_READ, _P.STUDENTS_READ}
_SUPERVISOR = _TEACHER | {
    _P.ROLL_CALLS_SUPERVISE, _P.ABSENCES_WRITE, _P.CONTACTS_WRITE, _P.REASONS_SEE, _P.ALERTS_READ,
    _P.STUDENTS_CONTACTS,
}  # fmt: skip
_ADVISER = _SUPERVISOR | {
    _P.REASONS_JUDGE, _P.STUDENTS_WRITE, _P.IMPORTS_READ, _P.IMPORTS_WRITE, _P.CASES_READ, _P.CASES_ADVANCE,
    _P.CASES_PREPARE, _P.DOCUMENTS_READ, _P.DELIVERIES_WRITE, _P.SCHOOLS_CONFIGURE, _P.STUDENTS_READ_ACCESS_LOG,
    _P.SIGNALS_READ, _P.WARNINGS_READ, _P.WARNINGS_HANDLE, _P.MEETINGS_HOLD, _P.TASKS_SUPERVISE, _P.SIEI_RETURNS,
    _P.FOLLOW_UP_RETURNS_READ, _P.INDICATORS_READ,
}  # fmt: skip
_HEAD = (
    _ADVISER
    | _GUIDANCE
    | _DEPARTURES
    | _HOSTS
    | {_P.DEPARTURES_DECIDE, _P.ORIENTATION_DECIDE}
    | {_P.IMPORTS_CONFIRM, _P.CASES_DECIDE, _P.LETTERS_BATCH, _P.LETTERHEADS_SET, _P.WARNINGS_CONFIGURE}
)
_OFFICER = _EVERYONE | _PLATFORMS | {_P.DEPARTURES_READ, _P.DEPARTURES_RECEIVE} | {
    _P.STUDENTS_READ, _P.STUDENTS_CONTACTS, _P.ABSENCES_READ, _P.REASONS_SEE, _P.CASES_READ, _P.CASES_ADVANCE,
    _P.CASES_INSTRUCT, _P.DOCUMENTS_READ, _P.LETTERS_BATCH, _P.DELIVERIES_WRITE, _P.DEPARTMENT_CONFIGURE,
    _P.LETTERHEADS_SET, _P.SUPPORT_PLACES_WRITE, _P.SIEI_READ_BASIS, _P.SIEI_READ, _P.PLACES_READ,
    _P.INDICATORS_READ,
}  # fmt: skip

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.TEACHER: frozenset(_TEACHER | _ORIENTATION | _PLANS),
    Role.SUPERVISOR: frozenset(_SUPERVISOR),
    Role.EDUCATION_ADVISER: frozenset(_ADVISER | _GUIDANCE | _DEPARTURES | _PLANS | {_P.PLACES_READ}),
    Role.DEPUTY_HEAD: frozenset(_HEAD | _PLANS | _PROPOSING),
    Role.HEAD: frozenset(_HEAD | _PLANS | _PROPOSING),
    Role.IEN: frozenset(_EVERYONE | {_P.CASES_READ, _P.CASES_ADVANCE, _P.CASES_VISA, _P.DOCUMENTS_READ}),
    Role.DASEN_OFFICER: frozenset(_OFFICER),
    Role.SIGNATORY: frozenset(_OFFICER | {_P.CASES_SIGN}),
    Role.DATA_STEWARD: frozenset(
        _EVERYONE | {_P.SIEI_READ_BASIS, _P.SIEI_READ, _P.SIEI_RUN, _P.SIEI_REVIEW, _P.INDICATORS_READ}
    ),
    Role.SOCIAL_WORKER: frozenset(_IN_A_SCHOOL | {_P.STUDENTS_READ, _P.SUPPORT_PLANS_READ}),
    Role.NURSE: frozenset(_IN_A_SCHOOL),
    Role.GUIDANCE_PSYCHOLOGIST: frozenset(
        _IN_A_SCHOOL
        | _GUIDANCE
        | _FOLLOWING
        | {
            _P.INTERVIEWS_WRITE,
            _P.STUDENTS_READ,
            _P.SUPPORT_PLANS_READ,
            _P.PLACES_READ,
            _P.PLACES_HOLD,
            _P.CONTRACTS_READ,
        }
    ),
    Role.MLDS_COORDINATOR: frozenset(
        _IN_A_SCHOOL
        | _GUIDANCE
        | {_P.STUDENTS_READ, _P.SUPPORT_PLACES_WRITE}
        | _PLANS
        | _CONTRACTS
        | _FOLLOWING
        | {_P.INTERVIEWS_WRITE}
    ),
    Role.PLATFORM_MANAGER: frozenset(
        _EVERYONE
        | _CONTRACTS
        | _FOLLOWING
        | {_P.FOLLOW_UPS_ASSIGN, _P.HANDOVERS_READ, _P.SIEI_PLATFORM_LIST, _P.INDICATORS_READ}
        | {_P.MEETINGS_READ, _P.MEETINGS_HOLD}
    ),
    Role.MISSION_LOCALE_ADVISER: frozenset(
        _EVERYONE | {_P.REFERRALS_ANSWER, _P.SUMMONS_WRITE, _P.PLACES_READ, _P.MEETINGS_READ}
    ),
    Role.TUTOR: frozenset(_EVERYONE | {_P.CONTRACTS_READ, _P.CONTRACTS_SIGN, _P.CONTRACTS_REVIEW, _P.TUTOR_LOG_WRITE}),
    Role.DPO: frozenset(_EVERYONE | {_P.JOURNAL_READ, _P.SIEI_READ_BASIS, _P.PARTNERS_READ}),
    Role.ADMINISTRATOR: frozenset(
        _EVERYONE
        | _PLATFORMS
        | {_P.ACCOUNTS_MANAGE, _P.SCHOOLS_MANAGE, _P.STATUS_READ, _P.EFFECTS_REPLAY, _P.IMPORTS_READ}
        | {_P.SIEI_READ_BASIS, _P.SIEI_ACTIVATE, _P.PARTNERS_READ, _P.PARTNERS_MANAGE}
    ),
    Role.PARTNER_CLIENT: frozenset(
        {
            _P.PARTNER_REFERENCE_READ, _P.PARTNER_REFERRALS_READ, _P.PARTNER_REFERRALS_WRITE, _P.PARTNER_YOUTHS_WRITE,
            _P.PARTNER_WEBHOOKS_MANAGE,
        }
    ),
}  # fmt: skip

HUMAN_ROLES = tuple(role for role in Role if role is not Role.PARTNER_CLIENT)
"""What an administrator may give to a person. A machine has its own way in, and its scopes narrow its role."""

SECOND_FACTOR_ROLES = frozenset(
    {Role.DASEN_OFFICER, Role.SIGNATORY, Role.ADMINISTRATOR, Role.DPO, Role.DATA_STEWARD, Role.IEN}
)
"""Who must use a one-time code; classroom staff get a shared-computer mode instead (practice §3.2)."""

SHARED_COMPUTER_ROLES = frozenset({Role.TEACHER, Role.SUPERVISOR})
"""Who works on a shared computer: five minutes without a gesture lock the session."""
