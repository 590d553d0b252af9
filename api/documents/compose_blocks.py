"""The blocks of a letter of a case: appointment, measures, agreement, hearing, référent, referral, former acts."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from api.documents.compose_facts import facts_of
from api.documents.compose_heads import school_of
from api.documents.compose_people import responsibles, short_name
from api.documents.sources import CaseSources
from domain.attendance_cases import states
from domain.attendance_cases.case import Act as CaseAct
from domain.documents.kinds import LetterKind
from domain.documents.letter import REQUIRED
from domain.documents.parts import Act, Agreement, Appointment, Hearing, Measure, Referent, Referral, Visa
from domain.documents.values import AgreementOutcome, HearingOutcome, Trigger
from domain.documents.wording import meeting_name
from domain.documents.words import one_of, short_date

_K = LetterKind
OPTIONAL: dict[LetterKind, tuple[str, ...]] = {
    _K.MEASURES_RECORD: ("facts",),
    _K.DASEN_REFERRAL: ("measures",),
    _K.REFERRAL_WITHDRAWAL: ("facts",),
    _K.WITHDRAWAL_INFORMATION: ("facts",),
    _K.ATTENDANCE_REMINDER: ("support",),
    _K.SUMMONS_LETTER: ("previous_on",),
    _K.SUMMONS_WITH_DEPARTMENT: ("previous_on",),
    _K.HEARING_RECORD: ("facts", "measures"),
    _K.COMMUNITY_INVITATION: ("referent",),
    _K.SUPPORT_CONTRACT: ("facts",),
    _K.REFERENT_NOTICE: ("measures",),
    _K.PROSECUTOR_REFERRAL_INFO: ("facts", "referent"),
    _K.WARNING_RETRACTION: ("facts",),
}
"""What a kind shows besides what it cannot do without."""

_MEETINGS = {_K.MEETING_INVITATION, _K.COMMUNITY_INVITATION}
_DONE_WORDS = {
    "open_dialogue": "Dialogue engagé avec la famille",
    "convene_meeting": "Invitation à la réunion",
    "sign_measures": "Réunion et document récapitulatif",
    "appoint_referent": "Référent désigné",
    "note_persistence": "Persistance des absences constatée",
    "convene_educational_community": "Invitation à la réunion d'aide et d'accompagnement",
    "sign_support_contract": "Contrat d'aide et d'accompagnement",
    "refer": "Saisine du directeur académique",
    "refer_again": "Nouvelle saisine du directeur académique",
    "warn": "Avertissement à chaque personne responsable",
    "summon": "Convocation à un entretien",
    "summon_with_department": "Convocation à un entretien avec le Département",
    "record_hearing": "Entretien",
}
_CONTACT_WORDS = {
    "call": "Appel téléphonique", "sms": "Message (SMS)", "email": "Courriel", "letter": "Courrier",
    "meeting": "Rencontre",
}  # fmt: skip
_RESULT_WORDS = {
    "answered": "réponse obtenue", "voice_mail": "messagerie", "wrong_number": "numéro erroné",
    "will_call_back": "rappellera", "message_left": "message laissé", "sent": "envoyé",
    "undeliverable": "non remis", "uncertain": "remise inconnue", "queued": "en cours d'envoi",
}  # fmt: skip
_OUTCOMES = {
    "signed": AgreementOutcome.SIGNED,
    "refused": AgreementOutcome.NOT_SIGNED,
    "absent": AgreementOutcome.ABSENT,
    "proposed": AgreementOutcome.TO_SIGN,
}


def blocks_of(sources: CaseSources, kind: LetterKind) -> dict[str, Any]:
    """Exactly the blocks this kind shows."""
    names = (*REQUIRED[kind], *OPTIONAL.get(kind, ()))
    return {name: _BLOCKS[name](sources, kind) for name in dict.fromkeys(names)}


def _appointment(sources: CaseSources, kind: LetterKind) -> Appointment | None:
    found = sources.act.appointment
    if found is None:
        return None
    public = sources.case.sector is states.Sector.PUBLIC
    name = meeting_name(school_of(sources).level, public=public) if kind is _K.MEETING_INVITATION else ""
    if kind is _K.COMMUNITY_INVITATION:
        name = "réunion d'aide et d'accompagnement"
    agenda = (
        "la présence en classe depuis la rentrée",
        f"ce qui peut aider {sources.pupil.first_name} à venir",
        "les mesures et qui s'en charge",
    )
    return Appointment(
        day=found.day,
        at=found.at,
        place=(found.place,),
        host=found.reception or ("la direction de l'établissement" if kind in _MEETINGS else "Les services"),
        name=name,
        agenda=agenda if kind is _K.MEETING_INVITATION else (),
        participants=("un représentant du Département",) if kind is _K.SUMMONS_WITH_DEPARTMENT else (),
    )


def _measures(sources: CaseSources, kind: LetterKind) -> tuple[Measure, ...]:
    """Those decided by this act, else by the last one that decided some."""
    _ = kind
    acts = (sources.act, *reversed(sources.case.acts))
    return next((found for act in acts if (found := tuple(_measures_in(act)))), ())


def _measures_in(act: CaseAct) -> Iterable[Measure]:
    for code in act.codes:
        if code.startswith("measure:"):
            yield Measure(states.Measure(code.removeprefix("measure:")).label, "l'établissement", act.due_on)


def _agreement(sources: CaseSources, kind: LetterKind) -> Agreement:
    _ = kind
    act = sources.act
    agent = sources.agent(act.by)
    head = sources.school.head_name or (agent.name if agent else "")
    names = [short_name(one) for one in sources.guardians if one.level in {1, 2}]
    return Agreement(
        outcome=_OUTCOMES.get(act.outcome, AgreementOutcome.TO_SIGN),
        day=act.on,
        signatories=tuple(name for name in (*names, head) if name),
        review_dates=(act.due_on,) if act.due_on else (),
    )


def _hearing(sources: CaseSources, kind: LetterKind) -> Hearing:
    _ = kind
    return Hearing(sources.act.on, HearingOutcome(sources.act.outcome or "came"))


def _referent(sources: CaseSources, kind: LetterKind) -> Referent | None:
    _ = kind
    appointed = sources.act if sources.act.referent_id else sources.case.last("appoint_referent")
    agent = sources.agent(sources.act.referent_id or sources.case.referent_id)
    if agent is None or appointed is None:
        return None
    school = sources.school
    return Referent(agent.name, agent.job_title or "personnel d'éducation", appointed.on, school.phone, school.email)


def _referral(sources: CaseSources, kind: LetterKind) -> Referral | None:
    _ = kind
    case = sources.case
    sent = sources.act if sources.act.step in {"refer", "refer_again"} else case.last("refer", "refer_again")
    if sent is None:
        return None
    first = case.last("refer") or sent
    received = sources.act if sources.act.step == "acknowledge" else case.last("acknowledge")
    return Referral(
        sent_on=sent.on,
        trigger=Trigger(first.outcome or Trigger.FOUR_HALF_DAYS.value),
        received_on=received.on if received else None,
        again=sent.step == "refer_again",
        visa=_visa(sources),
        missing=tuple(states.ReturnReason(code).label for code in sources.act.codes)
        if sources.act.step == "return_file"
        else (),
    )


def _visa(sources: CaseSources) -> Visa | None:
    act = sources.case.last("give_visa")
    agent = sources.agent(act.by) if act else None
    if act is None or agent is None:
        return None
    opinion = states.VisaOpinion(act.codes[0]).label.lower() if act.codes else ""
    return Visa(agent.name, act.on, opinion)


def _acts(sources: CaseSources, kind: LetterKind) -> tuple[Act, ...]:
    """What was done before, contacts and steps together, by day; nothing from the compartment."""
    _ = kind
    done = [
        Act(act.on, _DONE_WORDS[act.step], _result(act))
        for act in sources.case.acts
        if act.step in _DONE_WORDS and act != sources.act and act.track is not states.Track.PROSECUTOR
    ]
    contacts = [
        Act(one.day, _CONTACT_WORDS.get(one.channel, "Contact"), _RESULT_WORDS.get(one.result, ""))
        for one in sources.contacts
        if one.day <= sources.on
    ]
    found = sorted([*contacts, *done], key=lambda act: act.day)
    return tuple(found) or (Act(sources.case.opened_on, "Dossier d'absences ouvert"),)


def _result(act: CaseAct) -> str:
    if act.step in {"sign_measures", "sign_support_contract"}:
        return _OUTCOMES.get(act.outcome, AgreementOutcome.TO_SIGN).label.lower()
    if act.step == "record_hearing":
        return HearingOutcome(act.outcome or "came").label.lower()
    return f"repris : {act.taken_over.reference}" if act.taken_over else ""


def _previous_on(sources: CaseSources, kind: LetterKind) -> date | None:
    """The day of the act that this letter withdraws, follows or announces."""
    if kind is _K.PROSECUTOR_REFERRAL_INFO:
        return sources.act.on
    warning = sources.case.last("warn")
    return warning.on if warning else None


def _explanation(sources: CaseSources, kind: LetterKind) -> tuple[str, ...]:
    given = sources.pupil.first_name
    if kind is _K.CLOSING_NOTICE:
        return _closing_words(sources, given)
    number = facts_of(sources, kind).counted
    left = one_of("demi-journée", number)
    verb = "Il reste" if number else "Il ne reste plus aucune demi-journée"
    counted = f"{verb} {left} sans motif accepté." if number else f"{verb} sans motif accepté."
    return (f"Le décompte a été refait le {short_date(sources.on)}. {counted}",)


def _closing_words(sources: CaseSources, given: str) -> tuple[str, ...]:
    reason = sources.case.close_reason or states.CloseReason(sources.act.outcome)
    return {
        states.CloseReason.ATTENDANCE_RESTORED: (f"{given} vient régulièrement en classe. Merci de votre aide.",),
        states.CloseReason.END_OF_SCHOOL_YEAR: ("L'année scolaire est terminée.",),
        states.CloseReason.LEFT_SCHOOL: (f"{given} a quitté l'établissement.",),
        states.CloseReason.OPENED_IN_ERROR: ("Ce dossier avait été ouvert par erreur.",),
    }[reason]


_BLOCKS: dict[str, Callable[[CaseSources, LetterKind], Any]] = {
    "facts": facts_of,
    "support": lambda sources, _: sources.support,
    "responsibles": lambda sources, _: responsibles(sources.guardians),
    "appointment": _appointment,
    "measures": _measures,
    "agreement": _agreement,
    "hearing": _hearing,
    "referent": _referent,
    "referral": _referral,
    "acts": _acts,
    "previous_on": _previous_on,
    "explanation": _explanation,
}
