from enum import StrEnum

class ReferralRequest(StrEnum):
    CONTACT = "contact"
    INTERVIEW = "interview"
    PLACE = "place"
    SUPPORT = "support"

    def __str__(self) -> str:
        return str(self.value)
