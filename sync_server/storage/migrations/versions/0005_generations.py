"""Under which history of the server each terminal last told all that it holds."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("generation", sa.String(length=64), nullable=False, server_default="")
    op.add_column("terminals", column)
    # Nobody was awaited before there was anything to wait for.
    op.execute(
        "UPDATE terminals SET generation ="
        " COALESCE((SELECT value FROM server_state WHERE name = 'generation'), '')"
    )
    op.execute(
        "INSERT INTO server_state (name, value)"
        " SELECT 'lived ' || value, 'yes' FROM server_state WHERE name = 'generation'"
    )


def downgrade() -> None:
    op.execute("DELETE FROM server_state WHERE name LIKE 'lived %'")
    op.drop_column("terminals", "generation")
