"use strict";
/* Names and arms under cover. An element with data-p or data-b says what stands there while names, or arms and the direction
   of changes, are hidden. The choice is kept in the address of the page and nowhere else. */
const words = document.getElementById("words").dataset;
const say = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const disguise = (() => {
  const root = document.documentElement;
  const plain = new WeakMap();
  const links = new Map();
  const hidden = { names: false, arms: false };
  const buttons = {};
  const swap = () => {
    for (const element of document.querySelectorAll("[data-p], [data-b]")) {
      if (!plain.has(element)) plain.set(element, element.textContent);
      const { p, b } = element.dataset;
      const text = hidden.names && p !== undefined ? p : hidden.arms && b !== undefined ? b : plain.get(element);
      if (element.textContent !== text) element.textContent = text;
    }
    for (const link of document.querySelectorAll("main a[href$='.html']")) {
      if (hidden.names) {
        links.set(link, link.getAttribute("href"));
        link.removeAttribute("href");
      }
    }
    if (!hidden.names) {
      for (const [link, target] of links) link.setAttribute("href", target);
      links.clear();
    }
    root.classList.toggle("blind", hidden.arms);
  };
  const parts = () => location.hash.slice(1).split(";");
  const remember = (section) => {
    const choice = [section, hidden.names ? "names-hidden" : "", hidden.arms ? "arms-hidden" : ""];
    const text = choice[0] + choice.slice(1).filter(Boolean).map((word) => ";" + word).join("");
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  };
  const apply = () => {
    swap();
    for (const [name, button] of Object.entries(buttons)) button.setAttribute("aria-pressed", String(hidden[name]));
    note.hidden = !hidden.names;
    document.dispatchEvent(new Event("disguise"));
  };
  const bar = document.createElement("div");
  const note = document.createElement("p");
  bar.className = "disguise";
  for (const [name, text] of [["names", words.hideNames], ["arms", words.hideArms]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", () => {
      hidden[name] = !hidden[name];
      remember(parts()[0]);
      apply();
    });
    buttons[name] = button;
    bar.append(button);
  }
  note.className = "note";
  note.textContent = words.disguise;
  bar.append(note);
  document.querySelector("header").append(bar);
  const read = () => {
    const choice = parts();
    const [names, arms] = [choice.includes("names-hidden"), choice.includes("arms-hidden")];
    const isNew = names !== hidden.names || arms !== hidden.arms;
    [hidden.names, hidden.arms] = [names, arms];
    return isNew;
  };
  const visit = (section) => {
    const target = section && document.getElementById(section);
    if (target) target.scrollIntoView();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (!link) return;
    event.preventDefault();
    const section = link.getAttribute("href").slice(1);
    remember(section);
    const target = document.getElementById(section);
    for (let fold = target; fold; fold = fold.parentElement) if (fold.tagName === "DETAILS") fold.open = true;
    visit(section);
    if (target) {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
  });
  addEventListener("hashchange", () => {
    if (read()) apply();
    visit(parts()[0]);
  });
  addEventListener("DOMContentLoaded", () => {
    if (read()) apply();
    if (parts().length > 1) visit(parts()[0]);
  });
  note.hidden = true;
  for (const [name, button] of Object.entries(buttons)) button.setAttribute("aria-pressed", String(hidden[name]));
  return hidden;
})();
{
  const links = new Map([...document.querySelectorAll(".sections a")].map((a) => [a.getAttribute("href").slice(1), a]));
  const seen = new IntersectionObserver((entries) => {
    const top = entries.filter((entry) => entry.isIntersecting)[0];
    if (!top || !links.has(top.target.id)) return;
    for (const [id, link] of links) {
      if (id === top.target.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "0px 0px -70% 0px" });
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section) seen.observe(section);
  }
}
