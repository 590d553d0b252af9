"""The second wall, as SQL that migrations apply: forced row-level security under roles that own nothing.

Frozen once released: a change of policy is a new function and a new migration.
"""

ACTOR_UNITS = "SELECT u.unit_id FROM actor_units u WHERE u.actor_id = (SELECT app_actor())"


def _forced(table: str) -> list[str]:
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY jobs ON {table} TO raccroche_jobs USING (true)",
        f"CREATE POLICY owner ON {table} TO raccroche_owner USING (true)",  # else a data migration changes 0 rows
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO raccroche_jobs",
    ]


def school_wall(table: str, *, grants: str = "SELECT, INSERT, UPDATE", student: str = "student_id") -> list[str]:
    """Rows kept by a school about a pupil: seen by who stands in that school, or by a unit to which this pupil's
    record in that school has been linked (the DSDEN after a referral). Written only from within the school."""
    linked = (
        f"EXISTS (SELECT FROM person_links l WHERE l.student_id = {table}.{student} AND l.school_id = {table}.school_id"
        f" AND l.unit_id IN ({ACTOR_UNITS}))"
    )
    return [
        *_forced(table),
        f"CREATE POLICY perimeter ON {table} TO raccroche_app USING (school_id IN ({ACTOR_UNITS}) OR {linked})",
        f"GRANT {grants} ON {table} TO raccroche_app",
    ]


def unit_wall(table: str, *, unit: str = "unit_id", grants: str = "SELECT, INSERT, UPDATE") -> list[str]:
    """Rows of one institution alone (a compartment): nobody else's links open them."""
    return [
        *_forced(table),
        f"CREATE POLICY perimeter ON {table} TO raccroche_app USING ({unit} IN ({ACTOR_UNITS}))",
        f"GRANT {grants} ON {table} TO raccroche_app",
    ]


def person_wall(table: str, *, student: str = "student_id", grants: str = "SELECT, INSERT, UPDATE") -> list[str]:
    """Rows of a person whom several institutions know: seen through any link to one's units."""
    linked = (
        f"EXISTS (SELECT FROM person_links l WHERE l.student_id = {table}.{student} AND l.unit_id IN ({ACTOR_UNITS}))"
    )
    return [
        *_forced(table),
        f"CREATE POLICY perimeter ON {table} TO raccroche_app USING ({linked})",
        f"GRANT {grants} ON {table} TO raccroche_app",
    ]


def open_table(table: str, *, app: str = "SELECT", jobs: str = "SELECT, INSERT, UPDATE, DELETE") -> list[str]:
    """Rows about no pupil (reference data, accounts): no wall, only grants."""
    return [f"GRANT {app} ON {table} TO raccroche_app", f"GRANT {jobs} ON {table} TO raccroche_jobs"]
