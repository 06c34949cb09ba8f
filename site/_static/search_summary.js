/* The lines under a hit: around the words as they stand there, with their diacritics, however they were typed. */
"use strict";

Search.makeSearchSummary = (page, words, anchor) => {
  const text = Search.htmlToText(page, anchor).normalize("NFC");
  const plain = fold(text); // as long as the text, so that places in one are places in the other
  const found = (word) => [...plain.matchAll(new RegExp(`(?<!\\p{Letter})${word}`, "gu"))].map((hit) => hit.index);
  const places = [...words].flatMap((word) => found(word).map((at) => [at, at + word.length])).sort((a, b) => a[0] - b[0]);
  const start = Math.max((places[0]?.[0] ?? 0) - 80, 0);
  const end = start + 240;

  const summary = document.createElement("p");
  summary.className = "context";
  let at = start;
  for (const [first, last] of places.filter(([first, last]) => first >= start && last <= end)) {
    if (first < at) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(first, last);
    summary.append(text.slice(at, first), mark);
    at = last;
  }
  summary.append(text.slice(at, end) + (end < text.length ? "…" : ""));
  if (start) summary.prepend("…");
  return summary;
};
