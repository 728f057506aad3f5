"""Words of French, Spanish and English that name nothing: they are compared exactly or not at all.

The lists are in `common/`, a file for each language.
"""

from importlib.resources import files

from bot.names.folding import fold


def _read(language: str) -> tuple[frozenset[str], frozenset[str]]:
    lines = files("bot.names").joinpath("common", f"{language}.txt").read_text("utf-8").splitlines()
    plain = " ".join(line for line in lines if not line.startswith("#"))
    function, _, common = plain.partition("==")
    return frozenset(fold(function).split()), frozenset(fold(common).split())


_LISTS = tuple(_read(language) for language in ("fr", "es", "en"))

# Articles, pronouns, prepositions, auxiliaries.
FUNCTION_WORDS = frozenset[str]().union(*(function for function, _ in _LISTS))

# Words of every day and of the trade: "bonjour", "réunion", "contact".
COMMON_WORDS = frozenset[str]().union(*(common for _, common in _LISTS)) - FUNCTION_WORDS
