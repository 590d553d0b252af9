from enum import StrEnum

class ReferralAnswer(StrEnum):
    ALREADY_KNOWN = "already_known"
    APPOINTMENT = "appointment"
    CONTACTED = "contacted"
    DECLINED = "declined"
    ENTERED = "entered"

    def __str__(self) -> str:
        return str(self.value)
