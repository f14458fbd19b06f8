// Words marked in the report fill the form for a claim. Offsets count code points of the report's text.
const form = document.querySelector("#add"), marked = document.querySelector("#marked");
const points = text => [...text].length;
const offset = (node, at) => {
  const p = (node.nodeType === 3 ? node.parentElement : node).closest("p[data-start]");
  if (!p) return null;
  const range = document.createRange();
  range.setStart(p, 0);
  range.setEnd(node, at);
  return Number(p.dataset.start) + points(range.toString());
};
document.addEventListener("selectionchange", () => {
  const s = getSelection();
  if (!s.rangeCount || s.isCollapsed) return;
  const range = s.getRangeAt(0), start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return;
  form.elements.start.value = start;
  form.elements.end.value = end;
  form.elements.words.value = s.toString();
  marked.textContent = `“${s.toString().slice(0, 140)}”`;
});
document.addEventListener("keydown", e => {
  if (e.key !== "+" || e.target.closest("input, textarea, select")) return;
  e.preventDefault();
  const quote = document.getElementById(document.querySelector("[data-kind=span].on")?.dataset.quote);
  if (!form.elements.start.value && quote) {
    const start = offset(quote, 0), all = [...document.querySelectorAll(".article mark")];
    form.elements.start.value = start;
    form.elements.end.value = start + points(all.filter(m => m.id === quote.id).map(m => m.textContent).join(""));
  }
  form.scrollIntoView({ block: "nearest" });
  form.elements.event.focus();
});
