"""How a ledger of any age comes to have the tables of the schema: alembic's scripts, run from inside the package.

The scripts are history: they repeat columns as they were, and are never changed once released. Full-text indexes are
none of theirs: a script that changes a table of texts drops its index, which is then made anew.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from headwater.errors import WrongUsage
from headwater.ledger import search
from headwater.ledger.schema import REVISION


def is_current(connection: Connection) -> bool:
    """Whether the tables are those of the schema."""
    return revision(connection) == REVISION


def upgrade(connection: Connection) -> None:
    """Bring the tables up to date within the transaction of `connection`; nothing where they are.

    Raises WrongUsage where a newer Headwater made them.
    """
    found = revision(connection)
    if found == REVISION:
        return
    # alembic takes 200 ms to import: only a ledger that needs it pays for it.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise WrongUsage(
            f"the ledger's tables are of revision {found!r}, this Headwater knows {REVISION} at most:"
            " a newer Headwater made it"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    search.ensure(connection)


def revision(connection: Connection) -> str | None:
    """Which migration the tables have seen last; None where there are none yet."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)
