"""The documents keep up with the code: every setting, command and room is written down where a newcomer looks."""

import argparse
import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.understanding.commands import commands
from data import tables
from data.model import LANGUAGES, Member
from handlers.command_line import parser
from handlers.settings import Settings, variable

ROOT = Path(__file__).parent.parent


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{variable(name)}`" in page("docs/settings.md")


def test_no_document_speaks_of_a_setting_that_nobody_reads() -> None:
    known = {variable(field.name) for field in fields(Settings)} | {"MINGA_TEST_DATABASE_URL"}
    for name in ("README.md", "docs/settings.md", "docs/terminal.md", "CONTRIBUTING.md"):
        assert set(re.findall(r"MINGA_[A-Z_]+", page(name))) <= known, name


def test_every_command_of_the_terminal_is_documented() -> None:
    action = next(one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    for command in action.choices:
        assert f"`{command}`" in page("docs/terminal.md")


def test_every_command_of_a_menu_has_a_description_in_every_language() -> None:
    from bot.menus import menus

    every = list(enumerate(LANGUAGES, 1))
    coordinators = [Member(number, number, "", "coordinator", one) for number, one in every]
    shown = {word for menu in menus(coordinators) for word, description in menu.commands if description}
    for command in commands():
        if command.where != "nowhere":
            assert {words[0] for words in command.words.values()} <= shown, command.name


@pytest.mark.parametrize(
    "word", ["places", "organisations", "people", "posts", "tenures", "partnerships", "gaps", "inbox", "outbox"]
)
def test_the_glossary_knows_the_tables(word: str) -> None:
    assert word in {table.name for table in tables.metadata.sorted_tables}
    assert f"data/{word}.py" in page("docs/glossary.md")


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "docs/design.md", "docs/glossary.md", "docs/terminal.md"]
)
def test_no_link_between_documents_is_broken(name: str) -> None:
    folder = (ROOT / name).parent
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page(name)):
        assert (folder / target).exists(), f"{name} links to {target}"


def test_the_files_that_the_guides_name_exist() -> None:
    for name in ("CONTRIBUTING.md", "docs/glossary.md"):
        for target in re.findall(r"`((?:bot|data|handlers|tests|playground)/[\w/.]+\.(?:py|toml))`", page(name)):
            assert (ROOT / target).exists(), f"{name} names {target}"
