"""The page in the system's Chromium, as a person uses it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from playground.client import Playground
from playground.process import running_playground
from tests.playground_world import BOT, WORLD, Api, png

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="there is no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def shared() -> Iterator[Playground]:
    with running_playground(WORLD) as playground:
        yield playground


@pytest.fixture
def playground(shared: Playground) -> Playground:
    shared.reset(WORLD)
    return shared


@pytest.fixture
def api(playground: Playground) -> Api:
    return Api(playground.base_url)


@pytest.fixture
def page(browser: Browser, playground: Playground) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 800}, locale="en-GB")
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{playground.base_url}/#anna/@{BOT}")
    yield page
    context.close()
    assert complaints == []


def last(page: Page) -> object:
    return page.locator("#messages article").last


def test_what_is_written_reaches_the_bot_and_its_answer_arrives_without_reload(page: Page, api: Api) -> None:
    page.locator("#field").fill("Bonjour")
    page.keyboard.press("Enter")
    expect(page.locator("article.mine .text")).to_have_text("Bonjour")
    message = api.updates(timeout=10)[-1]["message"]
    assert message["text"] == "Bonjour"
    api("sendMessage", chat_id=message["chat"]["id"], text="<b>Salut</b> & <i>ça va</i>", parse_mode="HTML")
    expect(page.locator("article.theirs .text strong")).to_have_text("Salut")


def test_a_button_is_pressed_answered_and_its_message_edited(page: Page, playground: Playground, api: Api) -> None:
    anna = playground.person("anna").id
    button = {"inline_keyboard": [[{"text": "Venir", "callback_data": "yes"}]]}
    sent = api("sendMessage", chat_id=anna, text="Réunion ?", reply_markup=button).result
    page.get_by_role("button", name="Venir").click()
    query = api.updates(timeout=10)[-1]["callback_query"]
    api("answerCallbackQuery", callback_query_id=query["id"], text="C'est noté")
    expect(page.locator(".toast")).to_have_text("C'est noté")
    api("editMessageText", chat_id=anna, message_id=sent["message_id"], text="Vous venez.")
    expect(page.locator("article .text")).to_have_text("Vous venez.")
    expect(page.locator("article .meta")).to_contain_text("modifié")
    expect(page.locator(".inline-button")).to_have_count(0)


LANGUAGES = [("anna", "Écrire un message…"), ("gonzalo", "Escribir un mensaje…"), ("eric", "START")]


@pytest.mark.parametrize(("person", "text"), LANGUAGES)
def test_the_page_speaks_the_language_of_who_is_played(page: Page, person: str, text: str) -> None:
    page.locator("#who").select_option(person)
    expect(page.locator(f"#field[placeholder='{text}'], .start:text-is('{text}')")).to_be_visible()


def test_hours_are_those_of_who_is_played(page: Page, playground: Playground, api: Api) -> None:
    text = '<tg-time unix="1791892800" format="wDt">x</tg-time>'
    for person in ("anna", "gonzalo"):
        api("sendMessage", chat_id=playground.person(person).id, text=text, parse_mode="HTML")
    expect(page.locator(".text time")).to_have_text("mardi 13 octobre 2026 à 14:00")
    page.locator("#who").select_option("gonzalo")
    expect(page.locator(".text time")).to_have_text("martes, 13 de octubre de 2026, 09:00")


def test_the_clock_is_moved_and_goes_to_the_next_reminder(page: Page, playground: Playground) -> None:
    page.get_by_role("button", name="+1 jour").click()
    expect(page.locator(".clock-shift")).to_contain_text("1 j")
    later = playground.clock.now().replace(microsecond=0)
    at = later.replace(year=later.year + 1, day=1)
    playground.door.put("/sim/wake-up", bot=BOT, at=at.isoformat(), what="la réunion")
    page.get_by_role("button", name="la réunion").click()
    expect(page.locator("#next-reminder")).to_be_disabled()
    assert abs((playground.clock.now() - at).total_seconds()) < 30


def test_commands_are_offered_and_chosen_with_the_keyboard(page: Page, api: Api) -> None:
    names = [{"command": "who", "description": "Qui ?"}, {"command": "when", "description": "Quand ?"}]
    api("setMyCommands", commands=names)
    page.locator("#field").fill("/w")
    expect(page.locator(".suggestions [role=option]")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("article.mine .text")).to_have_text("/when")


def test_one_replies_edits_reacts_and_deletes_by_keyboard(page: Page, playground: Playground, api: Api) -> None:
    api("sendMessage", chat_id=playground.person("anna").id, text="question")
    message = page.locator("article.theirs")
    message.focus()
    page.keyboard.press("r")
    page.keyboard.type("answer")
    page.keyboard.press("Enter")
    expect(page.locator("article.mine .reply")).to_contain_text("question")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#field")).to_have_value("answer")
    page.keyboard.type("ed")
    page.keyboard.press("Enter")
    expect(page.locator("article.mine .text")).to_have_text("answered")
    message.focus()
    page.keyboard.press("+")
    page.get_by_role("button", name="🔥").click()
    expect(page.locator(".reactions button")).to_have_text("🔥")
    page.locator("article.mine").focus()
    page.keyboard.press("Delete")
    expect(page.locator("article.mine")).to_have_count(0)


def test_files_can_be_downloaded_and_pictures_are_shown(page: Page, playground: Playground, api: Api) -> None:
    anna = playground.person("anna").id
    api.upload("sendDocument", {"document": ("réunion.ics", b"BEGIN:VCALENDAR")}, chat_id=anna)
    api.upload("sendPhoto", {"photo": ("carte.png", png(40, 30))}, chat_id=anna, caption="la carte")
    with page.expect_download() as download:
        page.locator("a.file").click()
    assert Path(download.value.path()).read_bytes() == b"BEGIN:VCALENDAR"
    assert download.value.suggested_filename == "réunion.ics"
    expect(page.locator(".picture img")).to_have_attribute("alt", "la carte")


def test_what_others_write_is_counted_until_it_is_read(page: Page, playground: Playground) -> None:
    playground.person("gonzalo").say("hola", "country")
    expect(page.locator(".badge")).to_have_text("1")
    page.get_by_role("link", name="Country group").click()
    expect(page.locator(".badge")).to_have_count(0)
    expect(page.locator("article .name")).to_contain_text("Gonzalo")


def test_trouble_is_made_and_ended(page: Page, api: Api) -> None:
    page.locator("#trouble").click()
    page.get_by_role("switch", name="Telegram est en panne (502)").click()
    expect(page.get_by_role("switch", name="Telegram est en panne (502)")).to_have_attribute("aria-checked", "true")
    assert api.raw("GET", f"/bot{api.token}/getMe")[0] == 502
    page.get_by_role("button", name="Tout remettre en ordre").click()
    expect(page.locator(".dialog-end")).to_contain_text("Tout va bien")
    assert api("getMe").status == 200


def test_the_log_unfolds_what_the_bot_asked(page: Page, api: Api) -> None:
    api("getMe", colour="blue")
    page.locator("#log").click()
    page.locator("summary", has_text="getMe").click()
    expect(page.locator("details pre")).to_contain_text("minga_test_bot")
    expect(page.locator("details .warning")).to_contain_text("colour")


def test_a_deep_link_starts_the_bot_with_its_payload(page: Page, playground: Playground, api: Api) -> None:
    link = f'<a href="https://t.me/{BOT}?start=chiloe">details</a>'
    api("sendMessage", chat_id=playground.group_id("country"), text=link, parse_mode="HTML")
    page.get_by_role("link", name="Country group").click()
    page.locator(".text a", has_text="details").click()
    expect(page.locator("article.mine .text")).to_have_text("/start chiloe")
    assert api.updates(timeout=5)[-1]["message"]["text"] == "/start chiloe"


def test_on_a_telephone_list_and_chat_take_turns(page: Page) -> None:
    page.set_viewport_size({"width": 380, "height": 760})
    expect(page.locator("#sidebar")).to_be_hidden()
    page.locator("#back").click()
    expect(page.locator("#sidebar")).to_be_visible()
    expect(page.locator("#chat")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_by_day_and_by_night(page: Page, scheme: str) -> None:
    expect(page.locator(".chat-title").first).to_be_visible()
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    ink, ground = page.evaluate(
        "[...document.querySelectorAll('.chat-title')].slice(0, 1).flatMap("
        "e => [getComputedStyle(e).color, getComputedStyle(document.querySelector('#sidebar')).backgroundColor])"
    )
    assert contrast(ink, ground) > 7


def contrast(one: str, two: str) -> float:
    """The ratio of luminances, as WCAG defines it."""
    dark, light = sorted(luminance(colour) for colour in (one, two))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in json.loads("[" + colour.strip("rgba() ") + "]")[:3]]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
