import { config } from "./config.js";

/** The mails of the local stack: who got some, which, and what they read. */
const people = document.getElementById("people");
const messages = document.getElementById("messages");
const mail = document.getElementById("mail");
const moment = new Intl.DateTimeFormat("fr-FR", { dateStyle: "medium", timeStyle: "short" });
const when = (mail) => (mail.sent ? moment.format(new Date(mail.sent)) : "sans date");
const read = (path) => fetch(`local/${path}`).then((answer) => (answer.ok ? answer.json() : []));

function entry(list, title, detail, choose) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const small = document.createElement("small");
  button.type = "button";
  small.textContent = detail;
  button.append(title, small);
  button.addEventListener("click", () => {
    list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    choose();
  });
  item.append(button);
  return item;
}

function line(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function show(message) {
  const parts = [line("h2", message.subject), line("p", `De ${message.from} à ${message.to}, ${when(message)}`)];
  parts[1].className = "meta";
  if (message.html) {
    const frame = document.createElement("iframe");
    frame.title = `Le courriel « ${message.subject} »`;
    frame.sandbox = "allow-top-navigation-by-user-activation";
    frame.srcdoc = `<base target="_top">${message.html}`;
    parts.push(frame);
  }
  if (message.text) {
    const plain = document.createElement("details");
    plain.open = !message.html;
    plain.append(line("summary", "En texte seul"), line("pre", message.text));
    parts.push(plain);
  }
  mail.replaceChildren(...parts);
}

async function open(address) {
  const list = await read(`mails.json?of=${encodeURIComponent(address)}`);
  messages.replaceChildren(...list.map((message) => entry(messages, message.subject, when(message), () => show(message))));
  messages.querySelector("button")?.click();
}

async function start() {
  const list = await read("mailboxes.json");
  people.replaceChildren(...list.map((address) => entry(people, address, "", () => open(address))));
  if (!list.length) mail.replaceChildren(line("p", "Aucun courriel n’est encore parti."));
  const wanted = new URLSearchParams(location.search).get("de");
  if (wanted) open(wanted);
}

document.getElementById("filter").addEventListener("input", (event) => {
  for (const item of people.children) item.hidden = !item.textContent.toLowerCase().includes(event.target.value.toLowerCase());
});
if (config.local) start();
