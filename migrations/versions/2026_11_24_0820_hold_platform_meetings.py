"""Let a platform hold its meetings: points about followed young people, partners who sit, notes with an audience.

A partner's seat opens the meeting, and of its points only those about young people referred to their institution: the
referral stays the one door of disclosure. A reserved note stands apart, like a profession's: PostgreSQL shows its words
to their author, to the author's institution and to the platform's manager, whatever a query asks.
"""

from alembic import op

from migrations.statements import run
from migrations.walls import ACTOR_UNITS

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

POINTS = """
ALTER TABLE meeting_items
    ADD COLUMN follow_up_id uuid,
    ADD COLUMN partner_id uuid REFERENCES units,
    DROP CONSTRAINT meeting_items_check,
    ADD CONSTRAINT meeting_items_one_subject CHECK (num_nonnulls(student_id, follow_up_id, nullif(subject, '')) = 1),
    ADD CONSTRAINT meeting_items_followed UNIQUE (id, follow_up_id, unit_id),
    ADD FOREIGN KEY (follow_up_id, unit_id) REFERENCES follow_ups (id, platform_id);
CREATE UNIQUE INDEX meeting_items_one_a_followed ON meeting_items (meeting_id, follow_up_id)
    WHERE follow_up_id IS NOT NULL;
CREATE INDEX meeting_items_of_follow_up ON meeting_items (follow_up_id) WHERE follow_up_id IS NOT NULL;
ALTER TABLE tasks
    ADD COLUMN follow_up_id uuid,
    ADD CONSTRAINT tasks_one_person CHECK (num_nonnulls(student_id, follow_up_id) <= 1),
    ADD FOREIGN KEY (follow_up_id, unit_id) REFERENCES follow_ups (id, platform_id);
CREATE INDEX tasks_of_follow_up ON tasks (follow_up_id) WHERE follow_up_id IS NOT NULL;

-- For which institution a partner's person sits; null: of the house itself.
ALTER TABLE meeting_participants ADD COLUMN institution_id uuid REFERENCES units;
ALTER TABLE prevention_group_members ADD COLUMN institution_id uuid REFERENCES units;
"""
NOTES = """
ALTER TABLE meeting_notes
    ALTER COLUMN student_id DROP NOT NULL,
    ADD COLUMN follow_up_id uuid,
    ADD COLUMN institution_id uuid REFERENCES units,
    DROP CONSTRAINT meeting_notes_level_check,
    DROP CONSTRAINT meeting_notes_check,
    ADD CONSTRAINT meeting_notes_level CHECK (level IN ('educational', 'social', 'health', 'platform', 'reserved')),
    ADD CONSTRAINT meeting_notes_words CHECK ((level IN ('educational', 'platform')) = (body <> '')),
    ADD CONSTRAINT meeting_notes_one_person CHECK (num_nonnulls(student_id, follow_up_id) = 1),
    ADD FOREIGN KEY (item_id, follow_up_id, unit_id) REFERENCES meeting_items (id, follow_up_id, unit_id);
ALTER TABLE sealed_notes
    ALTER COLUMN student_id DROP NOT NULL,
    ADD COLUMN follow_up_id uuid,
    DROP CONSTRAINT sealed_notes_level_check,
    ADD CONSTRAINT sealed_notes_level CHECK (level IN ('social', 'health', 'reserved')),
    ADD CONSTRAINT sealed_notes_one_person CHECK (num_nonnulls(student_id, follow_up_id) = 1);
GRANT SELECT (follow_up_id) ON sealed_notes TO raccroche_jobs;
"""
# Read as the owner: a policy on participants that read participants would never end. A seat lapses with the post.
SEATS = """
CREATE FUNCTION actor_partner_meetings() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS
    $$ SELECT p.meeting_id FROM meeting_participants p
       JOIN actor_units u ON u.actor_id = p.account_id AND u.unit_id = p.institution_id
       WHERE p.account_id = app_actor() $$;
"""
_SEATED = "IN (SELECT actor_partner_meetings())"
_REFERRED = (
    "follow_up_id IN (SELECT r.follow_up_id FROM follow_up_referrals r WHERE r.withdrawn_on IS NULL"
    f" AND r.partner_unit IN ({ACTOR_UNITS}))"
)
_OWN = f"institution_id IN ({ACTOR_UNITS})"
_AUTHOR = "written_by = (SELECT app_actor()) AND item_id IN (SELECT i.id FROM meeting_items i)"
_LEADS = "(SELECT a.role FROM accounts a WHERE a.id = (SELECT app_actor())) = 'platform_manager'"
_NOTE = "level = 'reserved' AND EXISTS (SELECT FROM meeting_notes n WHERE n.id = sealed_notes.note_id AND "
_MINE = "n.written_by = (SELECT app_actor())"
_READERS = f"({_MINE} OR n.institution_id IN ({ACTOR_UNITS}) OR (n.unit_id IN ({ACTOR_UNITS}) AND {_LEADS}))"
POLICIES = {
    "partner_reads ON meetings": f"FOR SELECT TO raccroche_app USING (id {_SEATED})",
    "partner_reads ON meeting_participants": f"FOR SELECT TO raccroche_app USING (meeting_id {_SEATED})",
    "partner_reads ON meeting_items": f"FOR SELECT TO raccroche_app USING (meeting_id {_SEATED} AND {_REFERRED})",
    "institution ON meeting_notes": f"TO raccroche_app USING ({_OWN}) WITH CHECK ({_OWN} AND {_AUTHOR})",
    "reserved ON sealed_notes": f"TO raccroche_app USING ({_NOTE}{_READERS})) WITH CHECK ({_NOTE}{_MINE}))",
}

