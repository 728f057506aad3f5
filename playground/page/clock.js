// The simulated clock, in the zone of the person one plays.

import { api } from "./api.js";
import { icon, make } from "./dom.js";

export class ClockBar {
  constructor(page) {
    this.page = page;
    this.element = document.getElementById("clock");
    setInterval(() => this.tick(), 1000);
  }

  show() {
    const { page } = this;
    const { words } = page;
    const signature = JSON.stringify([page.me.key, page.language, this.nextWakeUp(), Math.round(page.clock.offset)]);
    if (signature !== this.signature) {
      this.signature = signature;
      const move = (label, seconds) =>
        make("button", { type: "button", onclick: () => this.move({ advance_seconds: seconds }) }, label);
      this.element.setAttribute("aria-label", words.clock);
      this.element.replaceChildren(
        make(
          "div",
          { class: "clock-face" },
          make("time", { class: "clock-hour" }),
          make("div", {}, make("span", { class: "clock-day" }), make("small", { class: "clock-zone" })),
        ),
        make(
          "div",
          { class: "clock-moves" },
          move(words.tenMinutes, 600),
          move(words.hour, 3600),
          move(words.day, 86400),
        ),
        this.wakeUpButton(),
        this.shift() ?? "",
      );
    }
    this.tick();
  }

  nextWakeUp() {
    const ahead = this.page.bots.filter((bot) => bot.wake_up && new Date(bot.wake_up) > this.page.now());
    return ahead.sort((one, two) => new Date(one.wake_up) - new Date(two.wake_up))[0] ?? null;
  }

  wakeUpButton() {
    const { dates, words } = this.page;
    const bot = this.nextWakeUp();
    const what = bot
      ? [dates.dayAndMonth(new Date(bot.wake_up)), dates.hour(new Date(bot.wake_up)), bot.wake_up_what]
          .filter(Boolean)
          .join(" · ")
      : words.noReminder;
    return make(
      "button",
      { type: "button", id: "next-reminder", disabled: !bot, onclick: () => this.move({ to: "next-wake-up" }) },
      icon("next"),
      make("span", {}, words.nextReminder, make("small", {}, what)),
    );
  }

  shift() {
    const { clock, dates, words } = this.page;
    if (Math.abs(clock.offset) < 30) return null;
    const text = `${dates.span(clock.offset)} ${clock.offset > 0 ? words.shifted : words.behind}`;
    return make(
      "div",
      { class: "clock-shift" },
      make("span", {}, text),
      make(
        "button",
        { type: "button", class: "link", onclick: () => this.move({ to: new Date().toISOString() }) },
        words.realTime,
      ),
    );
  }

  tick() {
    const { page } = this;
    const hour = this.element.querySelector(".clock-hour");
    if (!hour || !page.me) return;
    hour.textContent = page.dates.hour(page.now());
    this.element.querySelector(".clock-day").textContent = page.dates.dayAndMonth(page.now());
    this.element.querySelector(".clock-zone").textContent = page.me.time_zone.replaceAll("_", " ");
  }

  move(to) {
    return this.page.attempt(() => api.clock(to));
  }
}
