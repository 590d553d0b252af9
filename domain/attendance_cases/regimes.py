"""Which rules apply when: regimes by the date of the act, thresholds by the date of the facts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.attendance_cases import law
from domain.kernel.calendar import birthday
from domain.kernel.labelled import Labelled
from domain.kernel.law import START, LegalBasis
from domain.kernel.texts import L114_1


class RegimeCode(StrEnum):
    R2004 = "R2004"
    R2010 = "R2010"
    R2013 = "R2013"
    R2014 = "R2014"


@dataclass(frozen=True)
class Regime:
    """A state of the law. A regime `history_only` is told on « Les textes appliqués » and offers nothing."""

    code: RegimeCode
    label: str
    valid_from: date
    valid_to: date | None
    summary: str
    history_only: bool = False


REGIMES = (
    Regime(
        RegimeCode.R2004, "2004-2010", date(2004, 1, 1), date(2010, 9, 29),
        "Saisine, avertissement, enquête sociale possible, entretien, puis procureur.", history_only=True,
    ),
    Regime(
        RegimeCode.R2010, "2010-2013", date(2010, 9, 30), date(2013, 2, 1),
        "Loi 2010-1127, abrogée. Conservée ici pour mémoire.", history_only=True,
    ),
    Regime(
        RegimeCode.R2013, "Loi 2013-108", START, date(2014, 11, 20),
        "Avertissement, convocation obligatoire à un entretien, persistance appréciée sans nombre, procureur.",
    ),
    Regime(
        RegimeCode.R2014, "Décret 2014-1376", law.DECREE_2014, None,
        "Réunion et document signé à quatre demi-journées, convocation possible, accompagnement contractualisé "
        "(environ dix demi-journées depuis le 1er janvier 2015), procureur.",
    ),
)  # fmt: skip


def regime_of(act_date: date) -> Regime:
    """The regime of an act is that of its own day, whenever the case was opened."""
    return next(
        (regime for regime in reversed(REGIMES) if regime.valid_from <= act_date), REGIMES[0]
    )  # the oldest we know of stands for anything before


class RuleTrigger(StrEnum):
    """What makes an act due or possible."""

    REASON_MISSING = "reason_missing_or_inaccurate_after_invitation"
    HALF_DAYS_IN_MONTH = "unjustified_half_days_in_month"
    REFERRED = "referred"
    WARNED = "warned"
    PERSISTENCE = "persistence"
    CONTINUED = "continued_after_warning_and_procedure"


class RuleActor(Labelled):
    HEAD = "head", "Chef d'établissement ou directeur d'école"
    DASEN = "dasen", "DASEN"


@dataclass(frozen=True)
class AttendanceRule:
    """One row of the rule table. `threshold` None means that no text gives a number."""

    id: str
    valid_from: date
    valid_to: date | None
    trigger: RuleTrigger
    threshold: int | None
    acts: tuple[str, ...]
    actor: RuleActor
    mandatory: bool
    bases: tuple[LegalBasis, ...]

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


_T, _A = RuleTrigger, RuleActor
_END_2013, _END_2014 = date(2014, 11, 20), date(2014, 12, 31)
_SUPPORT = ("convene_educational_community", "sign_support_contract", "appoint_referent")
RULES = (
    AttendanceRule("R2013-REFER-REASON", START, None, _T.REASON_MISSING, None, ("refer",), _A.HEAD,
                   mandatory=False, bases=law.L131_8_REASON_MISSING),
    AttendanceRule("R2013-REFER-4", START, None, _T.HALF_DAYS_IN_MONTH, 4, ("refer",), _A.HEAD,
                   mandatory=True, bases=law.L131_8_FOUR),
    AttendanceRule("R2013-WARN", START, None, _T.REFERRED, None, ("warn",), _A.DASEN,
                   mandatory=True, bases=law.L131_8_WARNING),
    AttendanceRule("R2013-SUMMON", START, _END_2013, _T.WARNED, None, ("summon",), _A.DASEN,
                   mandatory=True, bases=law.R131_7_2012_INTERVIEW),
    AttendanceRule("R2013-PERSIST", START, _END_2014, _T.PERSISTENCE, None, _SUPPORT, _A.HEAD,
                   mandatory=True, bases=law.L131_8_PERSISTENCE),
    AttendanceRule("R2014-MEET-4", law.DECREE_2014, None, _T.HALF_DAYS_IN_MONTH, 4,
                   ("convene_meeting", "sign_measures"), _A.HEAD, mandatory=True, bases=law.R131_7_I_MEETING),
    AttendanceRule("R2014-SUMMON", law.DECREE_2014, None, _T.WARNED, None, ("summon",), _A.DASEN,
                   mandatory=False, bases=law.R131_7_I_INTERVIEW),
    AttendanceRule("R2014-PERSIST-10", law.CIRCULAR_2014, None, _T.PERSISTENCE, 10, _SUPPORT, _A.HEAD,
                   mandatory=True, bases=law.CIRCULAR_TEN),
    AttendanceRule("R2013-PROSECUTOR", START, _END_2013, _T.CONTINUED, None, ("refer_to_prosecutor",), _A.DASEN,
                   mandatory=False, bases=law.R131_7_2012_PROSECUTOR),
    AttendanceRule("R2014-PROSECUTOR", law.DECREE_2014, None, _T.CONTINUED, None, ("refer_to_prosecutor",), _A.DASEN,
                   mandatory=False, bases=law.R131_7_III),
)  # fmt: skip


def referral_threshold(fact_date: date) -> int | None:
    """Half-days in the month from which the head refers (L131-8, 2°), for facts of that date."""
    return _threshold("refer", _T.HALF_DAYS_IN_MONTH, fact_date)


def persistence_threshold(fact_date: date) -> int | None:
    """Half-days in the month « de l'ordre de » which absences persist; None before the circular gave a number."""
    return _threshold("convene_educational_community", _T.PERSISTENCE, fact_date)


