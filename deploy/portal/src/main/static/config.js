/** Where the services answer: config.json beside the pages, which the local stack writes for its own ports. */
export const config = await fetch("config.json").then((answer) => answer.json());

document.documentElement.classList.toggle("local", config.local);
for (const part of document.querySelectorAll("[data-local]")) part.hidden = !config.local;
for (const part of document.querySelectorAll("[data-remote]")) part.hidden = config.local;
for (const place of document.querySelectorAll("[data-keycloak]")) place.textContent = config.keycloak;
for (const place of document.querySelectorAll("[data-service-url]")) place.textContent = config.services[place.dataset.serviceUrl];
for (const place of document.querySelectorAll("[data-base]")) {
  const address = document.createElement("code");
  address.textContent = config.services[place.dataset.base];
  place.append("répond sur ", address);
}
for (const link of document.querySelectorAll("[data-href]")) {
  link.href = link.dataset.href === "connect" ? config.connect : config.keycloak;
}
