// Where one writes: text, replies, edits, files, commands, the keyboard a bot offers.

import { api } from "./api.js";
import { attachMenu, sendFiles } from "./attaching.js";
import { icon, iconButton, make } from "./dom.js";
import { Suggestions } from "./suggestions.js";

export class Composer {
  constructor(page) {
    this.page = page;
    this.box = document.getElementById("composer");
    this.context = null;
    this.build();
  }

  build() {
    this.field = make("textarea", {
      id: "field",
      rows: 1,
      oninput: () => this.typed(),
      onkeydown: (event) => this.key(event),
    });
    this.note = make("div", { class: "context", hidden: true });
    this.keyboard = make("div", { class: "reply-keyboard", hidden: true });
    this.suggestions = new Suggestions(this);
    this.bar = make("form", { class: "compose-bar", onsubmit: (event) => this.submit(event) });
    this.field.addEventListener(
      "paste",
      (event) => event.clipboardData.files.length && sendFiles(this.page, event.clipboardData.files),
    );
    this.box.addEventListener("dragover", (event) => event.preventDefault());
    this.box.addEventListener("drop", (event) => {
      event.preventDefault();
      sendFiles(this.page, event.dataTransfer.files);
    });
  }

  show() {
    const { chat, words } = this.page;
    this.box.hidden = !chat;
    if (!chat) return;
    const signature = JSON.stringify([
      chat.key,
      this.page.me.key,
      this.page.language,
      chat.started,
      chat.blocked,
      chat.keyboard,
    ]);
    if (signature === this.signature) return;
    this.signature = signature;
    if (chat.type === "private" && (!chat.started || chat.blocked)) this.showStart(chat, words);
    else this.showField(chat, words);
  }

  showStart(chat, words) {
    const bot = this.page.bots.find((one) => one.username === chat.bot);
    const label = chat.blocked ? words.restart : words.start;
    this.box.replaceChildren(
      chat.blocked ? make("p", { class: "hint" }, words.blockedNote) : "",
      make("button", { type: "button", class: "start", onclick: () => this.page.start(bot, "") }, label),
    );
  }

  showField(chat, words) {
    const focused = document.activeElement === this.field;
    this.field.placeholder = words.writeTo;
    this.field.setAttribute("aria-label", words.write);
    this.bar.replaceChildren(
      iconButton("menu", words.commands, () => this.fill("/"), { class: "icon-button commands" }),
      iconButton("attach", words.attach, () => attachMenu(this.page)),
      this.field,
      make("button", { type: "submit", class: "send", title: words.send, "aria-label": words.send }, icon("send")),
    );
    this.showKeyboard(chat.keyboard);
    this.box.replaceChildren(this.suggestions.box, this.note, this.bar, this.keyboard);
    this.grow();
    if (focused) this.focus();
  }

  showKeyboard(keyboard) {
    this.keyboard.hidden = !keyboard?.keyboard;
    if (keyboard?.input_field_placeholder) this.field.placeholder = keyboard.input_field_placeholder;
    const rows = keyboard?.keyboard ?? [];
    this.keyboard.replaceChildren(
      ...rows.map((row) =>
        make(
          "div",
          { class: "button-row" },
          row.map((button) => this.replyButton(button)),
        ),
      ),
    );
  }

  replyButton(button) {
    const { page } = this;
    const press = () =>
      button.request_contact
        ? page.attempt(() => api.contact(page.me.key, page.chat.key, page.me.key))
        : this.sendText(button.text);
    return make("button", { type: "button", class: "inline-button", onclick: press }, button.text);
  }

  reset() {
    this.field.value = "";
    this.setContext(null);
    this.grow();
    this.suggestions.hide();
  }

  focus() {
    this.field.focus({ preventScroll: true });
  }

  fill(text) {
    this.field.value = text;
    this.focus();
    this.typed();
  }

  reply(message) {
    this.setContext({ kind: "reply", message });
    this.focus();
  }

  edit(message) {
    this.setContext({ kind: "edit", message });
    this.fill(message.text);
  }

  setContext(context) {
    this.context = context;
    this.note.hidden = !context;
    if (!context) return;
    const { words } = this.page;
    const title = context.kind === "edit" ? words.editing : `${words.replyTo} ${context.message.from.name}`;
    this.note.replaceChildren(
      icon(context.kind),
      make("span", {}, make("strong", {}, title), make("span", {}, context.message.text || context.message.kind)),
      iconButton("close", words.cancel, () => this.cancel()),
    );
  }

  cancel() {
    if (this.context?.kind === "edit") this.field.value = "";
    this.setContext(null);
    this.focus();
  }

  typed() {
    this.grow();
    this.suggestions.update(this.field.value);
  }

  grow() {
    this.field.style.height = "auto";
    if (!this.field.scrollHeight) return;
    this.field.style.height = `${Math.min(this.field.scrollHeight, 180)}px`;
  }

  key(event) {
    if (this.suggestions.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.submit(event);
    else if (event.key === "Escape") this.cancel();
    else if (event.key === "ArrowUp" && !this.field.value) this.editLast(event);
  }

  editLast(event) {
    const last = this.page.messages.shown.findLast(
      (message) => message.from.me && message.text && message.kind !== "service",
    );
    if (!last) return;
    event.preventDefault();
    this.edit(last);
  }

  async submit(event) {
    event.preventDefault();
    const text = this.field.value;
    if (!text.trim()) return;
    const { context } = this;
    this.reset();
    const sent =
      context?.kind === "edit"
        ? await this.page.attempt(() => api.edit(this.page.me.key, context.message.id, text))
        : await this.sendText(text, context?.message);
    if (!sent) this.fill(text);
  }

  sendText(text, replyTo) {
    const { page } = this;
    const fields = { text, reply_to: replyTo?.id, topic: page.topic ?? undefined };
    return page.attempt(() => api.say(page.me.key, page.chat.key, fields));
  }
}
