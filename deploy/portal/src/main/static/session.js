import { config } from "./config.js";

/** Who the tries act as: a token in this tab's memory, taken from the local stack, from Keycloak or pasted. */
const KEY = "palmares.session";
const MARGIN = 20_000;
const dialog = document.getElementById("session");
const realm = `${config.keycloak}/realms/${config.realm}/protocol/openid-connect`;
let session = JSON.parse(sessionStorage.getItem(KEY) ?? "null");

function claims(token) {
  const payload = token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (char) => char.charCodeAt(0))));
}

function keep(token, more = {}) {
  const said = claims(token);
  session = { token, name: said.name ?? said.preferred_username ?? said.sub, expires: said.exp * 1000,
    roles: said.realm_access?.roles ?? [], ...more };
  sessionStorage.setItem(KEY, JSON.stringify(session));
  show();
}

export function roles() { return session?.roles ?? []; }

/** Takes the token of a person of the demo. */
export async function actAs(login) {
  const answer = await fetch("local/token", { method: "POST", body: new URLSearchParams({ login }) });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.detail ?? "Le jeton n’a pas pu être pris.");
  keep(said.access_token, { login });
  return session.name;
}

/** A token that is still good, or nothing. */
export async function token() {
  if (!session) return undefined;
  if (session.expires - MARGIN > Date.now()) return session.token;
  if (session.login) await actAs(session.login);
  else if (session.refresh) await exchange({ grant_type: "refresh_token", refresh_token: session.refresh });
  return session?.token;
}

async function exchange(form) {
  const answer = await fetch(`${realm}/token`, { method: "POST", body: new URLSearchParams({ client_id: config.client, ...form }) });
  const said = await answer.json();
  if (!answer.ok) return forget();
  keep(said.access_token, { refresh: said.refresh_token });
}

function forget() {
  session = null;
  sessionStorage.removeItem(KEY);
  show();
}

function show() {
  document.body.classList.toggle("signed", session !== null);
  document.querySelector("[data-session-name]").textContent = session ? session.name : "Sans jeton";
  document.querySelector("[data-session-state]").textContent = session
    ? `${session.name}, rôles : ${session.roles.filter((role) => role !== "offline_access" && !role.startsWith("default-")).join(", ")}.`
    : "Aucun jeton : seules les opérations ouvertes à tous répondront.";
  for (const hint of document.querySelectorAll("[data-needs]")) {
    const needed = hint.dataset.needs.trim().split(" ").filter(Boolean);
    const may = session && (!needed.length || needed.some((role) => session.roles.includes(role)));
    hint.textContent = may ? `au nom de ${session.name}` : session ? "votre rôle n’est pas admis ici" : "il faut un jeton";
  }
}

const base64url = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const here = () => location.origin + location.pathname;

async function signIn() {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const challenge = base64url(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)));
  const state = crypto.randomUUID();
  sessionStorage.setItem("palmares.signing-in", JSON.stringify({ verifier, state, hash: location.hash }));
  location.assign(`${realm}/auth?` + new URLSearchParams({ client_id: config.client, response_type: "code", scope: "openid",
    redirect_uri: here(), state, code_challenge: challenge, code_challenge_method: "S256" }));
}

/** Back from Keycloak with a code. */
async function signedIn() {
  const query = new URLSearchParams(location.search);
  const asked = JSON.parse(sessionStorage.getItem("palmares.signing-in") ?? "null");
  if (!asked || query.get("state") !== asked.state || !query.has("code")) return;
  sessionStorage.removeItem("palmares.signing-in");
  history.replaceState(null, "", here() + asked.hash);
  await exchange({ grant_type: "authorization_code", code: query.get("code"), redirect_uri: here(), code_verifier: asked.verifier });
}

function complain(problem) { document.querySelector("[data-session-problem]").textContent = problem; }

document.querySelector("[data-session]").addEventListener("click", () => { complain(""); dialog.showModal(); });
document.querySelector("[data-session-keycloak]").addEventListener("click", signIn);
document.querySelector("[data-session-forget]").addEventListener("click", () => { forget(); dialog.close(); });
document.querySelector("[data-session-paste]").addEventListener("submit", (event) => {
  event.preventDefault();
  try {
    keep(event.target.elements.token.value.trim().replace(/^Bearer /, ""));
    dialog.close();
  } catch { complain("Ce n’est pas un jeton : trois parties séparées par des points sont attendues."); }
});
document.querySelector("[data-session-demo]").addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await actAs(event.target.elements.login.value);
    dialog.close();
  } catch (problem) { complain(problem.message); }
});
for (const button of document.querySelectorAll("[data-act]")) {
  button.disabled = !config.local;
  button.addEventListener("click", async () => {
    const said = document.querySelector("[data-act-said]");
    try { said.textContent = `Vous agissez en tant que ${await actAs(button.dataset.act)}.`; } catch (problem) { said.textContent = problem.message; }
  });
}
if (config.local) {
  const select = document.getElementById("session-login");
  for (const person of await fetch("people.json").then((answer) => answer.json())) select.add(new Option(`${person.name} (${person.role})`, person.login));
}
await signedIn();
show();
