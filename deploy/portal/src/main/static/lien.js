import { config } from "./config.js";

/** The pages that links of e-mails lead to: one call to account-service. */
const form = document.querySelector("[data-link]");
const said = form.querySelector("[data-said]");
const token = new URLSearchParams(location.search).get("token");
if (token && form.elements.token) form.elements.token.value = token;

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = Object.fromEntries(form.dataset.body.split(",").map((name) => [name, form.elements[name].value]));
  const answer = await fetch(config.services.account + form.dataset.link, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (!answer) said.textContent = "account-service ne répond pas.";
  else if (answer.ok) said.textContent = "C’est fait. Vous pouvez vous connecter.";
  else {
    const problem = await answer.json();
    said.textContent = [problem.detail, ...(problem.errors ?? []).map((error) => error.detail ?? error.message ?? "")].join(" ");
  }
});
