"""Drafts of acts: one per author, case and step; the wall shows a draft to its author alone."""

import json
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.attendance_cases.companions import CaseDraft

_LOAD = text("""
    SELECT step, fields, saved_at FROM case_drafts WHERE case_id = :case AND author_id = :author ORDER BY step
""")
_SAVE = text("""
    INSERT INTO case_drafts (case_id, author_id, step, fields, saved_at)
    VALUES (:case, :author, :step, CAST(:fields AS jsonb), :at)
    ON CONFLICT (case_id, author_id, step) DO UPDATE SET fields = EXCLUDED.fields, saved_at = EXCLUDED.saved_at
""")
_DROP = text("DELETE FROM case_drafts WHERE case_id = :case AND author_id = :author AND step = :step")


async def load_drafts(session: AsyncSession, case_id: UUID, author_id: UUID) -> list[CaseDraft]:
    rows = await session.execute(_LOAD, {"case": case_id, "author": author_id})
    return [CaseDraft(*row) for row in rows]


async def save_draft(session: AsyncSession, case_id: UUID, author_id: UUID, draft: CaseDraft) -> None:
    keys = {"case": case_id, "author": author_id, "step": draft.step}
    await session.execute(_SAVE, keys | {"fields": json.dumps(draft.fields), "at": draft.saved_at})


async def drop_draft(session: AsyncSession, case_id: UUID, author_id: UUID, step: str) -> None:
    await session.execute(_DROP, {"case": case_id, "author": author_id, "step": step})
