// The trouble menu: what goes wrong on the real Telegram, on demand.

import { api } from "./api.js";
import { make, openDialog, toast } from "./dom.js";

const FAULTS = [
  ["down", { kind: "html", status: 502, times: null }],
  ["slow", { kind: "slow", seconds: 3, times: null }],
  ["flood", { kind: "error", status: 429, retry_after: 5, method: "sendMessage", times: 5 }],
  ["lost", { kind: "lost_answer", method: "sendMessage", times: 1 }],
  ["dropped", { kind: "drop_before", method: "sendMessage", times: 1 }],
];

export async function showTrouble(page) {
  const { words } = page;
  const [{ faults }, limits] = await Promise.all([api.faults(), api.limits()]);
  openDialog(
    words.trouble,
    words.close,
    make("p", { class: "hint" }, words.troubleHint),
    make("h3", {}, words.telegram),
    make(
      "ul",
      { class: "switches" },
      FAULTS.map(([name, fault]) => faultSwitch(page, name, fault, faults)),
      doubled(page),
    ),
    limitChoice(page, limits),
    make("h3", {}, words.chatTrouble),
    make("ul", { class: "switches" }, chatTroubles(page)),
    make(
      "div",
      { class: "dialog-end" },
      make("span", {}, faults.length ? words.active(faults.length) : words.allCalm),
      make("button", { type: "button", class: "calm", onclick: () => calm(page) }, words.calm),
    ),
  );
}

function entry(label, pressed, work, page) {
  const act = async () => {
    await page.attempt(work);
    await page.refresh();
    await showTrouble(page);
  };
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", role: "switch", "aria-checked": String(pressed), onclick: act },
      make("span", {}, label),
      make("i", { class: "knob" }),
    ),
  );
}

function matches(fault, wanted) {
  return (
    fault.kind === wanted.kind && fault.method === (wanted.method ?? null) && fault.status === (wanted.status ?? 500)
  );
}

function faultSwitch(page, name, wanted, faults) {
  const set = faults.find((fault) => matches(fault, wanted));
  return entry(page.words[name], Boolean(set), () => (set ? api.removeFault(set.id) : api.addFault(wanted)), page);
}

function doubled(page) {
  const act = async () => {
    if (await page.attempt(() => api.duplicate())) toast(page.words.done);
  };
  return make("li", {}, make("button", { type: "button", onclick: act }, make("span", {}, page.words.doubled)));
}

function limitChoice(page, limits) {
  const { words } = page;
  const now = !limits.on ? "off" : limits.overall_bucket ? "real" : "harsh";
  const choice = make(
    "select",
    { onchange: (event) => page.attempt(() => api.setLimits(event.target.value)) },
    ["harsh", "real", "off"].map((mode) => make("option", { value: mode, selected: mode === now }, words[mode])),
  );
  return make("label", { class: "limit" }, `${words.limits} `, choice);
}

function chatTroubles(page) {
  const { chat, me, words } = page;
  const rows = [
    entry(words.deactivated, me.deactivated, () => api.person(me.key, { deactivated: !me.deactivated }), page),
  ];
  const private_ = page.chats.filter((one) => one.type === "private");
  rows.push(
    ...private_.map((one) =>
      entry(`${words.block}: ${one.title}`, one.blocked, () => api.block(me.key, one.key, !one.blocked), page),
    ),
  );
  if (chat && chat.type !== "private") rows.push(...groupTroubles(page, chat));
  return rows;
}

function groupTroubles(page, chat) {
  const { words } = page;
  const rows = page.bots.map((bot) => {
    const member = chat.members.find((one) => one.id === bot.id);
    const act = (action) => api.group(chat.key, action, { account: `@${bot.username}`, as: page.me.key });
    const inside = entry(`${words.kick}: ${bot.first_name}`, !member, () => act(member ? "remove" : "add"), page);
    const leads = member?.status === "administrator";
    return [
      inside,
      member
        ? entry(`${words.promote}: ${bot.first_name}`, leads, () => act(leads ? "demote" : "promote"), page)
        : null,
    ];
  });
  if (chat.type === "group")
    rows.push([entry(words.supergroup, false, () => api.group(chat.key, "migrate", {}), page)]);
  return rows.flat();
}

async function calm(page) {
  await page.attempt(() => api.removeFault());
  await showTrouble(page);
}
