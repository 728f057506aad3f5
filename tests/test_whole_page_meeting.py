"""A meeting in a browser: made in French, answered in Spanish, moved, and said again over the end of summer time."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from playground.client import wait_for
from tests.test_whole_town import wakes_up
from tests.town import BOT, GROUP, Town

pytestmark = pytest.mark.browser
PATIENCE = 15_000
FRIDAY = datetime(2026, 10, 16, 8, tzinfo=UTC)
"""Paris is five hours ahead of Santiago until the 25th, and four from then on."""
HOUR_BEFORE = datetime(2026, 10, 27, 13, 0, tzinfo=UTC)


def write(page: Page, text: str) -> None:
    box = page.get_by_role("textbox").last
    box.fill(text)
    box.press("Enter")


def newest(page: Page, text: str) -> None:
    expect(page.get_by_text(text).last).to_be_visible(timeout=PATIENCE)


def be(page: Page, name: str) -> None:
    page.locator("#who").select_option(label=name)
    page.get_by_text("Groupe-pays <Chili> & amis").first.click()


def the_next_reminder(town: Town, before: datetime) -> None:
    """Let the clock run over an instant at which something is due."""
    town.playground.clock.set(before - timedelta(minutes=1))
    wait_for(lambda: wakes_up(town), seconds=30)
    town.playground.clock.set(before + timedelta(seconds=1))


def test_a_meeting_crosses_two_languages_and_a_change_of_clocks(town: Town, page: Page) -> None:
    town.let_in("anna", "diego")
    town.playground.clock.set(FRIDAY)
    page.goto(town.playground.base_url)
    be(page, "Anna")

    write(page, f"/reunion@{BOT} mardi 27 octobre 14h Paris Skype bilan Chiloé")
    newest(page, "14:00 Paris · 10:00 Santiago")
    page.get_by_role("button", name="OK").last.click()
    newest(page, "C’est noté")

    be(page, "Diego")
    page.get_by_role("button", name="Je viens").first.click()
    write(page, f"/proxima@{BOT}")
    newest(page, "1 asistirá")

    be(page, "Anna")
    write(page, f"/reunion@{BOT} déplace le bilan Chiloé à 15h")
    newest(page, "15:00 Paris · 11:00 Santiago")
    newest(page, "Merci d’indiquer à nouveau si vous venez")

    the_next_reminder(town, HOUR_BEFORE)
    newest(page, "La réunion commence dans")
    seen = [one.text for one in town.person("anna").sees(GROUP) if one.text.startswith("⏰")]
    assert len(seen) == 1
    assert "15:00 Paris · 11:00 Santiago" in seen[0]
