"""Every scheme as data: for whom, how long, who decides, what it adds, on which text, between which dates."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.kernel.calendar import school_year_of
from domain.kernel.labelled import Labelled
from domain.kernel.law import LegalBasis
from domain.schools.kinds import SchoolKind
from domain.support_plans.fields import Field


class SchemeCode(Labelled):
    PPRE = "ppre", "PPRE"
    PERSONAL_HELP = "personal_help", "Aide personnalisée"
    SCHOOL_CATCH_UP = "school_catch_up", "Stage de remise à niveau (école)"
    AFTER_CLASS = "after_class", "Accompagnement éducatif"
    SUPPORT_6E = "support_6e", "Accompagnement personnalisé en sixième"
    SUPPORT_LYCEE = "support_lycee", "Accompagnement personnalisé au lycée"
    SUPPORT_BAC_PRO = "support_bac_pro", "Accompagnement personnalisé en bac professionnel"
    CATCH_UP_LYCEE = "catch_up_lycee", "Stage de remise à niveau (lycée)"
    BRIDGING = "bridging", "Stage passerelle"
    TUTORING = "tutoring", "Tutorat"
    GUIDANCE_TALK = "guidance_talk", "Entretien personnalisé d'orientation"
    RELAY_CLASS = "relay_class", "Classe relais"
    RELAY_WORKSHOP = "relay_workshop", "Atelier relais"
    OPEN_SCHOOL = "open_school", "École ouverte"
    SEGPA = "segpa", "SEGPA"
    EREA = "erea", "EREA"
    ERS = "ers", "Établissement de réinsertion scolaire"
    MICRO_LYCEE = "micro_lycee", "Micro-lycée ou structure de retour à l'école"
    MLDS = "mlds", "Action de la MLDS"
    PAFI = "pafi", "Parcours aménagé de formation initiale"
    TDO = "tdo", "Tous droits ouverts"
    AMBITION_EMPLOI = "ambition_emploi", "Parcours Ambition emploi"


class PlanTrack(StrEnum):
    """Which way a plan goes: at once, with the family's agreement, or through a commission as well."""

    SIMPLE = "simple"
    FAMILY = "family"
    COMMISSION = "commission"


class Group(StrEnum):
    """Schemes of one group cannot run at the same time for one pupil (a rule of ours)."""

    AWAY = "away"
    ADAPTED = "adapted"
    REINTEGRATION = "reintegration"


@dataclass(frozen=True)
class Duration:
    """How long one plan lasts at most, and a chain of renewals; `label` is the rule as people say it."""

    label: str
    weeks: int | None = None
    least_weeks: int | None = None
    total_weeks: int | None = None
    renewals: int | None = None
    within_school_year: bool = False
    least_days: int | None = None
    first_day: tuple[int, int] | None = None
    last_day: tuple[int, int] | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def latest_end(self, start: date) -> date | None:
        """The last day a plan that starts then may run to."""
        ends = []
        if self.weeks is not None:
            ends.append(start + timedelta(weeks=self.weeks))
        if self.within_school_year:
            ends.append(date(school_year_of(start) + 1, 8, 31))
        if self.last_day is not None:
            ends.append(date(start.year, *self.last_day))
        return min(ends, default=None)


@dataclass(frozen=True)
class Scheme:
    """One row of the table. `kinds` and `levels` say where it is open; `refusal` is the sentence elsewhere."""

    code: SchemeCode
    track: PlanTrack
    for_whom: str
    open_to: str
    decided_by: str
    kinds: frozenset[SchoolKind]
    bases: tuple[LegalBasis, ...]
    durations: tuple[Duration, ...]
    levels: frozenset[str] = frozenset()
    ages: tuple[int | None, int | None] = (None, None)
    fields: tuple[Field, ...] = ()
    groups: frozenset[Group] = frozenset()
    arrangement: str | None = None
    needs_objectives: bool = False
    signed_by_head: bool = False
    both_parents: bool = False
    uncertain: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def label(self) -> str:
        return self.code.label

    def basis_on(self, day: date) -> LegalBasis | None:
        return next((basis for basis in self.bases if basis.in_force(day)), None)

    def duration_on(self, day: date) -> Duration:
        """The rule in force when the plan starts."""
        for rule in self.durations:
            if (rule.valid_from is None or rule.valid_from <= day) and (rule.valid_to is None or day <= rule.valid_to):
                return rule
        return self.durations[-1]

    def in_force(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)
