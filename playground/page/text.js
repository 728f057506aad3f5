// A text and its entities to elements. Offsets are UTF-16 units, as JavaScript counts.

import { make } from "./dom.js";

const STYLE_TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};
const SAFE = /^(https?|tg|mailto|tel|ftp):/i;

export function render(text, entities, tools) {
  const fragment = document.createDocumentFragment();
  fragment.append(...pieces(text, 0, text.length, entities, tools));
  return fragment;
}

function pieces(text, start, end, entities, tools) {
  const made = [];
  let at = start;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    if (entity.offset < at) continue;
    const until = Math.min(entity.offset + entity.length, end);
    if (entity.offset > at) made.push(text.slice(at, entity.offset));
    const inside = entities
      .slice(index + 1)
      .filter((one) => one.offset >= entity.offset && one.offset + one.length <= until);
    made.push(
      element(entity, text.slice(entity.offset, until), pieces(text, entity.offset, until, inside, tools), tools),
    );
    at = until;
  }
  if (at < end) made.push(text.slice(at, end));
  return made;
}

function element(entity, raw, children, tools) {
  if (entity.type in STYLE_TAGS) {
    const tag = make(STYLE_TAGS[entity.type], {}, children);
    if (entity.type === "expandable_blockquote") {
      tag.classList.add("expandable");
      tag.addEventListener("click", () => tag.classList.toggle("open"));
    }
    return tag;
  }
  switch (entity.type) {
    case "spoiler":
      return make(
        "span",
        {
          class: "spoiler",
          tabindex: 0,
          role: "button",
          onclick: (event) => event.currentTarget.classList.add("open"),
        },
        children,
      );
    case "text_link":
      return link(entity.url, children, tools);
    case "url":
      return link(SAFE.test(raw) ? raw : `http://${raw}`, children, tools);
    case "email":
      return make("a", { href: `mailto:${raw}` }, children);
    case "phone_number":
      return make("a", { href: `tel:${raw.replace(/[^+\d]/g, "")}` }, children);
    case "bot_command":
      return make("a", { href: "#", class: "command", onclick: (event) => tools.command(event, raw) }, children);
    case "mention":
    case "text_mention":
      return make("span", { class: "mention", title: entity.user ?? "" }, children);
    case "date_time":
      return time(entity, children, tools);
    default:
      return make("span", { class: entity.type }, children);
  }
}

function link(url, children, tools) {
  if (!SAFE.test(url)) return make("span", {}, children);
  return make(
    "a",
    { href: url, target: "_blank", rel: "noreferrer", onclick: (event) => tools.follow(event, url) },
    children,
  );
}

function time(entity, children, tools) {
  const shape = entity.date_time_format ?? "";
  const instant = new Date(entity.unix_time * 1000);
  const shown = shape ? [tools.dates.entity(entity.unix_time, shape)] : children;
  return make(
    "time",
    { datetime: instant.toISOString(), title: tools.dates.full(instant), "data-shape": shape },
    shown,
  );
}
