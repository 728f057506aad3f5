"""The page says the same things in its three languages."""

import re
from pathlib import Path

import playground

PAGE = Path(playground.__file__).parent / "page"


def keys(language: str) -> list[str]:
    return re.findall(r"^\s+(\w+): ", (PAGE / f"words_{language}.js").read_text("utf-8"), re.MULTILINE)


def test_every_word_is_there_in_every_language() -> None:
    assert keys("en") == keys("fr") == keys("es")
    assert len(keys("en")) > 80


def test_every_word_that_the_page_uses_exists() -> None:
    used = {name for file in PAGE.glob("*.js") for name in re.findall(r"\bwords\.(\w+)", file.read_text("utf-8"))}
    assert used - set(keys("en")) == {"js"} & used


def test_nothing_is_fetched_from_elsewhere() -> None:
    for file in PAGE.iterdir():
        text = file.read_text("utf-8")
        assert not re.search(r"(src|href|import|url\()\s*=?\s*[\"'(]*https?://(?!www\.w3\.org)", text), file
