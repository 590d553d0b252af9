from enum import StrEnum

class EndpointState(StrEnum):
    ACTIVE = "active"
    FAILING = "failing"
    NEW = "new"
    PAUSED = "paused"

    def __str__(self) -> str:
        return str(self.value)
