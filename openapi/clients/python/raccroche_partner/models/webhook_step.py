from enum import StrEnum

class WebhookStep(StrEnum):
    PAUSE = "pause"
    REMOVE = "remove"
    RESUME = "resume"

    def __str__(self) -> str:
        return str(self.value)
