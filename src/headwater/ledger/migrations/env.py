"""Alembic's door: it runs this file. The caller brings the connection and its transaction; there is no other way in."""

from alembic import context

from headwater.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transaction_per_migration=False,
    render_as_batch=True,  # SQLite alters a table by making it anew
)
with context.begin_transaction():
    context.run_migrations()
