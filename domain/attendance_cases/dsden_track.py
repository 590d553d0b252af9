"""The DSDEN's track (referral, warning, interview) and the prosecutor's compartment, which no school reads."""

from datetime import date

from domain.access.permissions import Permission
from domain.attendance_cases import guards, law
from domain.attendance_cases import guards_dsden as dsden
from domain.attendance_cases.standing import Standing
from domain.attendance_cases.states import DsdenState, HearingOutcome, ProsecutorState
from domain.attendance_cases.taking_over import take_over_rows
from domain.kernel.french import typeset
from domain.workflow import STAY, Transition, Workflow

_D, _P = DsdenState, ProsecutorState
_DECIDE, _VISA = Permission.CASES_DECIDE, Permission.CASES_VISA
_INSTRUCT, _SIGN = Permission.CASES_INSTRUCT, Permission.CASES_SIGN
_LAST_DAY_R2013 = date(2014, 11, 20)

_SENT = frozenset({_D.REFERRED, _D.IEN_VISA})
_AFTER_WARNING = frozenset(
    {_D.WARNED, _D.SUMMONED, _D.HEARD, _D.NO_SHOW, _D.EXCUSED, _D.POSTPONED, _D.REFERRED_AGAIN,
     _D.SUMMONED_WITH_DEPARTMENT}
)  # fmt: skip
_HEARING_TARGETS = {
    HearingOutcome.CAME.value: _D.HEARD.value,
    HearingOutcome.ABSENT.value: _D.NO_SHOW.value,
    HearingOutcome.EXCUSED.value: _D.EXCUSED.value,
    HearingOutcome.POSTPONED.value: _D.POSTPONED.value,
}
RANKS: dict[str, int] = {
    _D.NONE: 0, _D.WITHDRAWN: 0, _D.WARNING_RETRACTED: 0, _D.REFERRED: 1, _D.RETURNED: 1, _D.IEN_VISA: 2,
    _D.RECEIVED: 3, _D.WARNING_PREPARED: 4, _D.WARNED: 5, _D.SUMMONED: 6, _D.EXCUSED: 6, _D.POSTPONED: 6,
    _D.HEARD: 7, _D.NO_SHOW: 7, _D.REFERRED_AGAIN: 8, _D.SUMMONED_WITH_DEPARTMENT: 9,
}  # fmt: skip
WARNING_IS_DASENS = typeset(
    "L'avertissement est adressé par le directeur académique, pas par l'établissement. "
    "Vous pouvez le saisir : le dossier est prêt."
)
REFERRAL_IS_HEADS = typeset("La saisine est signée par le chef d'établissement ou le directeur d'école.")
PROSECUTOR_IS_DASENS = typeset("La saisine du procureur est une décision personnelle du directeur académique.")

