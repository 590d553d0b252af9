"""Who is acting, and from where: loaded anew at each unit of work, never read from a token."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.access.permissions import ROLE_PERMISSIONS, Permission, Role
from domain.kernel.errors import NotPermitted


@dataclass(frozen=True)
class Actor:
    """A signed-in agent. `units` are the schools, DSDEN, platforms or organisations where they stand.

    `classes` narrows a teacher to their own classes; None means every class of their schools. `granted` narrows a
    partner's machine to what its scopes open; None means all that the role may.
    """

    id: UUID
    role: Role
    units: frozenset[UUID]
    classes: frozenset[UUID] | None = None
    granted: frozenset[Permission] | None = None

    def may(self, permission: Permission) -> bool:
        return permission in ROLE_PERMISSIONS[self.role] and (self.granted is None or permission in self.granted)

    def require(self, permission: Permission) -> None:
        if not self.may(permission):
            raise NotPermitted


@dataclass(frozen=True)
class Caller:
    """What a verified token says: an id and a generation, to be proved against the database, and the time.

    A partner's machine also says by which credential it came and what it asked for.
    """

    id: UUID
    generation: int
    now: datetime
    credential: UUID | None = None
    scopes: frozenset[str] = frozenset()
