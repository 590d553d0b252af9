"""`/word-reminders`: whether a text that somebody is writing speaks of what no note should hold. Nothing is kept."""

from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import Field

from api.door import Door, Requires, responses
from api.schemas import In, Out
from domain.access.permissions import Permission
from domain.kernel.private_words import REMINDER, is_private

router = APIRouter(prefix="/api/v1", tags=["words"])
SignedIn = Annotated[Door, Requires(Permission.WORK_READ)]


class WordsToReadIn(In):
    text: Annotated[str, Field(max_length=2_000)]


class WordReminderOut(Out):
    """`reminder`: the text looks like health, family, religion or an offence; it stops nothing."""

    reminder: str | None


@router.post("/word-reminders", response_model=WordReminderOut, responses=responses())
async def remind_of_words(body: WordsToReadIn, door: SignedIn) -> Response:
    """Before a note is kept: a reminder, never a refusal: a trade may be of health, a surname look like one."""

    async def run(_: Any) -> Any:
        return {"reminder": REMINDER if is_private(body.text) else None}

    return await door.read(run, WordReminderOut)
