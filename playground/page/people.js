// Who am I?

import { avatar, make } from "./dom.js";

export function showMe(page) {
  const { me, words } = page;
  const choice = make(
    "select",
    { id: "who", "aria-label": words.switchTo, onchange: (event) => page.go(event.target.value, page.chat?.key) },
    page.people.map((one) => make("option", { value: one.key, selected: one.key === me.key }, one.name)),
  );
  const header = document.getElementById("me");
  if (document.activeElement?.id === "who") return;
  header.replaceChildren(
    avatar(me),
    make("div", { class: "who" }, make("label", { for: "who" }, words.playing), choice),
  );
}
