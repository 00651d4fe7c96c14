"""Full-text search. The only place that knows SQLite's FTS5; another database puts its own in place of this file.

An index stands beside a table of texts (`report_texts`, `event_texts`), keeps no copy of them, and is kept in step by
triggers, so that nobody who writes texts needs to know of it.
"""

from __future__ import annotations

import re
import unicodedata

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from headwater.ledger.schema import event_texts, plain, report_texts

INDEXES = {"report_words": report_texts, "event_words": event_texts}
MOST_TERMS = 32
"""Words and phrases of one query that are looked up; the rest is passed over, since each narrows what is left."""
_MOST_CHARACTERS = 2_000
_PART = 500  # words that one statement names

VOCABULARY = "report_vocabulary"
"""Each word of the reports with the number of reports that have it."""
_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
_SHORTEST_BEGINNING = 3  # characters: with fewer, half of all words begin


def statements(index: str) -> list[str]:
    """The SQL that makes one index and keeps it in step."""
    table = INDEXES[index]
    names = [column.name for column in table.columns if column.name != "number"]
    columns = ", ".join(names)
    new, old = (", ".join(f"{side}.{name}" for name in ("number", *names)) for side in ("new", "old"))
    put = f"INSERT INTO {index}(rowid, {columns}) VALUES ({new});"  # noqa: S608  # names of the schema, no input
    take = f"INSERT INTO {index}({index}, rowid, {columns}) VALUES ('delete', {old});"  # noqa: S608  # as above
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5({columns}, content='{table.name}', content_rowid='number',"
        " tokenize='unicode61 remove_diacritics 2', prefix='3')",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table.name} BEGIN {put} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table.name} BEGIN {take} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE ON {table.name} BEGIN {take} {put} END",
    ]


def ensure(connection: Connection) -> None:
    """Make the indexes that are not there, from the texts that are, and the list of words of the reports."""
    for index in INDEXES:
        if not sa.inspect(connection).has_table(index):
            for statement in statements(index):
                connection.exec_driver_sql(statement)
            connection.execute(sa.insert(_commands(index)).values({index: "rebuild"}))
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {VOCABULARY} USING fts5vocab(report_words, row)"
    )


def _commands(index: str) -> sa.TableClause:
    """FTS5 takes commands as rows whose column of the index's own name holds the command."""
    return sa.table(index, sa.column(index), sa.column("rank"))


def expression(words: str) -> str | None:
    """What a person typed as a query of FTS5: all its words, each as a beginning, and "phrases" as they are.

    None where there is no letter and no digit in it: such a query finds nothing. No character of the words is an
    operator: each term is quoted.
    """
    terms = []
    for match in _TERM.finditer(plain(words[:_MOST_CHARACTERS])):
        phrase, word = match.groups()
        term = phrase if phrase is not None else word
        if any(character.isalnum() for character in term):
            beginning = phrase is None and len(term) >= _SHORTEST_BEGINNING
            terms.append(f'"{term}"{"*" if beginning else ""}')
    return " ".join(terms[:MOST_TERMS]) or None


def matching(index: str, words: str) -> sa.Select[int]:
    """The numbers of the texts that hold all these words."""
    number = sa.column("rowid", sa.Integer)
    found = sa.select(number).select_from(sa.table(index))
    terms = expression(words)
    if terms is None:
        return found.where(sa.false())
    return found.where(sa.text(f"{index} MATCH :terms").bindparams(terms=terms))


def spread(connection: Connection, text: str) -> dict[str, int]:
    """The words of a text, as the index has them, with the number of reports that have each."""
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", plain(text).lower()) if not unicodedata.combining(c)
    )
    words = sorted(set(_WORD.findall(bare)))
    known = sa.table(VOCABULARY, sa.column("term", sa.Text), sa.column("doc", sa.Integer))
    found: dict[str, int] = {}
    for start in range(0, len(words), _PART):
        part = sa.select(known).where(known.c.term.in_(words[start : start + _PART]))
        found.update((row.term, row.doc) for row in connection.execute(part))
    return found


def bearers(connection: Connection, word: str) -> list[int]:
    """The numbers of the reports that have a word."""
    return list(connection.scalars(matching("report_words", f'"{word}"')))


def damages(connection: Connection) -> list[str]:
    """What is wrong with the indexes: each is compared with its texts."""
    found = []
    for index, table in INDEXES.items():
        try:
            connection.execute(sa.insert(_commands(index)).values({index: "integrity-check", "rank": 1}))
        except sa.exc.DatabaseError as error:
            found.append(f"full-text index {index} does not agree with {table.name}: {error.orig}")
    return found
