// The side door, from the page.

export class RefusedError extends Error {}

async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new RefusedError(answer.error ?? response.statusText);
  return answer;
}

const chatPath = (chat) => `/sim/chats/${encodeURIComponent(chat)}`;
const query = (fields) => new URLSearchParams(fields).toString();

export const api = {
  state: (as) => ask("GET", `/sim/state?${query({ as })}`),
  everybody: () => ask("GET", "/sim/state"),
  messages: (as, chat, after, limit) => ask("GET", `${chatPath(chat)}/messages?${query({ as, after, limit })}`),
  say: (as, chat, fields) => ask("POST", `${chatPath(chat)}/messages`, { as, ...fields }),
  upload: (as, chat, fields) => ask("POST", `${chatPath(chat)}/files`, { as, ...fields }),
  contact: (as, chat, of) => ask("POST", `${chatPath(chat)}/contact`, { as, of }),
  location: (as, chat, point) => ask("POST", `${chatPath(chat)}/location`, { as, ...point }),
  forward: (as, chat, message) => ask("POST", `${chatPath(chat)}/forward`, { as, message }),
  read: (as, chat) => ask("POST", `${chatPath(chat)}/read`, { as }),
  block: (as, chat, blocked) => ask("PUT", `${chatPath(chat)}/block`, { as, blocked }),
  commands: (as, chat) => ask("GET", `${chatPath(chat)}/commands?${query({ as })}`),
  inline: (as, chat, bot, text) => ask("POST", `${chatPath(chat)}/inline`, { as, bot, query: text, wait: 10 }),
  choose: (as, question, result) => ask("POST", `/sim/inline/${question}/choose`, { as, result }),
  edit: (as, message, text) => ask("PUT", `/sim/messages/${message}`, { as, text }),
  remove: (as, message) => ask("DELETE", `/sim/messages/${message}`, { as }),
  react: (as, message, emojis) => ask("PUT", `/sim/messages/${message}/reactions`, { as, emojis }),
  vote: (as, message, options) => ask("PUT", `/sim/messages/${message}/vote`, { as, options }),
  press: (as, message, position) => ask("POST", `/sim/messages/${message}/press`, { as, position, wait: 8 }),
  clock: (move) => ask("POST", "/sim/clock", move),
  faults: () => ask("GET", "/sim/faults"),
  addFault: (fault) => ask("POST", "/sim/faults", fault),
  removeFault: (id) => ask("DELETE", "/sim/faults", id === undefined ? {} : { id }),
  limits: () => ask("GET", "/sim/limits"),
  setLimits: (mode) => ask("PUT", "/sim/limits", { mode }),
  duplicate: () => ask("POST", "/sim/updates/duplicate", { count: 1 }),
  group: (chat, action, fields) => ask("POST", `/sim/groups/${encodeURIComponent(chat)}/${action}`, fields),
  person: (key, fields) => ask("PATCH", `/sim/people/${encodeURIComponent(key)}`, fields),
  log: () => ask("GET", "/sim/log"),
  reset: () => ask("POST", "/sim/reset", {}),
};

export function listen({ onHello, onChange, onLost }) {
  const source = new EventSource("/sim/events");
  source.addEventListener("hello", (event) => onHello(JSON.parse(event.data)));
  source.addEventListener("change", (event) => onChange(JSON.parse(event.data)));
  source.addEventListener("reset", () => location.reload());
  source.onerror = onLost;
  return source;
}
