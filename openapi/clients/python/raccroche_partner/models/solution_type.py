from enum import StrEnum

class SolutionType(StrEnum):
    APPRENTICESHIP = "apprenticeship"
    CIVIC_SERVICE = "civic_service"
    E2C = "e2c"
    EPIDE = "epide"
    JOB = "job"
    MICRO_LYCEE = "micro_lycee"
    MISSION_LOCALE_SUPPORT = "mission_locale_support"
    MLDS_ACTION = "mlds_action"
    OTHER = "other"
    SCHOOL = "school"
    SCHOOL_AGRICULTURAL = "school_agricultural"
    SMV = "smv"
    VOCATIONAL_TRAINEE = "vocational_trainee"

    def __str__(self) -> str:
        return str(self.value)
