// Inline keyboards: pressed with the mouse, a finger or the keyboard.

import { api } from "./api.js";
import { make, openDialog, toast } from "./dom.js";

export function buttonRows(page, message) {
  if (!message.buttons.length) return null;
  let position = 0;
  const rows = message.buttons.map((row) =>
    make(
      "div",
      { class: "button-row" },
      row.map((button) => {
        position += 1;
        return inlineButton(page, message, button, position);
      }),
    ),
  );
  return make("div", { class: "keyboard" }, rows);
}

function inlineButton(page, message, button, position) {
  const mark =
    { url: "↗", switch_inline_query: "⇄", switch_inline_query_current_chat: "⇄", copy_text: "⧉", web_app: "▣" }[
      button.kind
    ] ?? "";
  return make(
    "button",
    {
      type: "button",
      class: `inline-button ${button.style ?? ""}`,
      "data-position": position,
      onclick: (event) => press(page, message, button, { position, element: event.currentTarget }),
    },
    make("span", {}, button.text),
    mark ? make("small", {}, mark) : null,
  );
}

async function press(page, message, button, { position, element }) {
  if (button.kind === "callback_data") {
    element.classList.add("waiting");
    const answer = await page.attempt(() => api.press(page.me.key, message.id, position));
    element.classList.remove("waiting");
    if (answer) tell(page, answer);
  } else if (button.kind === "url") {
    if (!page.followLink(null, button.value)) window.open(button.value, "_blank", "noreferrer");
  } else if (button.kind.startsWith("switch_inline_query")) {
    page.composer.fill(`@${message.via_bot ?? message.from.username} ${button.value.query ?? button.value}`);
  } else if (button.kind === "copy_text") {
    await navigator.clipboard?.writeText(button.value.text);
    toast(page.words.copied);
  }
}

function tell(page, answer) {
  if (!answer.answered) toast(page.words.noAnswer);
  else if (answer.url) page.followLink(null, answer.url);
  else if (answer.text && answer.alert)
    openDialog(page.chat.title, page.words.close, make("p", { class: "alert" }, answer.text));
  else if (answer.text) toast(answer.text);
}
