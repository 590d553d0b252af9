"""Reasons: which are legitimate, who judges, who sees, and what is dropped at import."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from domain.absences.imported_reasons import read_imported_reason
from domain.absences.reasons import (
    NO_REASON,
    Authority,
    Judgement,
    JudgementState,
    NotForTheDasen,
    ReasonCode,
    ReasonMissing,
    ReasonStanding,
    WithTheDasen,
    check_judgement,
    standing_of,
)
from domain.absences.visibility import ReasonAudience, audience_of, visible_reason, visible_reason_code
from domain.access.permissions import Role

NOON = datetime(2026, 11, 5, 11, tzinfo=UTC)


def _judgement(state, hours=0, authority=Authority.SCHOOL, reason=ReasonCode.CHILD_ILLNESS):
    return Judgement(UUID(int=1), JudgementState(state), reason, NOON + timedelta(hours=hours), authority)


def test_the_law_deems_five_reasons_legitimate():
    assert len([code for code in ReasonCode if code.is_deemed_legitimate]) == 5
    assert not ReasonCode.OTHER_ACCEPTED.is_deemed_legitimate


def test_without_an_accepted_reason_an_absence_is_unjustified():
    assert [s for s in JudgementState if not s.is_unjustified] == [JudgementState.ADMISSIBLE]
    assert {s for s in JudgementState if s.is_open} == {JudgementState.PENDING, JudgementState.REFERRED_TO_DASEN}


def test_the_last_decision_of_the_school_stands():
    assert standing_of([]) == NO_REASON
    assert standing_of([_judgement("pending")]).state is JudgementState.PENDING
    changed = [_judgement("inaccurate", 2), _judgement("admissible", 1), _judgement("pending", 3)]
    assert standing_of(changed).state is JudgementState.INACCURATE


def test_the_dasen_prevails_over_a_later_word_of_the_school():
    judgements = [_judgement("not_admissible", 1, Authority.DASEN), _judgement("admissible", 2)]
    assert standing_of(judgements).state is JudgementState.NOT_ADMISSIBLE


def test_the_school_may_not_judge_what_it_gave_to_the_dasen():
    referred = standing_of([_judgement("referred_to_dasen")])
    with pytest.raises(WithTheDasen):
        check_judgement(referred, _judgement("admissible", 1))
    check_judgement(referred, _judgement("admissible", 1, Authority.DASEN))
    check_judgement(referred, _judgement("pending", 1))


def test_the_dasen_judges_only_what_was_referred():
    with pytest.raises(NotForTheDasen):
        check_judgement(NO_REASON, _judgement("admissible", authority=Authority.DASEN))


@pytest.mark.parametrize(("state", "reason"), [("admissible", None), ("no_reason", ReasonCode.PERSONAL)])
def test_no_reason_cannot_be_judged(state, reason):
    with pytest.raises(ReasonMissing):
        check_judgement(NO_REASON, _judgement(state, reason=reason))


FULL = {Role.SUPERVISOR, Role.EDUCATION_ADVISER, Role.DEPUTY_HEAD, Role.HEAD}
FULL_ONCE_REFERRED = {Role.DASEN_OFFICER, Role.SIGNATORY, Role.SOCIAL_WORKER}


@pytest.mark.parametrize("role", list(Role))
def test_who_reads_a_reason_in_full(role):
    assert (audience_of(role, referred=False) is ReasonAudience.FULL) == (role in FULL)
    assert (audience_of(role, referred=True) is ReasonAudience.FULL) == (role in FULL | FULL_ONCE_REFERRED)


ILLNESS = ReasonStanding(JudgementState.ADMISSIBLE, ReasonCode.CHILD_ILLNESS)


def test_a_teacher_reads_motif_legitime_and_never_illness():
    teacher = audience_of(Role.TEACHER, referred=True)
    assert visible_reason(ILLNESS, teacher) == "motif légitime"
    assert visible_reason_code(ILLNESS, teacher) is None


@pytest.mark.parametrize("state", list(JudgementState))
@pytest.mark.parametrize("code", list(ReasonCode))
def test_no_reason_leaks_to_those_who_read_only_whether_there_is_one(state, code):
    shown = visible_reason(ReasonStanding(state, code), ReasonAudience.JUSTIFIED_OR_NOT)
    assert shown in {"sans motif", "motif légitime", "à apprécier", "non justifiée"}


def test_vie_scolaire_reads_the_reason():
    assert visible_reason(ILLNESS, audience_of(Role.EDUCATION_ADVISER, referred=False)) == "Maladie de l'enfant"
    assert visible_reason(NO_REASON, ReasonAudience.FULL) == "sans motif"


HEALTH = [
    "Maladie avec certificat",
    "Maladie sans certificat",
    "Hospitalisation",
    "Rdv médical",
    "Infirmerie",
    "Prise en charge pompiers",
    "Rdv PsyEN",
    "DENTISTE",
    "Dépression",
    "Santé",
]
RELIGION_OR_CARE = [
    "Fêtes religieuses",
    "Aïd el-Fitr",
    "Yom Kippour",
    "Communion",
    "RDV éducateur",
    "Classe relais",
    "Convocation tribunal",
    "Foyer ASE",
]


@pytest.mark.parametrize("justified", [True, False])
@pytest.mark.parametrize("label", HEALTH)
def test_health_labels_become_a_reason_without_detail(label, justified):
    read = read_imported_reason(label, justified=justified)
    assert read.reason is ReasonCode.HEALTH_UNSPECIFIED
    assert read.reason.label == "Motif de santé, sans précision"


@pytest.mark.parametrize("label", RELIGION_OR_CARE)
def test_religion_and_social_care_labels_become_a_granted_leave(label):
    assert read_imported_reason(label, justified=True).reason.label == "Autorisation d'absence accordée"
    assert read_imported_reason(label, justified=False).reason is ReasonCode.UNSPECIFIED


@pytest.mark.parametrize(
    ("label", "justified", "reason", "state"),
    [
        ("Problèmes transports", True, ReasonCode.TRANSPORT_FAILURE, JudgementState.ADMISSIBLE),
        ("Panne de réveil", False, ReasonCode.LATE_WAKING, JudgementState.PENDING),
        ("Vacances", False, ReasonCode.HOLIDAYS, JudgementState.PENDING),
        ("Raisons familiales", False, ReasonCode.UNSPECIFIED, JudgementState.PENDING),
        ("Raisons familiales", True, ReasonCode.OTHER_ACCEPTED, JudgementState.ADMISSIBLE),
        ("", False, None, JudgementState.NO_REASON),
        ("  ", True, ReasonCode.OTHER_ACCEPTED, JudgementState.ADMISSIBLE),
    ],
)
def test_other_labels_find_their_reason(label, justified, reason, state):
    read = read_imported_reason(label, justified=justified)
    assert (read.reason, read.state) == (reason, state)
