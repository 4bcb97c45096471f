import { config } from "./config.js";
import { token } from "./session.js";

/** The tries: each form becomes one request to the real service, and its answer is shown. */
const HEADERS = ["content-type", "etag", "location", "retry-after"];

async function request(form) {
  let path = form.dataset.path;
  const query = new URLSearchParams();
  const headers = new Headers({ Accept: form.dataset.accept });
  for (const field of form.querySelectorAll("[name*=':']")) {
    const [place, name] = field.name.split(":");
    if (place === "path") path = path.replace(`{${name}}`, encodeURIComponent(field.value));
    else if (place === "query" && field.value) query.append(name, field.value);
    else if (place === "header" && field.value) headers.set(name, field.value);
    else if (place === "header" && name.toLowerCase() === "idempotency-key") headers.set(name, crypto.randomUUID());
  }
  const bearer = await token();
  if (bearer) headers.set("Authorization", `Bearer ${bearer}`);
  const body = form.elements.body?.value ?? form.elements.file?.files[0];
  if (body) headers.set("Content-Type", form.elements.body?.dataset.type ?? body.type);
  const url = config.services[form.dataset.service] + path + (query.size ? `?${query}` : "");
  return { url, method: form.dataset.method, headers, body };
}

function curl({ url, method, headers, body }) {
  const quote = (text) => `'${text.replace(/'/g, "'\\''")}'`;
  const lines = [`curl -i -X ${method} ${quote(url)}`];
  headers.forEach((value, name) => lines.push(`-H ${quote(`${name}: ${value}`)}`));
  if (body instanceof File) lines.push(`--data-binary @${quote(body.name)}`);
  else if (body) lines.push(`--data-binary ${quote(body)}`);
  return lines.join(" \\\n  ");
}

function element(tag, content = "", className = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.append(content);
  return made;
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/g;

function coloured(json) {
  const code = element("code");
  let from = 0;
  for (const match of json.matchAll(TOKEN)) {
    const name = match[1] ?? match[0];
    code.append(json.slice(from, match.index), element("span", name, match[2] ? "k" : match[1] ? "s" : "v"), match[2] ?? "");
    from = match.index + match[0].length;
  }
  code.append(json.slice(from));
  return code;
}

function block(content) {
  const pre = element("pre", content, "json");
  pre.tabIndex = 0;
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", "Corps de la réponse");
  return pre;
}

/** A live stream is shown as it comes, until it is stopped. */
async function follow(answer, stop, place) {
  const code = element("code");
  const button = element("button", "Arrêter", "plain");
  button.type = "button";
  button.addEventListener("click", () => stop.abort());
  place.append(block(code), button);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) code.append(part.value);
}

async function body(answer, place) {
  const type = answer.headers.get("content-type") ?? "";
  if (type.includes("json")) {
    const text = await answer.text();
    const json = JSON.parse(text);
    place.append(block(coloured(JSON.stringify(json, null, 2))));
    if (json.type?.startsWith("/problems/")) {
      const link = element("a", "Que faire de ce refus");
      link.href = `problemes.html#${json.type.slice("/problems/".length)}`;
      place.append(link);
    }
  } else if (type.startsWith("text/")) {
    place.append(block(element("code", await answer.text())));
  } else if (type) {
    const link = element("a", `Ouvrir (${type})`);
    link.href = URL.createObjectURL(await answer.blob());
    link.target = "_blank";
    place.append(link);
  }
}

function head(answer, milliseconds) {
  const line = element("p");
  line.append(element("span", String(answer.status), `status ${answer.ok ? "ok" : "no"}`), ` ${answer.statusText} en ${Math.round(milliseconds)} ms`);
  const list = element("dl");
  for (const name of HEADERS) {
    if (answer.headers.has(name)) list.append(element("dt", name), element("dd", answer.headers.get(name)));
  }
  return [line, list];
}

async function send(form) {
  const place = form.querySelector(".answer");
  const stop = new AbortController();
  place.hidden = false;
  place.replaceChildren("…");
  try {
    const wanted = await request(form);
    const before = performance.now();
    const answer = await fetch(wanted.url, { ...wanted, signal: stop.signal, cache: "no-store" });
    place.replaceChildren(...head(answer, performance.now() - before));
    if (answer.headers.get("content-type")?.startsWith("text/event-stream")) await follow(answer, stop, place);
    else await body(answer, place);
  } catch (problem) {
    if (problem.name === "AbortError") return;
    place.append(element("p", `Pas de réponse de ${config.services[form.dataset.service]} : le service ne tourne pas, ou n’accepte pas cette origine (CORS).`, "problem-line"));
  }
}

for (const form of document.querySelectorAll("form.try")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
  form.querySelector("[data-curl]").addEventListener("click", async (event) => {
    await navigator.clipboard.writeText(curl(await request(form)));
    event.target.textContent = "Copié";
    setTimeout(() => { event.target.textContent = "Copier en curl"; }, 1500);
  });
}
