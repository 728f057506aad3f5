// What one can do with a message: by the bar beside it, or with a key while it has the focus.

import { api } from "./api.js";
import { iconButton, make, openDialog, toast } from "./dom.js";

const EMOJIS = ["👍", "❤", "🔥", "🎉", "👏", "😁", "🤔", "😢", "🙏", "👌", "💯", "👎"];

export function actions(page, message) {
  const { words } = page;
  return make(
    "div",
    { class: "actions" },
    iconButton("reply", `${words.reply} (R)`, () => page.composer.reply(message)),
    iconButton("smile", `${words.react} (+)`, () => chooseEmoji(page, message)),
    iconButton("forward", words.forward, () => chooseChat(page, message)),
    message.text ? iconButton("copy", words.copy, () => copy(page, message)) : null,
    message.from.me && message.text ? iconButton("edit", `${words.edit} (E)`, () => page.composer.edit(message)) : null,
    message.from.me || page.chat.type === "private"
      ? iconButton("remove", `${words.remove} (⌫)`, () => remove(page, message))
      : null,
  );
}

export function shortcut(page, message, key) {
  const work = {
    r: () => page.composer.reply(message),
    e: () => message.from.me && page.composer.edit(message),
    "+": () => chooseEmoji(page, message),
    delete: () => remove(page, message),
    backspace: () => remove(page, message),
    escape: () => page.composer.focus(),
  }[key];
  if (work) work();
  else if (/^[1-9]$/.test(key))
    document.querySelector(`[data-message="${message.id}"] [data-position="${key}"]`)?.click();
  else return false;
  return true;
}

export function react(page, message, emoji) {
  const mine = message.reactions.filter((one) => one.me).map((one) => one.emoji);
  const emojis = mine.includes(emoji) ? mine.filter((one) => one !== emoji) : [emoji];
  return page.attempt(() => api.react(page.me.key, message.id, emojis));
}

function chooseEmoji(page, message) {
  const choose = (emoji) => {
    document.getElementById("dialog").close();
    react(page, message, emoji);
  };
  openDialog(
    page.words.react,
    page.words.close,
    make(
      "div",
      { class: "emojis" },
      EMOJIS.map((emoji) => make("button", { type: "button", onclick: () => choose(emoji) }, emoji)),
    ),
  );
}

function chooseChat(page, message) {
  const choose = async (chat) => {
    document.getElementById("dialog").close();
    if (await page.attempt(() => api.forward(page.me.key, chat.key, message.id))) page.go(page.me.key, chat.key);
  };
  const rows = page.chats.map((chat) =>
    make("li", {}, make("button", { type: "button", onclick: () => choose(chat) }, chat.title)),
  );
  openDialog(page.words.forward, page.words.close, make("ul", { class: "choices" }, rows));
}

async function copy(page, message) {
  await navigator.clipboard?.writeText(message.text);
  toast(page.words.copied);
}

function remove(page, message) {
  return page.attempt(() => api.remove(page.me.key, message.id));
}
