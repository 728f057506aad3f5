"""What people read is said through the voice, in every language; and nothing of one network stands in the code."""

import ast
import re
import string
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.names import fold
from data import network

ROOT = Path(__file__).parent.parent
KEYWORDS = {"say": None, "count": (1, 2)}
TRANSLATED = ("fr", "es")


def said_in_the_code() -> set[str]:
    found = extract_from_dir(str(ROOT / "bot"), keywords=KEYWORDS)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def catalogue(language: str) -> Catalog:
    with (ROOT / "bot" / "speech" / "locales" / language / "minga.po").open("rb") as file:
        return read_po(file, locale=language)


def forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text),)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_in_the_code_is_translated_and_no_translation_is_left_over(language: str) -> None:
    known = {forms(message.id)[0]: message for message in catalogue(language) if message.id}
    assert said_in_the_code() == set(known)
    assert [key for key, message in known.items() if message.fuzzy or not all(forms(message.string))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_have_the_placeholders_of_their_sentences(language: str) -> None:
    for message in catalogue(language):
        wanted = placeholders(forms(message.id)[-1])
        for form in forms(message.string):
            # A singular may leave the number out: "one invitation".
            assert wanted - {"number"} <= placeholders(form) <= wanted, message.id


def test_only_the_mind_says_sentences() -> None:
    outside = [file for folder in ("handlers", "data") for file in (ROOT / folder).rglob("*.py")]
    says = re.compile(r"\bvoice\.(say|count)\(")
    assert [file.name for file in outside if says.search(file.read_text(encoding="utf-8"))] == []


def literals(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            docstrings.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def names_of_the_network() -> set[str]:
    facts = network.read()
    names = [person.family_name for person in facts.persons]
    names += [name for fact in facts.organisations for name in (fact.name, *(alias.name for alias in fact.names))]
    names += [text for fact in facts.partnerships for text in fact.name.values()]
    places = {code for fact in facts.partnerships for code in fact.places} | {"CL-P102", "CL-R04", "FR-D29", "FR-D34"}
    from data import gazetteer

    names += [place.name for place in gazetteer.read() if place.code in places]
    return {fold(name) for name in names if len(fold(name)) > 3}


ZONES = {"bot/times", "bot/speech", "handlers/settings.py"}
"""Rooms where towns stand because time zones are named after them."""


def test_no_name_of_this_network_stands_in_the_code() -> None:
    names = names_of_the_network()
    guilty = []
    for room in ("bot", "handlers"):
        for file in sorted((ROOT / room).rglob("*.py")):
            name = file.relative_to(ROOT).as_posix()
            if any(name.startswith(zone) for zone in ZONES):
                continue
            for text in literals(file):
                said = f" {fold(text)} "
                guilty += [(name, one) for one in names if f" {one} " in said]
    assert guilty == []


def test_no_vocabulary_knows_a_name_of_this_network() -> None:
    names = names_of_the_network()
    for file in sorted((ROOT / "bot" / "understanding").rglob("*.toml")):
        words = tomllib.loads(file.read_text(encoding="utf-8"))
        words.get("moods", {}).pop("verb_endings", None)  # parts of words are no names
        text = f" {fold(str(words))} "
        assert [one for one in names if f" {one} " in text] == []


def test_no_commit_names_a_registry_or_a_path_of_a_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=False)
    if listed.returncode:
        pytest.skip("not in a git checkout")
    hosts = ("pypi" + ".org", "pythonhosted" + ".org", "registry." + "npmjs")
    for name in listed.stdout.split():
        file = ROOT / name
        if file.suffix in {".py", ".toml", ".lock", ".md", ".txt", ""} and file.is_file():
            text = file.read_text(encoding="utf-8", errors="replace")
            assert [host for host in hosts if host in text] == [], name


def test_the_mind_is_silent_on_the_terminal() -> None:
    code = "import bot.assistant, sys; sys.exit(0)"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert (run.stdout, run.stderr) == ("", "")
