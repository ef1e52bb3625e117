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
    const target = document.getElementById(location.hash.slice(1));
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

  // The grid: filters and order. Events with one account stand in lists below the table; in story
  // order each becomes a row of the table.
  const form = document.querySelector(".filters");
  const shared = document.querySelector("#grid-shared tbody") || document.getElementById("grid-shared");
  const fold = document.getElementById("single");
  const rows = all(".row").map((item) => ({ item, home: item.parentElement, shown: item }));
  const asTableRow = (item) => {
    const row = document.createElement("tr");
    row.className = "row single";
    row.setAttribute("role", "row");
    const head = document.createElement("th");
    head.setAttribute("role", "rowheader");
    head.scope = "row";
    head.append(item.querySelector(".event-number").cloneNode(true));
    const cell = document.createElement("td");
    cell.setAttribute("role", "cell");
    cell.colSpan = 99;
    const who = item.closest("details").querySelector("summary > .num").cloneNode(true);
    cell.append(who, " ", ...all(".said", item).map((said) => said.cloneNode(true)));
    row.append(head, cell);
    return row;
  };
  const inStory = (row) => {
    if (row.home === shared || shared.tagName !== "TBODY") return row.item;
    row.made = row.made || asTableRow(row.item);
    return row.made;
  };
  const byKey = (key) => (a, b) =>
    a.item.dataset[key] - b.item.dataset[key] || a.item.dataset.n - b.item.dataset.n;
  const place = (story) => {
    for (const row of rows) {
      if (row.made) row.made.remove();
      row.shown = story ? inStory(row) : row.item;
    }
    for (const row of [...rows].sort(byKey(story ? "o" : "n"))) {
      (story ? shared : row.home).append(row.shown);
    }
    if (fold) fold.hidden = story;
  };
  const matches = (row, filter) => {
    const has = row.item.dataset[filter.dataset.filter];
    if (filter.value === "any") return has !== "";
    return !filter.value || has.split(" ").includes(filter.value);
  };
  let ordered = false;
  const apply = () => {
    const story = form.querySelector("[data-order]").value === "story";
    const folded = form.querySelector("[data-fold]");
    const filters = all("[data-filter]", form);
    if (shared && story !== ordered) place(story);
    ordered = story;
    folded.closest("label").hidden = !story;
    let shown = 0;
    for (const row of rows) {
      const hide = story && folded.checked && row.item.dataset.t <= 1;
      row.shown.hidden = hide || !filters.every((filter) => matches(row, filter));
      if (!row.shown.hidden) shown += 1;
    }
    for (const group of all(".alone")) group.hidden = !group.querySelector(".row:not([hidden])");
    if (fold && filters.some((filter) => filter.value)) fold.open = true;
    form.querySelector("output").textContent =
      shown === rows.length ? "" : `${shown} of ${rows.length} events`;
  };
  if (form && rows.length) {
    form.hidden = false;
    form.querySelector("[data-order]").closest("label").hidden = !shared || !fold;
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