FORGET = (
    "DELETE FROM sealed_notes WHERE follow_up_id IS NOT NULL",
    "DELETE FROM meeting_notes WHERE follow_up_id IS NOT NULL",
    "DELETE FROM meeting_item_origins o USING meeting_items i WHERE i.id = o.item_id AND i.follow_up_id IS NOT NULL",
    "DELETE FROM meeting_item_guests g USING meeting_items i WHERE i.id = g.item_id AND i.follow_up_id IS NOT NULL",
    "DELETE FROM meeting_items WHERE follow_up_id IS NOT NULL",
)
BACK = """
ALTER TABLE sealed_notes DROP CONSTRAINT sealed_notes_one_person, DROP CONSTRAINT sealed_notes_level,
    DROP COLUMN follow_up_id, ALTER COLUMN student_id SET NOT NULL,
    ADD CONSTRAINT sealed_notes_level_check CHECK (level IN ('social', 'health'));
ALTER TABLE meeting_notes DROP CONSTRAINT meeting_notes_one_person, DROP CONSTRAINT meeting_notes_words,
    DROP CONSTRAINT meeting_notes_level, DROP COLUMN follow_up_id, DROP COLUMN institution_id,
    ALTER COLUMN student_id SET NOT NULL,
    ADD CONSTRAINT meeting_notes_level_check CHECK (level IN ('educational', 'social', 'health')),
    ADD CONSTRAINT meeting_notes_check CHECK ((level = 'educational') = (body <> ''));
ALTER TABLE prevention_group_members DROP COLUMN institution_id;
ALTER TABLE meeting_participants DROP COLUMN institution_id;
ALTER TABLE tasks DROP COLUMN follow_up_id;
ALTER TABLE meeting_items DROP CONSTRAINT meeting_items_one_subject, DROP COLUMN follow_up_id, DROP COLUMN partner_id,
    ADD CONSTRAINT meeting_items_check CHECK ((student_id IS NULL) = (subject <> ''));
"""


# A foreign key is proved by a query that the forced wall would refuse: it is lifted for this transaction.
WALLED = (
    "meeting_items", "meeting_notes", "sealed_notes", "meeting_participants", "prevention_group_members", "tasks",
    "follow_ups", "meeting_item_origins", "meeting_item_guests",
)  # fmt: skip


def _wall(word: str) -> None:
    for table in WALLED:
        op.execute(f"ALTER TABLE {table} {word} ROW LEVEL SECURITY")


def upgrade() -> None:
    _wall("NO FORCE")
    for block in (POINTS, NOTES, SEATS):
        run(block)
    _wall("FORCE")
    for named, policy in POLICIES.items():
        op.execute(f"CREATE POLICY {named} {policy}")


def downgrade() -> None:
    for named in POLICIES:
        op.execute(f"DROP POLICY {named}")
    op.execute("DROP FUNCTION actor_partner_meetings()")
    _wall("NO FORCE")
    for sql in (*FORGET, BACK):
        run(sql)
    _wall("FORCE")
