// What a message holds besides text: pictures, files, cards, places, polls.

import { api } from "./api.js";
import { icon, make } from "./dom.js";

export function content(page, message) {
  const makers = { photo: picture, document: file, contact, location: place, poll };
  return makers[message.kind]?.(page, message) ?? null;
}

function picture(page, message) {
  const { photo } = message;
  const image = make("img", {
    src: photo.url,
    alt: message.text || page.words.picture,
    width: photo.width,
    height: photo.height,
    loading: "lazy",
  });
  image.addEventListener("load", () => page.messages.stuck && page.messages.toBottom());
  return make("button", { type: "button", class: "picture", onclick: () => enlarge(page, photo) }, image);
}

function enlarge(page, photo) {
  const dialog = document.getElementById("dialog");
  dialog.replaceChildren(make("img", { class: "enlarged", src: photo.url, alt: "", onclick: () => dialog.close() }));
  dialog.onclick = () => dialog.close();
  dialog.showModal();
}

function file(page, message) {
  const { document: sent } = message;
  return make(
    "a",
    { class: "file", href: sent.url, download: sent.name },
    make("span", { class: "file-icon" }, icon("file")),
    make("span", {}, make("strong", {}, sent.name), make("small", {}, size(sent.size, page.language))),
  );
}

function size(bytes, language) {
  const [value, unit] =
    bytes < 1000 ? [bytes, "byte"] : bytes < 1e6 ? [bytes / 1000, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}

function contact(_page, message) {
  const { first_name: first, last_name: last, phone_number: phone } = message.contact;
  return make(
    "div",
    { class: "card" },
    icon("person"),
    make("span", {}, make("strong", {}, [first, last].filter(Boolean).join(" ")), make("small", {}, phone)),
  );
}

function place(_page, message) {
  const { latitude, longitude } = message.location;
  return make(
    "div",
    { class: "card" },
    icon("place"),
    make("span", {}, make("strong", {}, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`)),
  );
}

function poll(page, message) {
  const { words } = page;
  const shown = message.poll;
  const total = shown.options.reduce((sum, option) => sum + option.votes, 0);
  const voted = shown.options.some((option) => option.mine);
  const kind = shown.quiz ? words.quiz : shown.anonymous ? words.anonymous : words.open;
  const options = shown.options.map((option, index) =>
    pollOption(page, message, option, { index, total, shows: voted || shown.closed }),
  );
  return make(
    "div",
    { class: "poll" },
    make("strong", {}, shown.question),
    make("small", {}, shown.closed ? `${kind} · ${words.pollClosed}` : kind),
    ...options,
    make("small", {}, words.votes(total)),
  );
}

function pollOption(page, message, option, { index, total, shows }) {
  const share = total ? Math.round((100 * option.votes) / total) : 0;
  const right = message.poll.correct.includes(index) ? " ✓" : "";
  return make(
    "button",
    {
      type: "button",
      class: "poll-option",
      "aria-pressed": String(option.mine),
      disabled: message.poll.closed,
      style: `--share:${shows ? share : 0}%`,
      onclick: () => vote(page, message, index),
    },
    make("span", {}, option.text + right),
    make("span", {}, shows ? `${share} %` : ""),
  );
}

function vote(page, message, index) {
  const mine = message.poll.options.flatMap((option, place) => (option.mine ? [place + 1] : []));
  const chosen = index + 1;
  const others = mine.filter((one) => one !== chosen);
  const options = mine.includes(chosen) ? others : message.poll.several_answers ? [...others, chosen] : [chosen];
  return page.attempt(() => api.vote(page.me.key, message.id, options));
}
