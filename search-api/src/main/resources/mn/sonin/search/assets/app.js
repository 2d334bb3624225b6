"use strict";
// The pages work without this file; it adds one key, and a brush to the timeline of a search.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const field = document.getElementById("q");
    if (field) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  }
});

// Dragging across the bars of a search's timeline limits the search to their span; a click on one bar is the link that it is.
(() => {
  let began = null;
  const bars = (chart) => [...chart.querySelectorAll("a")];
  const under = (event) => event.target.closest && event.target.closest(".histogram a");
  const paint = (from, to) => {
    const all = bars(from.closest("svg"));
    const ends = [all.indexOf(from), all.indexOf(to)].sort((one, other) => one - other);
    all.forEach((bar, at) => bar.classList.toggle("brushed", at >= ends[0] && at <= ends[1]));
    return [all[ends[0]], all[ends[1]]];
  };
  const address = (bar) => new URL(bar.getAttribute("href"), location.href);
  document.addEventListener("pointerdown", (event) => {
    began = event.button === 0 ? under(event) : null;
  });
  document.addEventListener("dragstart", (event) => {
    if (under(event)) {
      event.preventDefault();
    }
  });
  document.addEventListener("pointermove", (event) => {
    const bar = began && under(event);
    if (bar && bar !== began) {
      paint(began, bar);
    }
  });
  document.addEventListener("pointerup", (event) => {
    const bar = began && under(event);
    if (bar && bar !== began && bar.closest("svg") === began.closest("svg")) {
      const [first, last] = paint(began, bar);
      const there = address(first);
      there.searchParams.set("to", address(last).searchParams.get("to"));
      location.assign(there);
    } else if (began) {
      bars(began.closest("svg")).forEach((one) => one.classList.remove("brushed"));
    }
    began = null;
  });
})();
