"""Where communes are: reference rows without any person, from which distances are counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class Commune:
    """Official code, name, postal code, latitude and longitude in degrees."""

    code: str
    name: str
    postal_code: str
    latitude: float
    longitude: float


async def save_communes(session: AsyncSession, found: Iterable[Commune]) -> None:
    """Under the jobs role; the latest word of a code counts."""
    rows = [vars(one) for one in found]
    if rows:
        await session.execute(
            text("""INSERT INTO communes (code, name, postal_code, latitude, longitude)
                    VALUES (:code, :name, :postal_code, :latitude, :longitude)
                    ON CONFLICT (code) DO UPDATE SET name = excluded.name, postal_code = excluded.postal_code,
                        latitude = excluded.latitude, longitude = excluded.longitude"""),
            rows,
        )
