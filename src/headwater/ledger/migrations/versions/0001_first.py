"""The first tables: reports and their readings, what full-text search looks through, relays and events."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "facts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_facts"),
    )
    _reports()
    _trace()
    _events()


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("earliest", sa.Date()),
        sa.Column("latest", sa.Date()),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("traced", sa.Integer()),
        sa.PrimaryKeyConstraint("number", name="pk_reports"),
        sa.UniqueConstraint("id", name="uq_reports_id"),
    )
    for column in ("sha256", "outlet", "earliest"):
        op.create_index(f"ix_reports_{column}", "reports", [column])
    op.create_table(
        "readings",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("report", "sha256", "reader", name="pk_readings"),
        _of_report("readings", "report"),
    )
    op.create_table(
        "report_texts",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_report_texts"),
        sa.ForeignKeyConstraint(
            ["number"], ["reports.number"], name="fk_report_texts_number", ondelete="CASCADE"
        ),
    )


def _trace() -> None:
    op.create_table(
        "traced_reports",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("report", name="pk_traced_reports"),
        _of_report("traced_reports", "report"),
    )
    op.create_table(
        "relays",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("receiver", sa.Text()),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_relays"),
        _of_report("relays", "sender"),
        _of_report("relays", "receiver"),
    )
    op.create_table(
        "ties",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("report", "other", name="pk_ties"),
        _of_report("ties", "report"),
        _of_report("ties", "other"),
    )
    op.create_index("ix_relays_sender", "relays", ["sender"])
    op.create_index("ix_relays_receiver", "relays", ["receiver"])


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("plover", sa.Text()),
        sa.Column("timed", sa.Boolean(), nullable=False),
        sa.Column("earliest", sa.Date()),
        sa.Column("latest", sa.Date()),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("articles", "outlets")),
        sa.Column("gateways_least", sa.Integer(), nullable=False),
        sa.Column("gateways_most", sa.Integer()),
        sa.Column("origins_least", sa.Integer(), nullable=False),
        sa.Column("origins_most", sa.Integer()),
        sa.Column("gap", sa.Integer(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("retracted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_events"),
        sa.UniqueConstraint("id", name="uq_events_id"),
    )
    op.create_index("ix_events_earliest", "events", ["earliest"])
    op.create_index("ix_events_latest", "events", ["latest"])
    op.create_index("ix_events_gap", "events", [sa.text("gap DESC"), "number"])
    op.create_table(
        "event_records",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("place", sa.JSON()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_event_records"),
        _of_event("event_records", "number"),
    )
    op.create_table(
        "event_claims",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event", "report", "claim", name="pk_event_claims"),
        _of_event("event_claims", "event"),
        _of_report("event_claims", "report"),
    )
    op.create_index("ix_event_claims_report", "event_claims", ["report", "event"])
    op.create_table(
        "event_texts",
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("what", "evidence", "titles", "outlets")),
        sa.PrimaryKeyConstraint("number", name="pk_event_texts"),
        _of_event("event_texts", "number"),
    )


def _of_report(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["reports.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def _of_event(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], ["events.number"], name=f"fk_{table}_{column}", ondelete="CASCADE"
    )
