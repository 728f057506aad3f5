// The list of chats: the groups, then the bots; arrows move in it.

import { avatar, make } from "./dom.js";
import { describe } from "./describe.js";

export function showChats(page) {
  const list = document.getElementById("chats");
  const focused = document.activeElement?.dataset?.chat;
  list.setAttribute("aria-label", page.words.pick);
  list.replaceChildren(...page.chats.map((chat) => row(page, chat)));
  if (focused) list.querySelector(`[data-chat="${CSS.escape(focused)}"]`)?.focus();
  list.onkeydown = (event) => move(list, event);
}

function row(page, chat) {
  const open = chat.key === page.chat?.key;
  const last = chat.last;
  return make(
    "a",
    {
      class: "chat-row",
      href: `#${encodeURIComponent(page.me.key)}/${encodeURIComponent(chat.key)}`,
      "aria-current": open ? "true" : undefined,
      "data-chat": chat.key,
    },
    avatar({ title: chat.title, id: chat.id }),
    make(
      "span",
      { class: "chat-text" },
      make(
        "span",
        { class: "chat-title" },
        chat.title,
        make("span", { class: "chat-kind" }, chat.type === "private" ? page.words.bot : ""),
      ),
      make("span", { class: "chat-last" }, last ? preview(page, chat, last) : page.words.empty),
    ),
    make(
      "span",
      { class: "chat-side" },
      make("time", {}, last ? page.dates.short(new Date(last.date)) : ""),
      chat.unread ? make("span", { class: "badge" }, String(chat.unread)) : null,
    ),
  );
}

function preview(page, chat, last) {
  const text = last.service ? describe(page, last.service, last.from) : last.text;
  return chat.type === "private" || last.service ? text : `${last.from}: ${text}`;
}

function move(list, event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const rows = [...list.querySelectorAll(".chat-row")];
  const next = rows[rows.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}
