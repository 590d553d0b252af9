"""Lists of imports and of their lines."""

from uuid import UUID

from sqlalchemy import Integer, Select, Text, Uuid, cast, column, func, literal_column, select, table, text, tuple_
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.imports.records import FIELD_LABELS
from domain.imports.views import ImportLine, ImportSummary
from persistence.paging import page

imports = table(
    "imports",
    column("id", Uuid), column("school_id", Uuid), column("state", Text), column("file_name", Text), column("heads",
        JSONB),
    column("counts", JSONB), column("created_by", Uuid), column("created_at", TIMESTAMP(timezone=True)),
    column("applied_at", TIMESTAMP(timezone=True)), column("undone_at", TIMESTAMP(timezone=True)),
)  # fmt: skip
import_lines = table(
    "import_lines",
    column("import_id", Uuid), column("school_id", Uuid), column("id", Uuid), column("number", Integer),
    column("subject", Text), column("outcome", Text), column("title", Text), column("student_id", Uuid),
    column("target_id", Uuid), column("changes", JSONB), column("refusal", JSONB), column("remarks", JSONB),
    column("decision", Text),
)  # fmt: skip
accounts = table("accounts", column("id", Uuid), column("display_name", Text))

_MASKED = "'phone', 'phone_personal', 'phone_mobile', 'phone_work'"
_LABELS = ", ".join(f"('{name}', '{label.replace(chr(39), chr(39) * 2)}')" for name, label in FIELD_LABELS.items())
_SHOWN_CHANGES = f"""(SELECT coalesce(json_agg(json_build_object(
        'field', c ->> 'field', 'label', coalesce(f.label, c ->> 'field'),
        'before', CASE WHEN c ->> 'field' IN ({_MASKED}) AND c ->> 'before' IS NOT NULL
                       THEN to_jsonb('•••• ' || right(c ->> 'before', 2)) ELSE c -> 'before' END,
        'after', CASE WHEN c ->> 'field' IN ({_MASKED}) AND c ->> 'after' IS NOT NULL
                      THEN to_jsonb('•••• ' || right(c ->> 'after', 2)) ELSE c -> 'after' END)), '[]'::json)
    FROM jsonb_array_elements(import_lines.changes) AS c LEFT JOIN (VALUES {_LABELS}) AS f (name, label)
        ON f.name = c ->> 'field')"""
_KINDS = """(SELECT coalesce(json_agg(h.head ->> 'label'), '[]'::json)
    FROM jsonb_array_elements(imports.heads) AS h (head))"""
_CANDIDATE = """CASE WHEN import_lines.outcome = 'look_alike' THEN (SELECT p.family_name || ' ' || p.first_name || ' · '
    || to_char(p.birth_date, 'DD/MM/YYYY')
    || coalesce((SELECT ' · ' || k.name FROM enrolments e JOIN classes k ON k.id = e.class_id
                 WHERE e.student_id = p.id AND e.school_id = import_lines.school_id
                 ORDER BY e.school_year DESC LIMIT 1), '')
    FROM students p WHERE p.id = import_lines.target_id) END"""


def import_page(actor: Actor, school_id: UUID | None, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """Imports of one's schools, the latest first; an administrator sees them all, without their lines."""
    query = (
        select(
            imports.c.id, imports.c.school_id, imports.c.state, imports.c.file_name,
            literal_column(_KINDS).label("kinds"),
                imports.c.counts,
            func.coalesce(accounts.c.display_name, "").label("created_by_name"), imports.c.created_at,
            imports.c.applied_at, imports.c.undone_at,
        )
        .select_from(imports.outerjoin(accounts, accounts.c.id == imports.c.created_by))
        .where(imports.c.school_id.in_(list(actor.units)))
    )  # fmt: skip
    if school_id is not None:
        query = query.where(imports.c.school_id == school_id)
    if cursor is not None:
        query = query.where(imports.c.id < cursor)
    return page(ImportSummary, query.order_by(imports.c.id.desc()), limit)


def line_page(
    actor: Actor, import_id: UUID, wanted: tuple[str | None, str | None], cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """Lines of one import by (subject, outcome), in the order of the file."""
    subject, outcome = wanted
    lines = import_lines.c
    query = select(
        lines.id, lines.number, lines.subject, lines.outcome, lines.title, lines.student_id, lines.target_id,
        literal_column(_SHOWN_CHANGES).label("changes"), lines.refusal, lines.remarks, lines.decision,
        cast(literal_column(_CANDIDATE), Text).label("candidate"),
    ).where(lines.import_id == import_id, lines.school_id.in_(list(actor.units)))  # fmt: skip
    if subject is not None:
        query = query.where(lines.subject == subject)
    if outcome is not None:
        query = query.where(lines.outcome == outcome)
    if cursor is not None:
        last = select(lines.subject, lines.number, lines.id).where(lines.id == cursor).scalar_subquery()
        query = query.where(tuple_(lines.subject, lines.number, lines.id) > last)
    return page(ImportLine, query.order_by(lines.subject, lines.number, lines.id), limit)


async def decide(session: AsyncSession, import_id: UUID, line_id: UUID, decision: str) -> bool:
    done = await session.execute(
        text("""UPDATE import_lines SET decision = :decision
                WHERE import_id = :import AND id = :id AND outcome = 'look_alike' RETURNING id"""),
        {"import": import_id, "id": line_id, "decision": decision},
    )
    return done.one_or_none() is not None
