// The page: who is played, which chat is open, and what happens when something changes.

import { react } from "./actions.js";
import { api, listen } from "./api.js";
import { showChats } from "./chats.js";
import { ClockBar } from "./clock.js";
import { Composer } from "./composer.js";
import { Dates } from "./dates.js";
import { iconButton, make, toast } from "./dom.js";
import { showHeader } from "./header.js";
import { Messages } from "./messages.js";
import { showMe } from "./people.js";
import { showTools } from "./tools.js";
import { languageOf, words } from "./words.js";

class Page {
  constructor() {
    this.app = document.getElementById("app");
    this.clock = { offset: 0, version: 0 };
    this.people = [];
    this.bots = [];
    this.chats = [];
    this.chat = null;
    this.topic = null;
    this.messages = new Messages(this);
    this.composer = new Composer(this);
    this.clockBar = new ClockBar(this);
  }

  async begin() {
    const { people } = await api.everybody();
    if (!people.length) {
      document.getElementById("messages").append(make("p", { class: "hint" }, "POST /sim/people"));
      return;
    }
    window.addEventListener("hashchange", () => this.follow());
    document.addEventListener("visibilitychange", () => this.markRead());
    await this.follow();
    listen({
      onHello: (hello) => this.hello(hello),
      onChange: (change) => this.changed(change),
      onLost: () => this.lost(),
    });
  }

  get words() {
    return words(this.language);
  }

  get language() {
    return languageOf(this.me?.language_code);
  }

  get dates() {
    return new Dates(this.me?.language_code ?? this.language, this.me?.time_zone ?? "UTC", () => this.now());
  }

  now() {
    return new Date(Date.now() + this.clock.offset * 1000);
  }

  go(person, chat) {
    location.hash = `${encodeURIComponent(person)}${chat ? `/${encodeURIComponent(chat)}` : ""}`;
  }

  async follow() {
    const [person, chat] = location.hash.slice(1).split("/").map(decodeURIComponent);
    const { people } = await api.everybody();
    this.me = people.find((one) => one.key === person) ?? people[0];
    document.documentElement.lang = this.language;
    await this.refresh();
    await this.open(chat);
  }

  async refresh() {
    const state = await api.state(this.me.key);
    Object.assign(this, { people: state.people, bots: state.bots, chats: state.chats });
    this.me = this.people.find((one) => one.key === this.me.key);
    if (this.chat) this.chat = this.chats.find((one) => one.key === this.chat.key) ?? null;
    this.show();
  }

  show() {
    document.title = `${this.unread ? `(${this.unread}) ` : ""}${this.chat?.title ?? this.words.local}`;
    showMe(this);
    showChats(this);
    showHeader(this);
    showTools(this);
    this.clockBar.show();
    this.composer.show();
  }

  get unread() {
    return this.chats.reduce((sum, chat) => sum + chat.unread, 0);
  }

  async open(key) {
    const wide = matchMedia("(min-width: 760px)").matches;
    this.chat = this.chats.find((one) => one.key === key) ?? (wide && !key ? this.chats[0] : null) ?? null;
    this.topic = null;
    this.app.dataset.view = this.chat ? "chat" : "list";
    this.composer.reset();
    this.show();
    await this.messages.open();
    await this.markRead();
    if (this.chat && wide) this.composer.focus();
  }

  async markRead() {
    if (this.chat?.unread && !document.hidden) {
      this.chat.unread = 0;
      await this.attempt(() => api.read(this.me.key, this.chat.key));
    }
  }

  hello(hello) {
    this.setClock(hello.clock);
    document.getElementById("toasts").querySelector(".lost")?.remove();
    this.refresh().then(() => this.messages.update());
  }

  lost() {
    if (!document.querySelector(".toast.lost")) {
      document.getElementById("toasts").append(make("div", { class: "toast lost" }, this.words.disconnected));
    }
  }

  setClock(clock) {
    this.clock = { offset: clock.offset_seconds, version: clock.version };
  }

  async changed({ changes, clock }) {
    const jumped = clock.version !== this.clock.version;
    this.setClock(clock);
    const here = changes.filter((change) => change.chat && change.chat === this.chat?.feed_key);
    for (const { subject } of here) if (subject.startsWith("action ")) this.messages.typing(subject.split(" ")[2]);
    await this.refresh();
    if (jumped) await this.messages.open();
    else if (here.length) await this.messages.update();
    await this.markRead();
  }

  async attempt(work) {
    try {
      return await work();
    } catch (error) {
      toast(`${this.words.refused}: ${error.message}`, "error");
      return undefined;
    }
  }

  react(message, emoji) {
    return react(this, message, emoji);
  }

  // A link to a bot with a start parameter is a START in its private chat.
  followLink(event, url) {
    const found = /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/([A-Za-z0-9_]+)(?:\?(.*))?$/.exec(url);
    const bot = found && this.bots.find((one) => one.username?.toLowerCase() === found[1].toLowerCase());
    if (!bot) return false;
    event?.preventDefault();
    this.start(bot, new URLSearchParams(found[2] ?? "").get("start") ?? "");
    return true;
  }

  async start(bot, payload) {
    const chat = `@${bot.username}`;
    await this.attempt(() => api.say(this.me.key, chat, { text: `/start ${payload}`.trim() }));
    this.go(this.me.key, chat);
  }

  backButton() {
    return iconButton("back", this.words.back, () => this.go(this.me.key), { id: "back" });
  }
}

const page = new Page();
window.page = page;
page.begin();
