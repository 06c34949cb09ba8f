/* The filter over the table of observations: words in any order, with or without diacritics, and closed lists. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("filter");
  const rows = [...document.querySelectorAll("#observations tbody tr")];
  const count = document.getElementById("count");
  const texts = rows.map((row) => fold(row.textContent + " " + row.dataset.more));

  const show = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const words = fold(wanted.words).split(/\s+/).filter(Boolean);
    const lists = Object.entries(wanted).filter(([name, value]) => name !== "words" && value);
    let shown = 0;
    rows.forEach((row, number) => {
      const kept =
        words.every((word) => texts[number].includes(word)) && lists.every(([name, value]) => row.dataset[name] === value);
      row.hidden = !kept;
      shown += kept;
    });
    count.textContent = `${shown} of ${rows.length} figures`;
  };

  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
});
