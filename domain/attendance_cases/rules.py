"""The chains as triples, for the database: a state exists only as the end of a recorded, legal step."""

from domain.attendance_cases.advance import WORKFLOWS


def case_rules() -> list[tuple[str, str, str, str]]:
    """Every (track, source, name, target) the tables allow, sorted: what the migration writes and a test compares."""
    return sorted(
        (str(track), str(source), name, str(target))
        for track, workflow in WORKFLOWS.items()
        for source, name, target in workflow.triples()
    )
