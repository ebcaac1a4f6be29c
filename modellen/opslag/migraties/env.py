"""Alembic's entry point: ``modellen.opslag.migratie`` hands it a connection in a transaction.

Everything runs on that connection, so a migration happens as a whole or not at all.
"""

from __future__ import annotations

from alembic import context

from modellen.opslag.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
