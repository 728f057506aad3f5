// One message.

import { actions, shortcut } from "./actions.js";
import { buttonRows } from "./buttons.js";
import { content } from "./contents.js";
import { describe } from "./describe.js";
import { avatar, make } from "./dom.js";
import { render } from "./text.js";

export function messageElement(page, message, { follows, continues }) {
  if (message.kind === "service") {
    return make(
      "div",
      { class: "service", "data-message": message.id },
      make("span", {}, describe(page, message.service, message.from.name)),
    );
  }
  const mine = message.from.me;
  const element = make(
    "article",
    {
      class: `message ${mine ? "mine" : "theirs"} ${follows ? "follows" : ""} ${continues ? "continues" : ""}`,
      "data-message": message.id,
      tabindex: 0,
      "aria-label": `${message.from.name}: ${message.text || message.kind}`,
    },
    !mine && page.chat.type !== "private" ? avatar(message.from, "small") : null,
    make(
      "div",
      { class: "bubble-side" },
      bubble(page, message, follows),
      buttonRows(page, message),
      reactions(page, message),
    ),
  );
  element.addEventListener("shortcut", (event) => shortcut(page, message, event.detail) && event.preventDefault());
  element.append(actions(page, message));
  return element;
}

function bubble(page, message, follows) {
  const showName = !message.from.me && page.chat.type !== "private" && !follows;
  return make(
    "div",
    { class: `bubble kind-${message.kind}` },
    showName
      ? make(
          "div",
          { class: "name", style: `--hue:${message.from.id % 360}` },
          message.from.name,
          message.from.is_bot ? make("small", {}, page.words.bot) : null,
        )
      : null,
    message.forwarded_from
      ? make("div", { class: "forwarded" }, `${page.words.forwarded} ${message.forwarded_from}`)
      : null,
    reply(page, message),
    content(page, message),
    message.text ? make("div", { class: "text" }, render(message.text, message.entities, tools(page))) : null,
    meta(page, message),
  );
}

export function tools(page) {
  return {
    dates: page.dates,
    follow: (event, url) => page.followLink(event, url),
    command: (event, text) => {
      event.preventDefault();
      page.composer.sendText(text);
    },
  };
}

function reply(page, message) {
  const target = message.reply_to;
  if (!target) return null;
  return make(
    "button",
    { type: "button", class: "reply", onclick: () => page.messages.jumpTo(target.id) },
    make("strong", {}, target.from),
    make("span", {}, target.deleted ? page.words.deleted : (message.quote ?? target.text)),
  );
}

function meta(page, message) {
  const date = new Date(message.date);
  const marks = [
    message.via_bot ? `${page.words.via} @${message.via_bot}` : null,
    message.silent ? "🔕" : null,
    message.edited ? page.words.edited : null,
  ];
  return make(
    "div",
    { class: "meta", title: page.dates.full(date) },
    ...marks.filter(Boolean).map((mark) => make("span", {}, mark)),
    make("time", { datetime: message.date }, page.dates.hour(date)),
  );
}

function reactions(page, message) {
  if (!message.reactions.length) return null;
  return make(
    "div",
    { class: "reactions" },
    message.reactions.map((one) =>
      make(
        "button",
        {
          type: "button",
          title: one.from.join(", "),
          "aria-pressed": String(one.me),
          onclick: () => page.react(message, one.emoji),
        },
        one.emoji,
        one.from.length > 1 ? String(one.from.length) : "",
      ),
    ),
  );
}
