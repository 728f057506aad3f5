// A service message in words.

export function describe(page, service, who) {
  const told = page.words.service[service.kind];
  return told ? told(who, service.names ?? [], service.value) : service.kind.replaceAll("_", " ");
}
