// The messages of the open chat: fetched by version, so that edits and deletions are seen too.

import { api } from "./api.js";
import { icon, make } from "./dom.js";
import { messageElement } from "./message.js";

const PAGE = 150;

export class Messages {
  constructor(page) {
    this.page = page;
    this.box = document.getElementById("messages");
    this.jump = document.getElementById("jump");
    this.jump.addEventListener("click", () => this.toBottom(true));
    this.box.addEventListener("scroll", () => this.scrolled());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.forget();
  }

  forget() {
    this.known = new Map();
    this.version = 0;
    this.limit = PAGE;
    this.unseen = 0;
    this.asked = Symbol("chat");
  }

  async open() {
    this.forget();
    if (!this.page.chat) {
      this.showNothing();
      return;
    }
    await this.fetch();
    this.render();
    this.toBottom();
  }

  async update() {
    if (!this.page.chat) return;
    const stick = this.stuck;
    const before = this.known.size;
    if (!(await this.fetch())) return;
    const { scrollTop } = this.box;
    this.render();
    if (stick) this.toBottom();
    else this.box.scrollTop = scrollTop;
    if (!stick) this.unseen += Math.max(0, this.known.size - before);
    this.scrolled();
  }

  async fetch() {
    const { page, asked } = this;
    const answer = await page.attempt(() => api.messages(page.me.key, page.chat.key, this.version, this.limit));
    if (!answer || asked !== this.asked) return false;
    for (const message of answer.messages) this.known.set(message.id, message);
    for (const id of answer.gone) this.known.delete(id);
    this.version = answer.version;
    return answer.messages.length + answer.gone.length > 0;
  }

  get shown() {
    const { topic } = this.page;
    const all = [...this.known.values()].sort((one, two) => one.id - two.id);
    return topic === null ? all : all.filter((message) => (message.topic ?? 1) === topic);
  }

  showNothing() {
    const { words } = this.page;
    this.box.replaceChildren(
      make("div", { class: "nothing" }, make("strong", {}, words.pick), make("p", {}, words.pickHint)),
    );
  }

  render() {
    const { page } = this;
    const focused = document.activeElement?.closest?.("[data-message]")?.dataset.message;
    const elements = [];
    let day = null;
    let before = null;
    const { shown } = this;
    for (const [index, message] of shown.entries()) {
      const date = new Date(message.date);
      const key = page.dates.dayKey(date);
      if (key !== day) {
        elements.push(make("div", { class: "day" }, make("span", {}, page.dates.day(date, page.words))));
        before = null;
      }
      elements.push(
        messageElement(page, message, {
          follows: this.follows(before, message),
          continues: this.follows(message, shown[index + 1]),
        }),
      );
      [day, before] = [key, message];
    }
    if (this.known.size >= this.limit) elements.unshift(this.olderButton());
    if (!elements.length) elements.push(this.emptyNote());
    this.box.replaceChildren(...elements);
    if (focused) this.box.querySelector(`[data-message="${focused}"]`)?.focus();
  }

  follows(before, message) {
    return (
      before &&
      message &&
      before.kind !== "service" &&
      message.kind !== "service" &&
      before.from.id === message.from.id &&
      new Date(message.date) - new Date(before.date) < 300000
    );
  }

  emptyNote() {
    const { chat, words, bots, language } = this.page;
    const bot = bots.find((one) => one.username === chat.bot);
    const description = bot?.descriptions?.[language] || bot?.descriptions?.[""];
    return make(
      "div",
      { class: "nothing" },
      make("strong", {}, description ? chat.title : words.empty),
      make("p", {}, description || words.emptyHint),
    );
  }

  olderButton() {
    const more = async () => {
      this.limit += 500;
      this.version = 0;
      const height = this.box.scrollHeight;
      await this.fetch();
      this.render();
      this.box.scrollTop += this.box.scrollHeight - height;
    };
    return make("button", { type: "button", class: "older", onclick: more }, this.page.words.older);
  }

  typing(username) {
    const bot = this.page.bots.find((one) => one.username === username);
    this.box.querySelector(".typing")?.remove();
    const stick = this.atBottom;
    this.box.append(
      make(
        "div",
        { class: "typing" },
        make("span", { class: "dots" }, make("i"), make("i"), make("i")),
        `${bot?.first_name ?? username} ${this.page.words.typing}`,
      ),
    );
    if (stick) this.toBottom();
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.box.querySelector(".typing")?.remove(), 5000);
  }

  textOf(id) {
    const message = this.known.get(id);
    return message ? message.text || message.document?.name || message.kind : null;
  }

  jumpTo(id) {
    const element = this.box.querySelector(`[data-message="${id}"]`);
    element?.scrollIntoView({ block: "center", behavior: "smooth" });
    element?.classList.add("flash");
    setTimeout(() => element?.classList.remove("flash"), 1500);
  }

  get atBottom() {
    return this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < 80;
  }

  toBottom(smooth = false) {
    this.box.scrollTo({ top: this.box.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    this.stuck = true;
    this.unseen = 0;
    this.jump.hidden = true;
  }

  scrolled() {
    this.stuck = this.atBottom;
    if (this.atBottom) this.unseen = 0;
    this.jump.hidden = this.atBottom;
    this.jump.replaceChildren(icon("down"), this.unseen ? this.page.words.newMessages(this.unseen) : "");
    this.jump.setAttribute("aria-label", this.unseen ? this.page.words.newMessages(this.unseen) : "↓");
  }

  key(event) {
    const current = event.target.closest?.("[data-message]");
    if (!current || event.target !== current) return;
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (step) {
      let next = current[step];
      while (next && !next.dataset.message) next = next[step];
      next?.focus();
      event.preventDefault();
    } else {
      const asked = new CustomEvent("shortcut", { detail: event.key.toLowerCase(), cancelable: true });
      if (!current.dispatchEvent(asked)) event.preventDefault();
    }
  }
}
