"""Whom a point of an agenda is about: a pupil of the school, or a young person whom the platform follows."""

from dataclasses import dataclass
from uuid import UUID

from domain.kernel.labelled import Labelled


class SubjectKind(Labelled):
    PUPIL = "pupil", "élève"
    FOLLOWED = "followed", "jeune suivi"


@dataclass(frozen=True)
class About:
    """One person, by the record that their house keeps of them."""

    kind: SubjectKind
    id: UUID

    @property
    def student_id(self) -> UUID | None:
        return self.id if self.kind is SubjectKind.PUPIL else None

    @property
    def follow_up_id(self) -> UUID | None:
        return self.id if self.kind is SubjectKind.FOLLOWED else None

    @property
    def column(self) -> str:
        """Where records name them."""
        return "student_id" if self.kind is SubjectKind.PUPIL else "follow_up_id"


def about(student_id: UUID | None, follow_up_id: UUID | None) -> About | None:
    """None: the point is about a group."""
    if student_id is not None:
        return About(SubjectKind.PUPIL, student_id)
    return None if follow_up_id is None else About(SubjectKind.FOLLOWED, follow_up_id)
