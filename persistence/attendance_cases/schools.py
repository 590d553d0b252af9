"""What the procedure needs of a school: its sector, and the authority that receives its referrals."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.attendance_cases.states import Sector
from domain.schools.kinds import SchoolKind

_SCHOOL = text("SELECT kind, sector, dsden_id, draaf_id FROM schools WHERE id = :id")


@dataclass(frozen=True)
class CaseSchool:
    sector: Sector
    authority_id: UUID | None


async def load_case_school(session: AsyncSession, school_id: UUID) -> CaseSchool:
    """An agricultural school answers to the DRAAF (R131-8), where one is known; every other to the DSDEN."""
    row = (await session.execute(_SCHOOL, {"id": school_id})).one()
    if SchoolKind(row.kind).is_agricultural:
        return CaseSchool(Sector.AGRICULTURAL, row.draaf_id or row.dsden_id)
    return CaseSchool(Sector.PUBLIC if row.sector == "public" else Sector.PRIVATE, row.dsden_id)
