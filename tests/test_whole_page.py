"""Minga in a browser: what a new user does first, in the page of the local Telegram."""

import pytest
from playwright.sync_api import Page, expect

from playground.client import wait_for
from tests.test_whole_town import wakes_up
from tests.town import BOT, GROUP, Town

pytestmark = pytest.mark.browser
PATIENCE = 15_000


def write(page: Page, text: str) -> None:
    box = page.get_by_placeholder("Écrire un message…")
    box.fill(text)
    box.press("Enter")


def newest(page: Page, text: str) -> None:
    expect(page.get_by_text(text).last).to_be_visible(timeout=PATIENCE)


def test_a_new_user_asks_presses_and_sees_a_reminder(town: Town, page: Page) -> None:
    town.let_in("anna")
    town.person("claire").promotes(f"@{BOT}", GROUP)
    page.goto(town.playground.base_url)
    page.get_by_text("Groupe-pays <Chili> & amis").first.click()

    write(page, f"/qui@{BOT} Chiloé")
    newest(page, "Anna Calvez")
    write(page, f"@{BOT} qui suit Coquimbo ?")
    newest(page, "Isabelle Bonnin")
    write(page, f"@{BOT} Santiago")
    page.get_by_role("button", name="Santiago Betancur").last.click()
    newest(page, "Cités Unies France")

    for _ in range(40):
        if wakes_up(town):
            break
        page.get_by_role("button", name="+1 jour").click()
        page.wait_for_timeout(500)
    wait_for(lambda: wakes_up(town))
    page.get_by_role("button", name="Au prochain rappel").click()
    newest(page, "Rappel")
