"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const reader = document.getElementById("reader");
  const readerText = document.getElementById("reader-text");

  // The page shows the texts open, for readers without JavaScript; here a panel shows them.
  for (const text of all(".document-text")) text.open = false;
  const openParents = (element) => {
    for (let node = element; node; node = node.parentElement) {
      if (node instanceof HTMLDetailsElement) node.open = true;
    }
  };
  const pieces = (within, start, end) =>
    all(".quoted", within).filter((piece) => +piece.dataset.s >= start && +piece.dataset.s < end);
  const unlight = () => {
    for (const lit of all(".lit")) lit.classList.remove("lit");
  };

  const showQuote = (number, start, end) => {
    const source = document.getElementById(`text-${number}`);
    const copy = source.querySelector(".text").cloneNode(true);
    for (const anchor of all("[id]", copy)) anchor.removeAttribute("id");
    const lit = pieces(copy, start, end);
    for (const piece of lit) piece.classList.add("lit");
    readerText.replaceChildren(...copy.childNodes);
    document.getElementById("reader-title").textContent = source.dataset.path;
    document.getElementById("reader-all").href = `#q${number}-${start}-${end}`;
    reader.showModal();
    if (lit.length) lit[0].scrollIntoView({ block: "center" });
    readerText.focus({ preventScroll: true });
  };
  const quoteOf = (hash) => /^#q(\d+)-(\d+)-(\d+)$/.exec(hash);
  const showPlace = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    openParents(target);
    const quote = quoteOf(location.hash);
    unlight();
    if (quote) {
      const text = document.getElementById(`text-${quote[1]}`);
      for (const piece of pieces(text, +quote[2], +quote[3])) piece.classList.add("lit");
    }
    target.scrollIntoView({ block: quote ? "center" : "start" });
  };
  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a.cite");
    const quote = link && quoteOf(link.hash);
    if (!quote || typeof reader.showModal !== "function") return;
    event.preventDefault();
    link.focus();
    showQuote(+quote[1], +quote[2], +quote[3]);
  });
  document.getElementById("reader-close").addEventListener("click", () => reader.close());
  document.getElementById("reader-all").addEventListener("click", () => reader.close());
  reader.addEventListener("click", (event) => {
    if (event.target === reader) reader.close();
  });
  window.addEventListener("hashchange", showPlace);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash && !event.defaultPrevented) showPlace();
  });
  if (location.hash) showPlace();

  // Filters of the grid.
  const form = document.querySelector(".filters");
  const rows = all(".row");
  const holder = (id) => document.querySelector(`#${id} tbody`) || document.getElementById(id);
  const shared = holder("grid-shared");
  const single = holder("grid-single");
  const fold = document.getElementById("single");
  const matches = (row, filter) => {
    const value = filter.value;
    const has = row.dataset[filter.dataset.filter];
    return !value || (value === "any" ? has !== "" : has.split(" ").includes(value));
  };
  const place = (story) => {
    const key = story ? "o" : "n";
    const ordered = [...rows].sort((a, b) => a.dataset[key] - b.dataset[key] || a.dataset.n - b.dataset.n);
    for (const row of ordered) (story || row.dataset.t > 1 ? shared : single).append(row);
    fold.hidden = story;
  };
  const apply = () => {
    const story = form.querySelector("[data-order]").value === "story";
    const folded = form.querySelector("[data-fold]");
    const filters = all("[data-filter]", form);
    if (shared && single) {
      place(story);
      folded.closest("label").hidden = !story;
    }
    let shown = 0;
    for (const row of rows) {
      const hide = story && folded.checked && row.dataset.t <= 1;
      row.hidden = hide || !filters.every((filter) => matches(row, filter));
      if (!row.hidden) shown += 1;
    }
    const filtered = filters.some((filter) => filter.value);
    if (fold && filtered) fold.open = true;
    form.querySelector("output").textContent =
      shown === rows.length ? "" : `${shown} of ${rows.length} events`;
  };
  if (form && rows.length) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", apply);
    form.querySelector("[data-reset]").addEventListener("click", () => {
      form.reset();
      apply();
    });
    form.reset();
  }

  // In print what is folded is shown, but for the texts and the details of each event.
  window.addEventListener("beforeprint", () => {
    for (const part of all("details:not(.document-text, .event, [open])")) {
      part.open = true;
      part.dataset.printed = "";
    }
  });
  window.addEventListener("afterprint", () => {
    for (const part of all("details[data-printed]")) {
      part.open = false;
      delete part.dataset.printed;
    }
  });
})();