_DSDEN_ROWS: tuple[Transition[Standing], ...] = (
    Transition(
        "refer", "Saisir le DASEN", frozenset({_D.NONE, _D.RETURNED, _D.WITHDRAWN, _D.WARNING_RETRACTED}), _D.REFERRED,
        _DECIDE, law.L131_8_FOUR, (guards.case_open, guards.inside_procedure, guards.trigger_met),
        ("dasen_referral", "referral_information"), denial=REFERRAL_IS_HEADS,
    ),
    Transition(
        "give_visa", "Viser et transmettre", frozenset({_D.REFERRED}), _D.IEN_VISA, _VISA, law.INTERNAL_VISA,
        (dsden.visa_is_due,),
    ),
    Transition(
        "give_visa", "Viser et transmettre", frozenset({_D.REFERRED_AGAIN}), STAY, _VISA, law.INTERNAL_VISA,
        (dsden.visa_is_due,),
    ),
    Transition("acknowledge", "Accuser réception", _SENT, _D.RECEIVED, _INSTRUCT, law.INTERNAL_RECEIPT, (),
               ("receipt",)),
    Transition(
        "return_file", "Renvoyer pour complément", _SENT | {_D.RECEIVED}, _D.RETURNED, _INSTRUCT,
        law.INTERNAL_RECEIPT, (), ("return",),
    ),
    Transition(
        "withdraw_referral", "Retirer la saisine", _SENT | {_D.RECEIVED, _D.RETURNED, _D.WARNING_PREPARED},
        _D.WITHDRAWN, _DECIDE, law.INTERNAL_WITHDRAWAL, (), ("referral_withdrawal", "withdrawal_information"),
        denial=REFERRAL_IS_HEADS,
    ),
    Transition(
        "prepare_warning", "Préparer l'avertissement", _SENT | {_D.RECEIVED}, _D.WARNING_PREPARED, _INSTRUCT,
        law.INTERNAL_SIGNATURE_BOOK, (dsden.not_opened_in_error, dsden.still_founded), denial=WARNING_IS_DASENS,
    ),
    Transition(
        "pull_warning", "Retirer du parapheur", frozenset({_D.WARNING_PREPARED}), _D.RECEIVED, _INSTRUCT,
        law.INTERNAL_SIGNATURE_BOOK,
    ),
    Transition(
        "warn", "Signer et envoyer l'avertissement", frozenset({_D.WARNING_PREPARED}), _D.WARNED, _SIGN,
        law.L131_8_WARNING,
        (dsden.not_opened_in_error, dsden.still_founded, dsden.signed_by_another, dsden.delegation_in_force),
        ("warning_letter",), denial=WARNING_IS_DASENS,
    ),
    Transition(
        "order_social_enquiry", "Demander une enquête sociale",
        frozenset({_D.RECEIVED, _D.WARNING_PREPARED}) | _AFTER_WARNING, STAY, _INSTRUCT,
        law.R131_7_I_WARNING + law.R131_7_2012_WARNING,
    ),
    Transition(
        "record_social_enquiry", "Noter la date de fin de l'enquête sociale",
        frozenset({_D.RECEIVED, _D.WARNING_PREPARED}) | _AFTER_WARNING, STAY, _INSTRUCT,
        law.R131_7_I_WARNING + law.R131_7_2012_WARNING, (dsden.enquiry_ordered,),
    ),
    Transition(
        "summon", "Convoquer à un entretien",
        frozenset({_D.WARNED, _D.HEARD, _D.NO_SHOW, _D.EXCUSED, _D.POSTPONED}), _D.SUMMONED, _SIGN,
        law.R131_7_I_INTERVIEW + law.R131_7_2012_INTERVIEW, (dsden.delegation_in_force,),
        ("summons_letter",),
    ),
    Transition(
        "record_hearing", "Enregistrer l'entretien", frozenset({_D.SUMMONED, _D.SUMMONED_WITH_DEPARTMENT}), _D.HEARD,
        _INSTRUCT, law.INTERNAL_HEARING, (dsden.appointment_come,), ("hearing_record",), outcomes=_HEARING_TARGETS,
    ),
    Transition(
        "refer_again", "Saisir de nouveau le DASEN",
        frozenset({_D.WARNED, _D.SUMMONED, _D.HEARD, _D.NO_SHOW, _D.EXCUSED, _D.POSTPONED}), _D.REFERRED_AGAIN,
        _DECIDE, law.L131_8_FOUR,
        (guards.case_open, guards.inside_procedure, dsden.absences_after_warning,
         dsden.interview_done_where_mandatory),
        ("dasen_referral", "referral_information"), denial=REFERRAL_IS_HEADS, valid_to=_LAST_DAY_R2013,
    ),
    Transition(
        "refer_again", "Saisir de nouveau le DASEN",
        frozenset({_D.WARNED, _D.SUMMONED, _D.HEARD, _D.NO_SHOW, _D.EXCUSED, _D.POSTPONED}), _D.REFERRED_AGAIN,
        _DECIDE, law.CIRCULAR_DEPARTMENT + law.L131_8_FOUR,
        (guards.case_open, guards.inside_procedure, dsden.contract_proposed, dsden.absences_after_warning),
        ("dasen_referral", "referral_information"), denial=REFERRAL_IS_HEADS, valid_from=law.DECREE_2014,
    ),
    Transition(
        "summon_with_department", "Convoquer à un entretien avec le Département",
        frozenset({_D.REFERRED_AGAIN, _D.NO_SHOW, _D.EXCUSED, _D.POSTPONED}), _D.SUMMONED_WITH_DEPARTMENT, _SIGN,
        law.CIRCULAR_DEPARTMENT, (dsden.referred_twice, dsden.delegation_in_force), ("summons_with_department",),
    ),
    Transition(
        "retract", "Retirer l'avertissement", _AFTER_WARNING, _D.WARNING_RETRACTED, _SIGN, law.INTERNAL_WITHDRAWAL,
        (dsden.delegation_in_force,), ("warning_retraction",), denial=WARNING_IS_DASENS,
    ),
)  # fmt: skip

_PROSECUTOR_ROWS: tuple[Transition[Standing], ...] = (
    Transition(
        "refer_to_prosecutor", "Saisir le procureur de la République", frozenset({_P.NONE}), _P.PROSECUTOR_REFERRED,
        _SIGN, law.R131_7_2012_PROSECUTOR,
        (dsden.not_opened_in_error, guards.inside_procedure, dsden.warned, dsden.interview_done_where_mandatory,
         dsden.continued_while_compulsory, dsden.delegation_in_force),
        ("prosecutor_referral", "prosecutor_referral_info"), denial=PROSECUTOR_IS_DASENS, valid_to=_LAST_DAY_R2013,
    ),
    Transition(
        "refer_to_prosecutor", "Saisir le procureur de la République", frozenset({_P.NONE}), _P.PROSECUTOR_REFERRED,
        _SIGN, law.R131_7_III,
        (dsden.not_opened_in_error, guards.inside_procedure, dsden.warned, dsden.measures_proposed,
         dsden.contract_proposed, guards.referent_appointed, dsden.continued_while_compulsory,
         dsden.delegation_in_force),
        ("prosecutor_referral", "prosecutor_referral_info"), denial=PROSECUTOR_IS_DASENS, valid_from=law.DECREE_2014,
    ),
    Transition(
        "record_guardians_informed", "Noter l'information des personnes responsables",
        frozenset({_P.PROSECUTOR_REFERRED}), STAY, _INSTRUCT, law.INTERNAL_COMPARTMENT,
    ),
    Transition(
        "close_proceedings", "Noter la fin de la suite judiciaire", frozenset({_P.PROSECUTOR_REFERRED}),
        _P.PROCEEDINGS_CLOSED, _INSTRUCT, law.INTERNAL_COMPARTMENT,
    ),
)  # fmt: skip

DSDEN_TRACK: Workflow[Standing] = Workflow("dsden", _DSDEN_ROWS + take_over_rows(RANKS, _INSTRUCT))
PROSECUTOR_TRACK: Workflow[Standing] = Workflow("prosecutor", _PROSECUTOR_ROWS)
