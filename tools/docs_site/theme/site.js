// Search over window.SECTIONS (search_index.js); code is copied by a button, pictures open by a click. Nothing is sent.
(() => {
  "use strict";
  const MOST = 12, AROUND = 70;
  const field = document.getElementById("search"), list = document.getElementById("found");
  const base = document.body.dataset.base;

  const rank = ([, page, heading, text], words) => {
    let score = 0;
    for (const word of words) {
      const inHeading = heading.toLowerCase().includes(word), inPage = page.toLowerCase().includes(word);
      const place = text.toLowerCase().indexOf(word);
      if (!inHeading && !inPage && place < 0) return 0;
      score += inHeading ? 10 : inPage ? 4 : 1;
    }
    return score;
  };

  const show = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    list.replaceChildren();
    list.hidden = !words.length;
    if (!words.length) return;
    const hits = window.SECTIONS.map(row => [rank(row, words), row]).filter(hit => hit[0]).sort((a, b) => b[0] - a[0]);
    for (const [, [address, page, heading, text]] of hits.slice(0, MOST)) {
      const link = document.createElement("a"), where = document.createElement("small");
      const place = Math.max(0, text.toLowerCase().indexOf(words[0]) - AROUND);
      link.href = `${base}/${address}`;
      link.textContent = heading === page ? page : `${page}: ${heading}`;
      where.textContent = (place ? "…" : "") + text.slice(place, place + 2 * AROUND) + "…";
      link.append(where);
      list.append(document.createElement("li"));
      list.lastChild.append(link);
    }
    if (!hits.length) list.append(Object.assign(document.createElement("li"), {textContent: "Nothing found."}));
  };

  field.addEventListener("input", show);
  field.addEventListener("keydown", event => {
    if (event.key === "Enter") list.querySelector("a")?.click();
    if (event.key === "Escape") { field.value = ""; show(); }
  });
  list.addEventListener("click", event => { if (event.target.closest("a")) list.hidden = true; });
  document.addEventListener("click", event => { if (!event.target.closest(".search")) list.hidden = true; });

  for (const table of document.querySelectorAll("main table")) {
    const frame = Object.assign(document.createElement("div"), {className: "wide"});
    table.replaceWith(frame);
    frame.append(table);
  }
  for (const picture of document.querySelectorAll("main img")) {  // in full size by a click
    const link = Object.assign(document.createElement("a"), {href: picture.src});
    picture.replaceWith(link);
    link.append(picture);
  }
  for (const block of document.querySelectorAll("pre")) {
    const button = Object.assign(document.createElement("button"), {type: "button", textContent: "Copy"});
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.querySelector("code").textContent);
      button.textContent = "Copied";
    });
    if (navigator.clipboard) block.append(button);
  }
})();
