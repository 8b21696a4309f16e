"""Blank cards, the words customers are found by, and an index that reports are read from."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from shared_domain.ledger import Customer
from terminal.use_cases.search_words import words_of

revision = "0004"
down_revision = "0003"

_FORGET = """
    DELETE FROM card_words
    WHERE card_id = old.card_id AND word IN (SELECT value FROM json_each(old.words));
"""
_LEARN = "INSERT OR IGNORE INTO card_words SELECT value, new.card_id FROM json_each(new.words);"

# However a card's row is written, its words follow.
_TRIGGERS = {
    "cards_added": f"AFTER INSERT ON cards BEGIN {_LEARN} END",
    "cards_renamed": (
        "AFTER UPDATE OF words ON cards WHEN old.words IS NOT new.words "
        f"BEGIN {_FORGET} {_LEARN} END"
    ),
    "cards_gone": f"AFTER DELETE ON cards BEGIN {_FORGET} END",
}


def upgrade() -> None:
    op.create_table(
        "blanks",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("card_id", sa.LargeBinary(8), nullable=False, unique=True),
        sa.Column("code", sa.Text, nullable=False),
    )
    op.create_table(
        "card_words",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("card_id", sa.LargeBinary(8), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.add_column("cards", sa.Column("words", sa.Text, nullable=False, server_default="[]"))
    for name, body in _TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} {body}")
    _learn_what_is_there()
    op.create_index("entries_reported", "entries", list(_REPORTED))


_REPORTED = (
    "occurred_at",
    "entry_id",
    "kind",
    "staff_id",
    "terminal_id",
    "card_id",
    "position",
    "stamps_delta",
    "points_delta",
)


def _learn_what_is_there() -> None:
    connection = op.get_bind()
    rows = connection.exec_driver_sql(
        "SELECT card_id, card_number, customer_name, email, phone FROM cards"
    ).all()
    learnt = [
        (json.dumps(words_of(Customer(name=name, email=email, phone=phone), number)), card_id)
        for card_id, number, name, email, phone in rows
    ]
    if learnt:
        connection.exec_driver_sql("UPDATE cards SET words = ? WHERE card_id = ?", learnt)


def downgrade() -> None:
    op.drop_index("entries_reported", "entries")
    for name in _TRIGGERS:
        op.execute(f"DROP TRIGGER {name}")
    op.drop_column("cards", "words")
    op.drop_table("card_words")
    op.drop_table("blanks")
