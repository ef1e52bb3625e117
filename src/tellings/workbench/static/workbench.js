"use strict";
/* Keys, the progress of a reading, and words marked in a text. The pages work without it. */
(() => {
  const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent !== null);
  const typing = (element) => element !== null && (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName));
  const places = { o: "/", g: "/grid", d: "/findings", c: "/conflicts", v: "/versions", p: "/people", a: "/accounts", q: "/questions", h: "/history", s: "/search" };
  const help = document.getElementById("help");
  let going = false;

  const current = (list) => list.findIndex((item) => item === document.activeElement || item.contains(document.activeElement));
  const step = (by) => {
    const list = items();
    if (!list.length) return;
    const at = current(list);
    const next = list[Math.min(list.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  const follow = (selector) => {
    const link = document.querySelector(selector);
    if (link) link.click();
    return link !== null;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (typing(document.activeElement)) {
      if (event.key === "Escape") document.activeElement.blur();
      return;
    }
    if (help.open) return;
    if (going) {
      going = false;
      if (places[event.key]) { event.preventDefault(); location.assign(places[event.key]); }
      return;
    }
    const item = document.activeElement && document.activeElement.matches("[data-item]") ? document.activeElement : null;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "n") follow('a[rel="next"]');
    else if (event.key === "p") follow('a[rel="prev"]');
    else if (event.key === "g") going = true;
    else if (event.key === "?") help.showModal();
    else if (event.key === "/") document.getElementById("quick").focus();
    else if (event.key === "Enter" && item) {
      const link = item.matches("a") ? item : item.querySelector("[data-open]");
      const box = item.querySelector("input[type=checkbox]");
      if (link) link.click(); else if (box) box.click(); else return;
    } else return;
    event.preventDefault();
  });
  document.getElementById("keys").addEventListener("click", () => help.showModal());
  document.getElementById("help-close").addEventListener("click", () => help.close());

  /* Progress: asked for while something is going on; then the page shows the new state. */
  const banner = document.getElementById("progress");
  const ask = async (wasBusy) => {
    let now;
    try {
      const answer = await fetch("/api/progress", { headers: { accept: "application/json" } });
      now = await answer.json();
    } catch { return; }
    if (now.busy) {
      const share = now.total > 0 ? ` ${now.done} of ${now.total}` : "";
      banner.textContent = `Reading again: ${now.stage || "starting"}${share}`;
      banner.hidden = false;
      setTimeout(ask, 700, true);
    } else if (wasBusy) {
      if (typing(document.activeElement)) {
        banner.textContent = "Done: load the page again to see what changed.";
        banner.hidden = false;
      } else location.reload();
    } else {
      banner.hidden = true;
      setTimeout(ask, 5000, false);
    }
  };
  ask(document.body.dataset.busy === "yes");

  /* Marking words: offsets are counted in code points, as the case counts them. */
  const text = document.getElementById("text");
  const words = document.getElementById("add-words");
  if (text && words) {
    const offset = (node, at) => {
      const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
      if (!holder || !text.contains(holder)) return null;
      const range = document.createRange();
      range.setStart(holder, 0);
      range.setEnd(node, at);
      return Number(holder.dataset.start) + [...range.toString()].length;
    };
    document.addEventListener("selectionchange", () => {
      const chosen = document.getSelection();
      if (!chosen || chosen.isCollapsed || !text.contains(chosen.anchorNode)) return;
      const range = chosen.getRangeAt(0);
      const start = offset(range.startContainer, range.startOffset);
      if (start === null) return;
      words.value = range.toString();
      document.getElementById("add-start").value = String(start);
    });
    words.addEventListener("input", () => { document.getElementById("add-start").value = ""; });
  }
})();
