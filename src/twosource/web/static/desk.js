// Keys, and small comforts. Every page works without this file, with forms and links.
const $ = (s, e = document) => e.querySelector(s), $$ = (s, e = document) => [...e.querySelectorAll(s)];
document.documentElement.classList.add("js");

const typing = e => e.target.closest("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");
const items = () => $$("[data-item], [data-row]");
let at = -1;

export const select = (n, scroll = true) => {
  const all = items();
  if (!all.length) return;
  all[at]?.classList.remove("on");
  all[at]?.removeAttribute("aria-selected");
  at = Math.max(0, Math.min(n, all.length - 1));
  all[at].classList.add("on");
  if (scroll) all[at].scrollIntoView({ block: "nearest" });
  sessionStorage.setItem("at:" + location.pathname, String(at));
  if (all[at].dataset.claim && $("#pane")) show(all[at].dataset.claim);
};
const item = () => items()[at];

// The report beside the record: swapped without leaving the page.
let shownClaim = "";
const show = async claim => {
  const record = $("[data-incident]");
  if (!record || claim === shownClaim) return;
  shownClaim = claim;
  await htmx.ajax("GET", `/incidents/${record.dataset.incident}/sentence?claim=${encodeURIComponent(claim)}`, { target: ".beside", source: ".beside", select: "#pane", swap: "innerHTML" });
  if (shownClaim !== claim) return;
  $$(".chip").forEach(c => c.classList.toggle("on", c.dataset.claim === claim));
  reveal();
};
const reveal = () => {
  const mark = $("#asked"), beside = $(".beside");
  if (!mark || !beside) return;
  const fold = mark.closest("details:not([open])");
  const to = fold || mark;
  if (getComputedStyle(beside).position === "sticky") beside.scrollTop = Math.max(0, to.offsetTop - beside.clientHeight / 3);
};

document.addEventListener("click", e => {
  const chip = e.target.closest("a.chip[data-claim]");
  if (chip && $("#pane") && !e.ctrlKey && !e.metaKey && !e.shiftKey) {
    e.preventDefault();
    show(chip.dataset.claim);
    if (innerWidth < 1000) $(".beside").scrollIntoView();
    return;
  }
  const opener = e.target.closest("[data-open]");
  if (opener) return open(opener.dataset.open);
  const row = e.target.closest("tr[data-row]");
  if (row && !e.target.closest("a, button, form") && !getSelection().toString()) $("a", row)?.click();
});
const open = id => {
  const panel = document.getElementById(id);
  if (!panel) return false;
  $$(".panel[open]").forEach(p => p !== panel && (p.open = false));
  panel.open = !panel.open;
  if (panel.open) {
    panel.scrollIntoView({ block: "nearest" });
    $("input:not([type=hidden]), select", panel)?.focus();
  }
  return true;
};
const within = act => {
  const box = item()?.querySelector(`[data-act=${act}]`);
  if (!box) return false;
  if (box.tagName === "DETAILS") {
    box.open = true;
    box.scrollIntoView({ block: "nearest" });
    $("input:not([type=hidden]), select", box)?.focus();
  } else box.click();
  return true;
};
const follow = s => { const e = $(s); if (e) { if (e.matches("input, select")) e.focus(); else e.click(); } return !!e; };

const undo = async () => {
  const button = $("[data-key=u]");
  if (button) return button.click();
  const log = await (await fetch("/log.json?last=1")).json();
  if (log.undoable) post("/decide/undo", { number: log.undoable, incident: $("[data-incident]")?.dataset.incident || "", next: $("[data-incident]") ? "" : location.pathname + location.search });
  else toast("Nothing is left to undo");
};
export const post = (path, fields) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: path, hidden: true });
  for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement("input"), { name, value }));
  document.body.append(form);
  form.submit();
};
export const toast = text => {
  $(".toast")?.remove();
  const made = Object.assign(document.createElement("p"), { className: "toast", textContent: text });
  made.setAttribute("role", "status");
  document.body.append(made);
  setTimeout(() => made.remove(), 2500);
};

const KEYS = {
  j: () => select(at + 1), k: () => select(at - 1), ArrowDown: null, ArrowUp: null,
  Enter: () => item()?.dataset.row !== undefined && $("a", item())?.click(), o: () => $("a", item() || document.body)?.click(),
  a: () => within("accept"), r: () => item()?.dataset.kind === "incident" || !item() ? open("aside") : within("reject"),
  e: () => within("correct"), v: () => open("value"), s: () => open("split"), t: () => open("relate"), c: () => open("comment"),
  n: () => follow("[data-key=n]"), m: () => within("merge") || follow("[data-key=m]"), w: () => follow("[data-key=w]"), "+": () => follow("[data-key='+']"),
  u: undo, "/": () => follow("[data-key='/']"), "?": () => { location.href = "/help"; },
  "]": () => follow("[rel=next]"), "[": () => follow("[rel=prev]"), q: () => { location.href = "/review"; }, i: () => { location.href = "/incidents"; },
};
document.addEventListener("keydown", e => {
  if (e.key === "Escape") {
    const box = document.activeElement?.closest("details.panel, .acts details");
    document.activeElement?.blur();
    if (box) box.open = false;
    return;
  }
  if (e.ctrlKey || e.metaKey || e.altKey || typing(e)) return;
  if (e.key === "Enter" && e.target.closest("a, button, summary")) return;
  const act = KEYS[e.key];
  if (act && act() !== false) e.preventDefault();
});

// A value to correct is filled in with what is there now.
document.addEventListener("change", e => {
  const option = e.target.matches?.("select[name=field]") && e.target.selectedOptions[0];
  if (option && option.dataset.now !== undefined) {
    const field = e.target.closest("div")?.querySelector("input[name=value]");
    if (field && (!field.value || field.dataset.filled)) { field.value = option.dataset.now; field.dataset.filled = "1"; }
  }
});
document.addEventListener("toggle", e => {
  if (e.target.matches?.("details[data-act=correct]") && e.target.open) $("select", e.target)?.dispatchEvent(new Event("change", { bubbles: true }));
}, true);

// A page that a decision led back to keeps the place that one was at.
const kept = Number(sessionStorage.getItem("at:" + location.pathname));
if (items().length) {
  const asked = items().findIndex(i => i.dataset.claim && location.search.includes("claim=" + i.dataset.claim));
  const first = $("#pane #asked")?.id;
  shownClaim = first && asked >= 0 ? items()[asked].dataset.claim : "";
  select(asked >= 0 ? asked : kept || 0, new URLSearchParams(location.search).has("done"));
}
reveal();
for (const name of ["map", "article", "intake", "pin"]) if ($(`[data-script=${name}]`)) import(`/static/${name}.js`);

// What htmx brings in place of a part of the page. Fields that are empty are no part of an address.
let round = 0;
document.addEventListener("htmx:configRequest", e => {
  if (e.detail.verb === "get") for (const [name, value] of [...e.detail.formData.entries()]) if (value === "") e.detail.formData.delete(name);
});
document.addEventListener("htmx:afterSettle", e => {
  const id = e.detail.elt.id;
  if (id !== "results" && id !== "queue") return;
  at = id === "queue" ? at : 0;
  select(at, false);
  if ($("[data-script=map]")) import(`/static/map.js?${++round}`);
});
