/* The lines under a hit: around the words as they stand there, with their diacritics, however they were typed. */
"use strict";

Search.makeSearchSummary = (page, words, anchor) => {
  const text = Search.htmlToText(page, anchor).normalize("NFC");
  const plain = fold(text); // as long as the text, so that places in one are places in the other
  const find = (after) =>
    [...plain.matchAll(new RegExp(`(?<!\\p{Letter})(?:${[...words].join("|")})${after}`, "gu"))].map((hit) => [
      hit.index,
      hit.index + hit[0].length,
    ]);
  const whole = find("(?!\\p{Letter})");
  const places = whole.length ? whole : find("");
  // Begin before the place with the most hits close behind it.
  const close = places.map(([from]) => places.filter(([at]) => at >= from && at < from + 60).length);
  const best = close.indexOf(Math.max(...close));
  const start = Math.max((places[best]?.[0] ?? 0) - 80, 0);
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