def _threshold(act: str, trigger: RuleTrigger, on: date) -> int | None:
    rows = (rule for rule in RULES if act in rule.acts and rule.trigger is trigger and rule.in_force(on))
    return next((rule.threshold for rule in rows), None)


def summons_is_mandatory(act_date: date) -> bool:
    """Whether the interview with the DASEN is a step of every case that day (R131-7, version of 2012)."""
    return any("summon" in rule.acts and rule.mandatory and rule.in_force(act_date) for rule in RULES)


@dataclass(frozen=True)
class AgeBand:
    """Ages between which an obligation runs, for facts dated between these days."""

    valid_from: date
    valid_to: date | None
    min_age: int
    max_age: int
    bases: tuple[LegalBasis, ...]


COMPULSORY_INSTRUCTION = (
    AgeBand(law.L131_1[0].valid_from, date(2019, 9, 1), 6, 16, law.L131_1),
    AgeBand(date(2019, 9, 2), None, 3, 16, law.L131_1),
)
TRAINING_OBLIGATION = (AgeBand(date(2020, 9, 1), None, 16, 18, L114_1),)


def under_compulsory_instruction(birth_date: date, on: date) -> bool:
    """L131-1, L131-5: from the rentrée of the civil year of the lower age, to the day before the 16th birthday."""
    band = next((band for band in reversed(COMPULSORY_INSTRUCTION) if band.valid_from <= on), COMPULSORY_INSTRUCTION[0])
    return date(birth_date.year + band.min_age, 9, 1) <= on < birthday(birth_date, band.max_age)


def under_training_obligation(birth_date: date, on: date) -> bool:
    """L114-1: from the 16th birthday to the day before the 18th, since September 2020."""
    return any(
        band.valid_from <= on and birthday(birth_date, band.min_age) <= on < birthday(birth_date, band.max_age)
        for band in TRAINING_OBLIGATION
    )
