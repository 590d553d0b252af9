"""What who holds a link sends: nothing of it stands in an address."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.schemas import In


class LinkIn(In):
    """The token of the link and the second fact: a day of birth."""

    token: Annotated[str, Field(min_length=20, max_length=100)]
    birth_date: date


class LinkDecisionIn(LinkIn):
    """`signed` false is « Je ne signe pas »; the code stands in the mail."""

    code: Annotated[str, Field(min_length=4, max_length=12)]
    signed: bool
