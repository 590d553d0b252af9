from enum import StrEnum

class PartnerContactResult(StrEnum):
    NO_ANSWER = "no_answer"
    REACHED = "reached"
    REFUSES_SUPPORT = "refuses_support"
    WRONG_DETAILS = "wrong_details"

    def __str__(self) -> str:
        return str(self.value)
