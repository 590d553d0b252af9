from enum import StrEnum

class WebhookState(StrEnum):
    DEAD = "dead"
    DELIVERED = "delivered"
    FAILED = "failed"
    SENDING = "sending"
    UNCERTAIN = "uncertain"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
