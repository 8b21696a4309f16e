"""Cards of which more may be spent than there is: after an override, or once a till was lost."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_AT_RISK = sa.text(
    "(is_at_risk OR stamps < 0 OR points < 0 OR unreserved_stamps < 0 OR unreserved_points < 0)"
)

# Every override names the manager in its own bytes. PostgreSQL, which shows bytes in hex and so
# would find none, has no ledger older than this column.
_MARK_OVERRIDDEN = """
UPDATE loyalty_cards SET is_at_risk = true
WHERE EXISTS (
    SELECT 1 FROM loyalty_transactions AS entry
    JOIN ledger_records AS record
        ON record.vendor_id = entry.vendor_id AND record.position = entry.position
    WHERE entry.vendor_id = loyalty_cards.vendor_id AND entry.card_id = loyalty_cards.card_id
        AND CAST(record.body AS TEXT) LIKE '%"overridden_by"%'
)
"""


def upgrade() -> None:
    column: sa.Column[bool] = sa.Column(
        "is_at_risk", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("loyalty_cards", column)
    op.create_index(
        "loyalty_cards_at_risk",
        "loyalty_cards",
        ["vendor_id", "card_id"],
        unique=False,
        sqlite_where=_AT_RISK,
        postgresql_where=_AT_RISK,
    )
    op.execute(_MARK_OVERRIDDEN)


def downgrade() -> None:
    op.drop_index("loyalty_cards_at_risk", "loyalty_cards")
    op.drop_column("loyalty_cards", "is_at_risk")
