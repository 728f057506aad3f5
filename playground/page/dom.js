// Making elements. Text is always text: nothing that somebody wrote is ever read as HTML.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const ICONS = {
  back: "M15 5l-7 7 7 7",
  send: "M4 12l16-8-6 16-3-7z",
  attach: "M8 12l6-6a3 3 0 0 1 4 4l-8 8a5 5 0 0 1-7-7l8-8",
  menu: "M4 7h16M4 12h16M4 17h16",
  bolt: "M13 3L5 14h6l-1 7 8-11h-6z",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  theme: "M12 4a8 8 0 1 0 0 16z M12 4a8 8 0 0 1 0 16",
  reply: "M10 6l-6 6 6 6M4 12h9a6 6 0 0 1 6 6",
  edit: "M5 19l1-4L16 5l3 3L9 18z",
  remove: "M6 7h12M9 7V4h6v3M8 7l1 13h6l1-13",
  smile: "M12 4a8 8 0 1 0 .01 0zM9 10h.01M15 10h.01M8.500 14a4 4 0 0 0 7 0",
  forward: "M14 6l6 6-6 6M20 12h-9a6 6 0 0 0-6 6",
  copy: "M9 9h10v11H9zM5 15V4h10",
  file: "M7 3h7l4 4v14H7zM14 3v5h4",
  close: "M6 6l12 12M18 6L6 18",
  down: "M12 5v14M6 13l6 6 6-6",
  next: "M6 5l9 7-9 7zM18 5v14",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  reset: "M5 12a7 7 0 1 0 2-5L4 9M4 4v5h5",
  person: "M12 12a4 4 0 1 0-.01 0zM5 20a7 7 0 0 1 14 0",
  place: "M12 21s-6-6-6-11a6 6 0 0 1 12 0c0 5-6 11-6 11zM12 8a2 2 0 1 0 .01 0",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, onclick, attributes = {}) {
  return make(
    "button",
    { type: "button", class: "icon-button", title: label, "aria-label": label, onclick, ...attributes },
    icon(name),
  );
}

export function avatar(account, size = "") {
  const letters = [account.first_name ?? account.title, account.last_name]
    .filter(Boolean)
    .map((word) => [...word][0])
    .join("");
  const hue = Math.abs(account.id ?? 0) % 360;
  return make("span", { class: `avatar ${size}`, style: `--hue:${hue}`, "aria-hidden": "true" }, letters);
}

export function toast(text, kind = "") {
  const element = make("div", { class: `toast ${kind}` }, text);
  document.getElementById("toasts").append(element);
  setTimeout(() => element.remove(), 4500);
}

export function openDialog(title, closeLabel, ...content) {
  const dialog = document.getElementById("dialog");
  const close = () => dialog.close();
  dialog.replaceChildren(
    make("header", {}, make("h2", {}, title), iconButton("close", closeLabel, close)),
    make("div", { class: "dialog-body" }, ...content),
  );
  dialog.onclick = (event) => {
    if (event.target === dialog) close();
  };
  if (!dialog.open) dialog.showModal();
  return dialog;
}
