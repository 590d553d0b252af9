"""The school's track: dialogue, meeting, measures, decision to refer or not, contract and référent, closing."""

from domain.access.permissions import Permission
from domain.attendance_cases import guards, law
from domain.attendance_cases.standing import Standing
from domain.attendance_cases.states import ContractOutcome, MeasuresOutcome, SchoolState
from domain.attendance_cases.taking_over import take_over_rows
from domain.kernel.french import typeset
from domain.workflow import STAY, Transition, Workflow

_S = SchoolState
_PREPARE, _DECIDE = Permission.CASES_PREPARE, Permission.CASES_DECIDE
_MEETING = frozenset({_S.MEETING_CONVENED, _S.MEASURES_SIGNED, _S.MEASURES_REFUSED, _S.MEASURES_ABSENT})
_SUPPORT = frozenset(
    {
        _S.PERSISTENT, _S.COMMUNITY_CONVENED, _S.SUPPORT_CONTRACT_PROPOSED, _S.SUPPORT_CONTRACT,
        _S.SUPPORT_CONTRACT_UNSIGNED, _S.CONTINUED,
    }
)  # fmt: skip
_EARLY = frozenset({_S.OPEN, _S.DIALOGUE, _S.THRESHOLD_REACHED, _S.RESTORED})
ACTIVE = _EARLY | _MEETING | _SUPPORT

_MEASURES_TARGETS = {
    MeasuresOutcome.SIGNED.value: _S.MEASURES_SIGNED.value,
    MeasuresOutcome.REFUSED.value: _S.MEASURES_REFUSED.value,
    MeasuresOutcome.ABSENT.value: _S.MEASURES_ABSENT.value,
}
_CONTRACT_TARGETS = {
    ContractOutcome.SIGNED.value: _S.SUPPORT_CONTRACT.value,
    ContractOutcome.PROPOSED.value: _S.SUPPORT_CONTRACT_PROPOSED.value,
    ContractOutcome.ABSENT.value: _S.SUPPORT_CONTRACT_PROPOSED.value,
    ContractOutcome.REFUSED.value: _S.SUPPORT_CONTRACT_UNSIGNED.value,
}
RANKS: dict[str, int] = {
    _S.OPEN: 0, _S.DIALOGUE: 1, _S.THRESHOLD_REACHED: 2, _S.RESTORED: 2, _S.MEETING_CONVENED: 3,
    _S.MEASURES_SIGNED: 4, _S.MEASURES_REFUSED: 4, _S.MEASURES_ABSENT: 4, _S.PERSISTENT: 5, _S.COMMUNITY_CONVENED: 6,
    _S.SUPPORT_CONTRACT_PROPOSED: 7, _S.SUPPORT_CONTRACT: 8, _S.SUPPORT_CONTRACT_UNSIGNED: 8, _S.CONTINUED: 8,
}  # fmt: skip
"""How far along the ladder a state is: a step taken over never moves a case back."""

