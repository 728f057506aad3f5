// Files, pictures, one's contact, a place.

import { api } from "./api.js";
import { icon, make, openDialog } from "./dom.js";

const PLACES = [
  ["Quimper", 47.996, -4.102],
  ["Castro", -42.4801, -73.7624],
  ["Paris", 48.8566, 2.3522],
  ["Santiago", -33.4489, -70.6693],
];

export function attachMenu(page) {
  const { words } = page;
  const close = () => document.getElementById("dialog").close();
  const choose = (kind) => {
    close();
    pickFiles(page, kind);
  };
  const entry = (name, label, onclick) =>
    make("li", {}, make("button", { type: "button", onclick }, icon(name), label));
  const share = () => {
    close();
    return page.attempt(() => api.contact(page.me.key, page.chat.key, page.me.key));
  };
  openDialog(
    words.attach,
    words.close,
    make(
      "ul",
      { class: "choices" },
      entry("file", words.file, () => choose("document")),
      entry("smile", words.picture, () => choose("photo")),
      entry("person", words.contact, share),
      PLACES.map((place) => entry("place", `${words.location}: ${place[0]}`, () => sharePlace(page, place))),
    ),
  );
}

function sharePlace(page, [, latitude, longitude]) {
  document.getElementById("dialog").close();
  return page.attempt(() => api.location(page.me.key, page.chat.key, { latitude, longitude }));
}

function pickFiles(page, kind) {
  const input = make("input", {
    type: "file",
    multiple: true,
    accept: kind === "photo" ? "image/png,image/jpeg,image/gif,image/webp" : undefined,
  });
  input.addEventListener("change", () => sendFiles(page, input.files, kind));
  input.click();
}

export async function sendFiles(page, files, kind) {
  for (const file of files) {
    const base64 = await encoded(file);
    const as = kind ?? (/^image\/(png|jpeg|gif|webp)$/.test(file.type) ? "photo" : "document");
    await page.attempt(() =>
      api.upload(page.me.key, page.chat.key, {
        name: file.name,
        mime_type: file.type,
        base64,
        kind: as,
        topic: page.topic ?? undefined,
      }),
    );
  }
}

function encoded(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
