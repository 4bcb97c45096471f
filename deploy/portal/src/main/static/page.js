import "./config.js";
import "./session.js";
import "./essai.js";
import { config } from "./config.js";

/** Opens what the address points to, wherever it is folded. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.scrollIntoView({ block: "start" });
  }
}
addEventListener("hashchange", openTarget);
openTarget();

for (const search of document.querySelectorAll("[data-filter]")) {
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (text) => words.every((word) => text.toLowerCase().includes(word));
    for (const entry of document.querySelectorAll("[data-search]")) entry.hidden = !fits(entry.dataset.search + entry.id);
    for (const link of document.querySelectorAll(".side li")) {
      const entry = document.getElementById(link.querySelector("a").hash.slice(1));
      link.hidden = entry ? entry.hidden : false;
    }
  });
}

for (const block of document.querySelectorAll("pre[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain copy";
  button.textContent = "Copier";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.querySelector("code").textContent);
    button.textContent = "Copié";
    setTimeout(() => { button.textContent = "Copier"; }, 1500);
  });
  block.append(button);
}

const lives = [...document.querySelectorAll("[data-live]")];
if (config.local && lives.length) {
  const parts = await fetch("local/status.json").then((answer) => answer.json());
  for (const live of lives) {
    const part = parts.find((one) => one.name === live.dataset.live);
    if (!part) continue;
    live.textContent = part.ready ? "● prêt" : "● pas prêt";
    live.classList.add(part.ready ? "ok" : "no");
  }
}
