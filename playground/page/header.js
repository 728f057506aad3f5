// Above the messages: what chat this is, who is in it, what is pinned, and the topics of a forum.

import { avatar, icon, make, openDialog } from "./dom.js";

export function showHeader(page) {
  const header = document.getElementById("chat-header");
  const { chat, words } = page;
  if (!chat) {
    header.replaceChildren();
    document.getElementById("topics").hidden = true;
    return;
  }
  const subtitle = chat.type === "private" ? words.bot : words.members(chat.members.length);
  header.replaceChildren(
    page.backButton(),
    make(
      "button",
      { type: "button", class: "chat-name", onclick: () => showMembers(page) },
      avatar({ title: chat.title, id: chat.id }),
      make("span", {}, make("strong", {}, chat.title), make("small", {}, subtitle)),
    ),
    pinned(page) ?? "",
  );
  showTopics(page);
}

function pinned(page) {
  const key = page.chat.pinned.at(-1);
  if (!key) return null;
  const text = page.messages.textOf(key) ?? page.words.pinned;
  return make(
    "button",
    { type: "button", class: "pinned", title: page.words.pinned, onclick: () => page.messages.jumpTo(key) },
    icon("pin"),
    make("span", {}, text),
  );
}

function showMembers(page) {
  const { chat, words } = page;
  if (chat.type === "private") {
    const bot = page.bots.find((one) => one.username === chat.bot);
    const text = bot?.descriptions?.[page.language] || bot?.descriptions?.[""] || `@${bot?.username}`;
    openDialog(chat.title, words.close, make("p", {}, text));
    return;
  }
  const roles = { creator: words.owner, administrator: words.administrator };
  const rows = chat.members.map((one) =>
    make(
      "li",
      {},
      avatar(one),
      make(
        "span",
        {},
        one.name,
        make("small", {}, [one.is_bot ? words.bot : one.time_zone, roles[one.status]].filter(Boolean).join(" · ")),
      ),
    ),
  );
  openDialog(chat.title, words.close, make("ul", { class: "people" }, rows));
}

function showTopics(page) {
  const bar = document.getElementById("topics");
  const { chat, words } = page;
  bar.hidden = !chat.forum;
  if (!chat.forum) return;
  const topics = [{ id: null, name: words.allTopics }, { id: 1, name: words.general }, ...chat.topics];
  bar.replaceChildren(
    ...topics.map((topic) =>
      make(
        "button",
        { type: "button", "aria-pressed": String(page.topic === topic.id), onclick: () => choose(page, topic.id) },
        topic.name,
        topic.closed ? " 🔒" : "",
      ),
    ),
  );
}

function choose(page, id) {
  page.topic = id;
  showTopics(page);
  page.messages.open();
  page.composer.focus();
}
