"""The table of a departure: every step, where it starts and ends, who may, on which text, and what must be there."""

from domain.access.permissions import Permission
from domain.departures import guards, law
from domain.departures.departure import Leaving
from domain.departures.states import DepartureState
from domain.kernel.texts import L313_7
from domain.workflow import STAY, Transition, Workflow

_S = DepartureState
_BEFORE = frozenset({_S.TO_CLARIFY.value, _S.PREPARING.value})
_PREPARING = frozenset({_S.PREPARING.value})
_GONE = frozenset({_S.LEFT.value, _S.SETTLED.value})
_LEFT = frozenset({_S.LEFT.value})
_W, _D = Permission.DEPARTURES_WRITE, Permission.DEPARTURES_DECIDE
_HEAD_ALONE = "La radiation est décidée par le chef d'établissement ou son adjoint. Préparez le dossier : il le verra."
Row = Transition[Leaving]

DEPARTURE_WORKFLOW: Workflow[Leaving] = Workflow(
    "departure",
    (
        Row("clarify", "Préciser le motif", _BEFORE, _S.PREPARING.value, _W, law.INTERNAL_CLARIFY),
        Row(
            "record_request", "Enregistrer la demande écrite", _PREPARING, STAY, _W, law.CIVIL_372_2,
            guards=(guards.is_family_request,),
        ),
        Row("offer_interview", "Enregistrer l'entretien proposé", _BEFORE, STAY, _W, law.INTERNAL_INTERVIEW),
        Row(
            "propose_alternatives", "Enregistrer les solutions proposées", _BEFORE, STAY, _W,
            (*law.L122_2, *law.INTERNAL_ALTERNATIVES),
        ),
        Row(
            "send_first_letter", "Envoyer le premier courrier", _BEFORE, STAY, _W, law.INTERNAL_LETTERS,
            guards=(guards.is_disappearance, guards.first_letter_is_new), effects=("send_leaving_notice",),
        ),
        Row(
            "send_second_letter", "Envoyer le second courrier", _BEFORE, STAY, _W, law.INTERNAL_LETTERS,
            guards=(guards.is_disappearance, guards.second_letter_is_new, guards.first_letter_is_old_enough),
            effects=("send_removal_warning",),
        ),
        Row(
            "record_exclusion", "Enregistrer la décision d'exclusion", _PREPARING, STAY, _D, law.D511_43,
            guards=(guards.is_exclusion,), denial=_HEAD_ALONE,
        ),
        Row(
            "inform_dsden", "Informer la DSDEN", _BEFORE | _LEFT, STAY, _W,
            (*law.L131_5_2, *law.L131_1),
            guards=(guards.is_below_sixteen, guards.has_no_proof_yet, guards.a_dsden_answers,
                    guards.dsden_is_not_informed_yet),
            effects=("link_dsden", "send_leaving_information"),
        ),
        Row(
            "leave", "Enregistrer la sortie", _PREPARING, _S.LEFT.value, _D, law.INTERNAL_LEAVING,
            guards=(
                guards.was_requested_and_signed, guards.decision_is_dated, guards.schooling_may_end,
                guards.interview_was_offered, guards.alternatives_were_proposed,
                guards.somebody_was_tried, guards.two_letters_went, guards.nobody_vanishes_below_sixteen,
            ),
            effects=("end_enrolment", "send_removal_certificate"),
            outcomes={"confirmed": _S.SETTLED.value, "to_confirm": _S.LEFT.value}, denial=_HEAD_ALONE,
        ),
        Row(
            "confirm_destination", "Confirmer la destination", _LEFT, _S.SETTLED.value, _W, law.INTERNAL_DESTINATION,
            guards=(guards.has_no_proof_yet,), effects=("end_handover",),
        ),
        Row(
            "confirm_destination", "Confirmer la destination", _BEFORE, STAY, _W, law.INTERNAL_DESTINATION,
            guards=(guards.has_no_proof_yet,),
        ),
        Row(
            "hand_over", "Transmettre à la plateforme", _LEFT, STAY, _W, (*L313_7, *law.INTERNAL_SAME_DAY),
            guards=(guards.is_sixteen, guards.is_not_handed_over_yet, guards.a_platform_answers),
            effects=("hand_over",),
        ),
        Row(
            "return", "Enregistrer le retour", _BEFORE | _GONE, _S.RETURNED.value, _W, law.INTERNAL_RETURN,
            effects=("reopen_enrolment", "end_handover"),
        ),
        Row("withdraw", "Annuler cette sortie", _BEFORE, _S.WITHDRAWN.value, _W, law.INTERNAL_WITHDRAW),
        Row(
            "finish_follow_up", "Terminer le suivi de l'année", _GONE, _S.FOLLOWED.value, _W, law.INTERNAL_YEAR,
            guards=(guards.year_was_followed,),
        ),
    ),
)  # fmt: skip
