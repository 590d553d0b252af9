"""Add the requests of young people from the public page, and what indicators read."""

from alembic import op

from migrations.public_page import REQUESTS, forget_requests, requests_lines
from migrations.statements import run

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run(REQUESTS)
    for line in requests_lines():
        op.execute(line)


def downgrade() -> None:
    for line in forget_requests():
        op.execute(line)
