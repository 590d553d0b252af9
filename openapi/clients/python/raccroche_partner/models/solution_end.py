from enum import StrEnum

class SolutionEnd(StrEnum):
    COMPLETED = "completed"
    NOT_CHOSEN = "not_chosen"
    OTHER_SOLUTION = "other_solution"
    PLACE_WITHDRAWN = "place_withdrawn"
    QUALIFIED = "qualified"
    STOPPED_EARLY = "stopped_early"

    def __str__(self) -> str:
        return str(self.value)
