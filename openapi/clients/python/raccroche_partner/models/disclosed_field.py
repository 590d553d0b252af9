from enum import StrEnum

class DisclosedField(StrEnum):
    CITY = "city"
    EMAIL = "email"
    IDENTITY = "identity"
    LAST_FORMATION = "last_formation"
    LAST_SCHOOL = "last_school"
    LEFT_ON = "left_on"
    PHONE = "phone"

    def __str__(self) -> str:
        return str(self.value)
