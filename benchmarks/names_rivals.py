"""What one could pick instead of bot/names: rapidfuzz over every name, SQLite's FTS5, PostgreSQL's pg_trgm."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import psycopg
from rapidfuzz import fuzz, process

from bot.names import Named, fold

Identity = tuple[str, int]

_WANTED = 10


class Rival(Protocol):
    """A way of finding names; `why_not` says why it cannot be tried here, or nothing."""

    name: str
    why_not: str

    def build(self, things: Sequence[Named]) -> None:
        """Take in the directory."""

    def ask(self, text: str) -> list[Identity]:
        """Give the likeliest things, best first."""

    def close(self) -> None:
        """Free what was taken."""


def labels_of(things: Sequence[Named]) -> list[tuple[str, Identity]]:
    """Give every folded name and alias with whose it is."""
    return [(fold(label), (thing.kind, thing.key)) for thing in things for label in (thing.name, *thing.aliases)]


class Linear:
    """rapidfuzz.process.extract over all folded names with one scorer."""

    why_not = ""

    def __init__(self, name: str, scorer: Callable[..., float]) -> None:
        self.name, self._scorer = name, scorer
        self._labels: list[str] = []
        self._owners: list[Identity] = []

    def build(self, things: Sequence[Named]) -> None:
        """Fold and keep all names."""
        labels = labels_of(things)
        self._labels, self._owners = [label for label, _ in labels], [owner for _, owner in labels]

    def ask(self, text: str) -> list[Identity]:
        """Score every name."""
        found = process.extract(fold(text), self._labels, scorer=self._scorer, limit=_WANTED)
        return _distinct([self._owners[number] for _, _, number in found])

    def close(self) -> None:
        """Let go of the names."""
        self._labels, self._owners = [], []


class Trigrams:
    """SQLite FTS5 with its trigram tokenizer, any trigram of the text matching, ranked by bm25, in memory."""

    name = "FTS5 trigram, bm25"

    def __init__(self) -> None:
        self._base = sqlite3.connect(":memory:")
        self.why_not = "" if sqlite3.sqlite_version_info >= (3, 34) else "SQLite is older than 3.34"

    def build(self, things: Sequence[Named]) -> None:
        """Index all folded names."""
        self._base.execute(
            "CREATE VIRTUAL TABLE labels USING fts5(label, kind UNINDEXED, key UNINDEXED, tokenize='trigram')"
        )
        rows = ((label, kind, key) for label, (kind, key) in labels_of(things))
        self._base.executemany("INSERT INTO labels VALUES (?, ?, ?)", rows)
        self._base.commit()

    def ask(self, text: str) -> list[Identity]:
        """Search for any trigram of the folded text."""
        folded = fold(text)
        trigrams = dict.fromkeys(folded[at : at + 3] for at in range(len(folded) - 2))
        if not trigrams:
            return []
        query = " OR ".join(f'"{trigram}"' for trigram in trigrams)
        found = self._base.execute(
            "SELECT kind, key FROM labels WHERE labels MATCH ? ORDER BY bm25(labels) LIMIT ?", (query, _WANTED)
        )
        return _distinct([(kind, int(key)) for kind, key in found])

    def close(self) -> None:
        """Close the database."""
        self._base.close()


class PgTrgm:
    """PostgreSQL pg_trgm over folded names: nearest neighbours by GiST, or those similar enough by GIN."""

    def __init__(self, method: str, url: str) -> None:
        self.name = f"pg_trgm {method}"
        self._method = method
        self._connection: psycopg.Connection[Any] | None = None
        self.why_not = self._connect(url) if url else "no database: give --postgresql or MINGA_TEST_DATABASE_URL"

    def build(self, things: Sequence[Named]) -> None:
        """Copy all folded names into a temporary table, index and analyse it."""
        with self._cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE labels (label text, kind text, key integer)")
            with cursor.copy("COPY labels FROM STDIN") as copy:
                for label, owner in labels_of(things):
                    copy.write_row((label, *owner))
            operators = "gist_trgm_ops" if self._method == "GiST" else "gin_trgm_ops"
            cursor.execute(f"CREATE INDEX ON labels USING {self._method} (label {operators})")
            cursor.execute("ANALYZE labels")

    def ask(self, text: str) -> list[Identity]:
        """Order by trigram distance."""
        where = "" if self._method == "GiST" else "WHERE label % %(text)s ".replace("% %", "%% %")
        with self._cursor() as cursor:
            cursor.execute(
                f"SELECT kind, key FROM labels {where}ORDER BY label <-> %(text)s LIMIT {_WANTED}",  # noqa: S608
                {"text": fold(text)},
            )
            return _distinct([(kind, key) for kind, key in cursor.fetchall()])

    def close(self) -> None:
        """Close the connection; the temporary table goes with it."""
        if self._connection:
            self._connection.close()

    def _connect(self, url: str) -> str:
        try:
            self._connection = psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://"), autocommit=True)
            self._connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except psycopg.Error as error:
            return f"PostgreSQL: {str(error).splitlines()[0]}"
        return ""

    def _cursor(self) -> psycopg.Cursor[Any]:
        if self._connection is None:
            raise RuntimeError(self.why_not)
        return self._connection.cursor()


def rivals(url: str) -> list[Rival]:
    """Give every rival; PostgreSQL's work in the database at the address."""
    return [
        Linear("linear WRatio", fuzz.WRatio),
        Linear("linear ratio", fuzz.ratio),
        Trigrams(),
        PgTrgm("GiST", url),
        PgTrgm("GIN", url),
    ]


def _distinct(owners: list[Identity]) -> list[Identity]:
    return list(dict.fromkeys(owners))
