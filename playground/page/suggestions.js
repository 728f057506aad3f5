// What may be meant: the bot's commands after "/", a bot's inline results after "@bot ".

import { api } from "./api.js";
import { make } from "./dom.js";

export class Suggestions {
  constructor(composer) {
    this.composer = composer;
    this.box = make("div", { class: "suggestions", role: "listbox", hidden: true });
    this.rows = [];
    this.at = 0;
  }

  get page() {
    return this.composer.page;
  }

  hide() {
    this.rows = [];
    this.box.hidden = true;
    clearTimeout(this.timer);
  }

  async update(text) {
    clearTimeout(this.timer);
    if (/^\/[a-z0-9_@]*$/i.test(text)) await this.commands(text);
    else if (/^@\w+ /.test(text)) this.timer = setTimeout(() => this.inline(text), 350);
    else this.hide();
  }

  async commands(text) {
    const { page } = this;
    const answer = await page.attempt(() => api.commands(page.me.key, page.chat.key));
    if (!answer || this.composer.field.value !== text) return;
    const group = page.chat.type !== "private";
    const rows = answer.commands
      .filter((one) => `/${one.command}`.startsWith(text.split("@")[0].toLowerCase()))
      .map((one) => ({
        title: `/${one.command}`,
        detail: one.description,
        choose: () => this.say(`/${one.command}${group ? `@${one.bot}` : ""}`),
      }));
    this.show(rows, answer.commands.length ? null : page.words.noCommands);
  }

  say(text) {
    this.composer.reset();
    this.composer.sendText(text);
  }

  async inline(text) {
    const { page } = this;
    const [, username, query] = /^@(\w+) ([\s\S]*)$/.exec(text);
    const bot = page.bots.find((one) => one.username?.toLowerCase() === username.toLowerCase());
    if (!bot) return;
    const answer = await page.attempt(() => api.inline(page.me.key, page.chat.key, bot.username, query));
    if (!answer || this.composer.field.value !== text) return;
    const rows = answer.results.map((one) => ({
      title: one.title,
      detail: one.description,
      choose: () => this.choose(answer.id, one.id),
    }));
    this.show(rows, rows.length ? null : answer.answered ? page.words.inlineNothing : page.words.noAnswer);
  }

  choose(question, result) {
    this.composer.reset();
    return this.page.attempt(() => api.choose(this.page.me.key, question, result));
  }

  show(rows, note) {
    this.rows = rows;
    this.at = 0;
    this.box.hidden = !rows.length && !note;
    this.box.replaceChildren(
      ...(note ? [make("p", { class: "hint" }, note)] : rows.map((row, index) => this.option(row, index))),
    );
  }

  option(row, index) {
    return make(
      "button",
      { type: "button", role: "option", "aria-selected": String(index === this.at), onclick: row.choose },
      make("strong", {}, row.title),
      make("span", {}, row.detail ?? ""),
    );
  }

  key(event) {
    if (this.box.hidden || !this.rows.length) return false;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) this.mark((this.at + moves[event.key] + this.rows.length) % this.rows.length);
    else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) this.rows[this.at].choose();
    else if (event.key === "Escape") this.hide();
    else return false;
    event.preventDefault();
    return true;
  }

  mark(index) {
    this.at = index;
    [...this.box.children].forEach((child, place) => child.setAttribute("aria-selected", String(place === index)));
    this.box.children[index].scrollIntoView({ block: "nearest" });
  }
}