_ROWS: tuple[Transition[Standing], ...] = (
    Transition(
        "open_dialogue", "Engager le dialogue", frozenset({_S.OPEN}), _S.DIALOGUE, _PREPARE, law.R131_6_DIALOGUE,
    ),
    Transition(
        "open_dialogue", "Engager le dialogue", frozenset({_S.THRESHOLD_REACHED, _S.MEETING_CONVENED, _S.RESTORED}),
        STAY, _PREPARE, law.R131_6_DIALOGUE,
    ),
    Transition(
        "note_threshold", "Constater le seuil", frozenset({_S.OPEN, _S.DIALOGUE, _S.RESTORED}), _S.THRESHOLD_REACHED,
        _PREPARE, law.INTERNAL_THRESHOLD, (guards.inside_procedure, guards.threshold_reached),
    ),
    Transition(
        "convene_meeting", "Convoquer la commission éducative", _EARLY | _MEETING, _S.MEETING_CONVENED, _DECIDE,
        law.R131_7_I_MEETING, (guards.inside_procedure, guards.threshold_reached), ("meeting_invitation",),
    ),
    Transition(
        "convene_meeting", "Convoquer la commission éducative", _SUPPORT, STAY, _DECIDE,
        law.R131_7_I_MEETING, (guards.inside_procedure,), ("meeting_invitation",),
    ),
    Transition(
        "sign_measures", "Faire signer le document récapitulatif", _MEETING - {_S.MEASURES_SIGNED},
        _S.MEASURES_SIGNED, _PREPARE, law.R131_7_I_MEETING, (guards.meeting_day_come,), ("measures_record",),
        outcomes=_MEASURES_TARGETS,
    ),
    Transition(
        "sign_measures", "Faire signer le document récapitulatif", _SUPPORT, STAY, _PREPARE, law.R131_7_I_MEETING,
        (guards.meeting_day_come,), ("measures_record",),
    ),
    Transition(
        "decide_not_to_refer", "Ne pas saisir pour l'instant", ACTIVE, STAY, _DECIDE, law.INTERNAL_NOT_REFERRED,
        (guards.not_referred,), denial=typeset("Cette décision est prise par le chef d'établissement."),
    ),
    Transition(
        "appoint_referent", "Désigner le référent", _EARLY | _MEETING, STAY, _DECIDE, law.INTERNAL_REFERENT,
        (guards.threshold_reached,), ("referent_notice",),
    ),
    Transition(
        "appoint_referent", "Désigner le référent", _SUPPORT, STAY, _DECIDE,
        law.R131_7_II_REFERENT + law.L131_8_REFERENT, (), ("referent_notice",),
    ),
    Transition(
        "note_persistence", "Constater la persistance des absences",
        _EARLY | _MEETING, _S.PERSISTENT, _DECIDE,
        law.CIRCULAR_TEN + law.R131_7_II_CONTRACT + law.L131_8_PERSISTENCE,
        (guards.inside_procedure, guards.has_unjustified_absences),
    ),
    Transition(
        "convene_educational_community", "Réunir la communauté éducative", _SUPPORT, _S.COMMUNITY_CONVENED, _DECIDE,
        law.R131_7_II_CONTRACT + law.L131_8_PERSISTENCE, (), ("community_invitation",),
    ),
    Transition(
        "sign_support_contract", "Contractualiser l'accompagnement",
        frozenset({_S.COMMUNITY_CONVENED, _S.SUPPORT_CONTRACT_PROPOSED, _S.SUPPORT_CONTRACT_UNSIGNED, _S.CONTINUED}),
        _S.SUPPORT_CONTRACT, _DECIDE, law.R131_7_II_CONTRACT + law.L131_8_PERSISTENCE,
        (guards.community_day_come, guards.referent_appointed), ("support_contract",), outcomes=_CONTRACT_TARGETS,
    ),
    Transition(
        "note_continuation", "Constater la poursuite des absences",
        frozenset({_S.SUPPORT_CONTRACT_PROPOSED, _S.SUPPORT_CONTRACT, _S.SUPPORT_CONTRACT_UNSIGNED}), _S.CONTINUED,
        _PREPARE, law.INTERNAL_CONTINUATION, (guards.absences_after_contract,),
    ),
    Transition(
        "note_restoration", "Constater le retour à l'assiduité", ACTIVE - {_S.RESTORED}, _S.RESTORED, _PREPARE,
        law.INTERNAL_RESTORATION, (guards.weeks_present,),
    ),
    Transition(
        "close", "Clore le dossier", ACTIVE, _S.CLOSED, _DECIDE, law.INTERNAL_CLOSING,
        (guards.closing_reason_holds,), ("closing_notice",),
    ),
    Transition(
        "reopen", "Rouvrir", frozenset({_S.CLOSED}), _S.OPEN, _DECIDE, law.INTERNAL_CLOSING, (guards.year_not_over,),
        outcomes={state.value: state.value for state in sorted(ACTIVE)},
    ),
)  # fmt: skip

SCHOOL_TRACK: Workflow[Standing] = Workflow("school", _ROWS + take_over_rows(RANKS, _DECIDE))
