from enum import StrEnum

class DeclineReason(StrEnum):
    NOT_CONCERNED = "not_concerned"
    NOT_REACHED = "not_reached"
    NOT_WANTED = "not_wanted"
    NO_PLACE = "no_place"
    OTHER_AREA = "other_area"

    def __str__(self) -> str:
        return str(self.value)
