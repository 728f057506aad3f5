// Below the list: trouble, what the bot asked, light or dark, begin again.

import { api } from "./api.js";
import { iconButton, make, openDialog } from "./dom.js";
import { showTrouble } from "./trouble.js";

export function showTools(page) {
  const { words } = page;
  const bar = document.getElementById("tools");
  if (bar.dataset.language === page.language) return;
  bar.dataset.language = page.language;
  bar.replaceChildren(
    make("strong", {}, words.local),
    iconButton("bolt", words.trouble, () => showTrouble(page), { id: "trouble" }),
    iconButton("list", words.log, () => showLog(page), { id: "log" }),
    iconButton("theme", words.theme, switchTheme, { id: "theme" }),
    iconButton("reset", words.reset, () => confirm(words.resetSure) && api.reset(), { id: "reset" }),
  );
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.style.colorScheme
    ? root.style.colorScheme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.style.colorScheme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.style.colorScheme);
}

document.documentElement.style.colorScheme = localStorage.getItem("theme") ?? "";

async function showLog(page) {
  const { calls } = await api.log();
  const shown = calls
    .filter((call) => call.method !== "getUpdates")
    .slice(-100)
    .reverse();
  const rows = shown.map((call) =>
    make(
      "details",
      { class: call.status === 200 ? "" : "failed" },
      make(
        "summary",
        {},
        make("code", {}, call.method),
        make("span", {}, String(call.status || "…")),
        make("time", {}, page.dates.hour(new Date(call.at))),
      ),
      call.unused_parameters.length ? make("p", { class: "warning" }, `⚠ ${call.unused_parameters.join(", ")}`) : null,
      make("pre", {}, JSON.stringify({ parameters: call.parameters, answer: call.answer }, null, 2)),
    ),
  );
  openDialog(
    page.words.log,
    page.words.close,
    rows.length ? make("div", { class: "log" }, rows) : make("p", { class: "hint" }, page.words.nothingAsked),
  );
}
