from enum import StrEnum

class LineOutcome(StrEnum):
    KNOWN = "known"
    RECORDED = "recorded"
    REFUSED = "refused"

    def __str__(self) -> str:
        return str(self.value)
