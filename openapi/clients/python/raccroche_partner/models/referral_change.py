from enum import StrEnum

class ReferralChange(StrEnum):
    CHANGED = "changed"
    DELETED = "deleted"

    def __str__(self) -> str:
        return str(self.value)
