"use strict";
(() => {
  const root = document.documentElement, $ = (s, e = document) => e.querySelector(s), $$ = (s, e = document) => [...e.querySelectorAll(s)];
  root.classList.add("js");
  const rows = JSON.parse($("#rows").textContent), byId = new Map(rows.map(r => [r.i, r]));
  const form = $(".filters"), body = $("#list tbody"), shown = $(".shown"), views = $$(".view"), tabs = $$(".tabs a");
  const FIELDS = ["q", "event", "grade", "origin", "from", "to", "spot"], STEP = 100;
  const GRADES = ["contested", "confirmed", "fair", "weak", "discounted"];
  let state = {}, matching = rows, drawn = 0, sort = { key: "s", up: true }, texts = new Map(), silent = false;

  // The words of an incident, looked up once and only when someone searches.
  const words = r => {
    if (!texts.has(r.i)) {
      const article = document.getElementById(r.i);
      texts.set(r.i, [r.p, r.vw, r.b, r.a, r.d, r.i, r.o.join(" "), article ? article.textContent : ""].join(" ").toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, " "));
    }
    return texts.get(r.i);
  };
  const holds = r => {
    if (state.event && r.v !== state.event || state.grade && r.g !== state.grade || state.origin && !r.o.includes(state.origin) || state.spot && r.x !== state.spot) return false;
    if (state.from && (!r.e || r.e < state.from) || state.to && (!r.s || r.s > state.to)) return false;
    return !state.q || state.q.toLowerCase().replace(/[’‘]/g, "'").split(/\s+/).filter(Boolean).every(w => words(r).includes(w));
  };

  const el = (tag, props = {}, ...children) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...children);
    return e;
  };
  const cell = (text, group) => text === null ? el("span", { className: "unknown", textContent: "not stated" }) : el("span", {}, text, ...(group ? [el("small", { textContent: group })] : []));
  const row = r => {
    const tr = el("tr");
    tr.dataset.i = r.i;
    const note = el("small", { textContent: r.vw });
    if (r.b) note.append(" by ", el("bdi", { textContent: r.b }));
    tr.append(
      el("td", { className: "date" }, r.s || r.d, ...(r.e !== r.s ? [el("small", { textContent: "to " + r.e })] : [])),
      el("td", { className: "what" }, el("a", { href: "#" + r.i }, el("bdi", { textContent: r.p || "place not stated" })), note),
      el("td", { className: "num" }, cell(r.k, r.kg)), el("td", { className: "num" }, cell(r.w, r.wg)),
      el("td", { className: "num", textContent: r.n }), el("td", {}, el("span", { className: "grade g-" + r.g, textContent: r.gw })));
    if (r.i === state.i) tr.classList.add("on");
    return tr;
  };
  const draw = () => {
    body.append(...matching.slice(drawn, drawn + STEP).map(row));
    drawn = Math.min(drawn + STEP, matching.length);
    sentinel.hidden = drawn >= matching.length;
  };
  const sentinel = el("p", { className: "more", textContent: "…" });
  $("#list").append(sentinel);
  const old = $("#list .more:not(:last-child)");
  if (old) old.remove();
  new IntersectionObserver(e => { if (e.some(x => x.isIntersecting) && drawn < matching.length) draw(); }, { rootMargin: "600px" }).observe(sentinel);

  const place = (m => r => m.get(r.i))(new Map(rows.map((r, n) => [r.i, n])));
  const order = () => {
    const value = r => sort.key === "g" ? GRADES.indexOf(r.g) : r[sort.key];
    matching.sort((a, b) => {
      const x = value(a), y = value(b), empty = v => v === "" || v === -1;
      if (empty(x) !== empty(y)) return empty(x) ? 1 : -1;
      return (x < y ? -1 : x > y ? 1 : place(a) - place(b)) * (sort.up ? 1 : -1);
    });
    $$("#list th").forEach(th => th.dataset.sort === sort.key ? th.setAttribute("aria-sort", sort.up ? "ascending" : "descending") : th.removeAttribute("aria-sort"));
  };
  const apply = () => {
    matching = rows.filter(holds);
    order();
    body.replaceChildren();
    drawn = 0;
    draw();
    $("#list").dataset.n = matching.length;
    const ids = new Set(matching.map(r => r.i));
    for (const a of $$(".pin, .day, .range")) {
      const own = a.dataset.ids.split(" "), left = own.filter(i => ids.has(i));
      a.classList.toggle("off", !left.length);
      const n = $(".n", a);
      if (n) n.textContent = left.length || "";
      if (a.classList.contains("pin")) a.classList.toggle("on", own.includes(state.i));
    }
    for (const a of $$(".day")) a.classList.toggle("on", !!state.from && a.dataset.from === state.from && a.dataset.to === state.to);
    $("[type=reset]", form).hidden = !FIELDS.some(f => state[f]);
    const at = state.spot ? (rows.find(r => r.x === state.spot) || {}).p : "";
    const active = FIELDS.filter(f => state[f]);
    shown.replaceChildren(active.length ? `${matching.length} of ${rows.length} incidents` : `${rows.length} incident${rows.length === 1 ? "" : "s"}`,
      ...active.map(f => {
        const field = form.elements[f], label = f === "spot" ? "at " + at : field.tagName === "SELECT" ? field.selectedOptions[0].textContent.replace(/ \(\d+\)$/, "") : f === "q" ? "“" + state.q + "”" : f + " " + state[f];
        const chip = el("button", { type: "button", textContent: label + " ×", title: "Remove this filter" });
        chip.onclick = () => go({ [f]: "" });
        return chip;
      }));
    if (!matching.length) body.append(el("tr", {}, el("td", { colSpan: 6, className: "empty", textContent: "No incident matches. Remove a filter." })));
  };

  const hash = s => {
    const p = new URLSearchParams();
    for (const f of [...FIELDS, "i"]) if (s[f]) p.set(f, s[f]);
    return "#" + (p.toString() || "incidents");
  };
  const go = (change, replace = false) => {
    const next = { ...state, ...change, view: "incidents" };
    history[replace ? "replaceState" : "pushState"](null, "", hash(next));
    read();
  };
  const read = () => {
    const raw = decodeURIComponent(location.hash.slice(1)), before = state;
    state = {};
    let target = null, view = "incidents";
    if (byId.has(raw)) state = { ...Object.fromEntries(FIELDS.map(f => [f, before[f]])), i: raw };
    else if (raw.includes("=")) for (const [k, v] of new URLSearchParams(location.hash.slice(1))) if (FIELDS.includes(k) || k === "i") state[k] = v;
    if (!raw.includes("=") && raw && !byId.has(raw)) {
      target = document.getElementById(raw);
      view = target && target.closest(".view") ? target.closest(".view").id : "incidents";
      if (view !== "incidents") state = { ...before, i: before.i };
      else if (raw !== "incidents") state = { ...before, i: raw === "list" ? "" : before.i };
    }
    if (byId.has(raw)) history.replaceState(null, "", hash(state));
    for (const v of views) v.hidden = v.id !== view;
    root.className = "js v-" + view;
    for (const t of tabs) t.hash === "#" + view ? t.setAttribute("aria-current", "page") : t.removeAttribute("aria-current");
    for (const f of FIELDS) if (form.elements[f] && form.elements[f].value !== (state[f] || "")) form.elements[f].value = state[f] || "";
    if (view === "incidents") {
      apply();
      const open = $(".incident.open"), article = state.i && byId.has(state.i) ? document.getElementById(state.i) : null;
      if (open && open !== article) open.classList.remove("open");
      $(".overview").hidden = !!article;
      if (article) {
        article.classList.add("open");
        root.classList.add("reading");
        if (article !== open) { $("#record").scrollTop = 0; if (innerWidth < 1000) scrollTo(0, 0); if (!silent) article.focus({ preventScroll: true }); }
      }
      if (target && target.id !== "incidents" && innerWidth < 1000) target.scrollIntoView();
    } else if (target) {
      const text = target.closest("details");
      if (text) text.open = true;
      target.id === view ? scrollTo(0, 0) : target.scrollIntoView({ block: "center" });
    }
    root.style.setProperty("--top", $(".top").offsetHeight + "px");
  };

  let typing;
  form.addEventListener("input", e => {
    const f = e.target;
    if (!f.name || !f.validity.valid) return;
    clearTimeout(typing);
    typing = setTimeout(() => { silent = true; go({ [f.name]: f.value.trim() }, true); silent = false; }, f.tagName === "SELECT" ? 0 : 140);
  });
  form.addEventListener("submit", e => e.preventDefault());
  form.addEventListener("reset", e => { e.preventDefault(); go(Object.fromEntries(FIELDS.map(f => [f, ""]))); });
  $("#list thead").addEventListener("click", e => {
    const th = e.target.closest("th");
    if (!th) return;
    sort = { key: th.dataset.sort, up: sort.key === th.dataset.sort ? !sort.up : !["kb", "wb", "n"].includes(th.dataset.sort) };
    apply();
  });
  body.addEventListener("click", e => {
    const tr = e.target.closest("tr[data-i]");
    if (tr && !getSelection().toString()) { e.preventDefault(); go({ i: tr.dataset.i }); }
  });
  body.addEventListener("keydown", e => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[e.key], tr = e.target.closest("tr");
    if (step && tr && tr[step]) { e.preventDefault(); const a = $("a", tr[step]); if (a) a.focus(); }
  });
  document.addEventListener("click", e => {
    const pin = e.target.closest(".pin"), day = e.target.closest(".day"), back = e.target.closest(".back");
    if (pin) {
      e.preventDefault();
      const ids = pin.dataset.ids.split(" "), spot = byId.get(ids[0]).x;
      go(ids.length === 1 ? { i: ids[0] } : { spot: state.spot === spot ? "" : spot });
    } else if (day) {
      e.preventDefault();
      const same = state.from === day.dataset.from && state.to === day.dataset.to;
      go(same ? { from: "", to: "" } : { from: day.dataset.from, to: day.dataset.to });
    } else if (back) { e.preventDefault(); go({ i: "" }); }
  });
  document.addEventListener("keydown", e => {
    if (e.key === "Escape" && state.i) go({ i: "" });
    if (e.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(e.target.tagName)) { e.preventDefault(); form.elements.q.focus(); }
  });

  // The map: buttons and dragging move the view box; pins and names keep their size.
  const svg = $(".map-box > svg");
  if (svg) {
    const W = +svg.dataset.w, H = +svg.dataset.h, km = $(".scale b"), bar = $(".scale");
    const width = parseFloat(bar.style.getPropertyValue("--w"));
    let z = 1, cx = W / 2, cy = H / 2, drag = null;
    const place = () => {
      const w = W / z, h = H / z;
      cx = Math.min(Math.max(cx, w / 2), W - w / 2); cy = Math.min(Math.max(cy, h / 2), H - h / 2);
      svg.setAttribute("viewBox", `${cx - w / 2} ${cy - h / 2} ${w} ${h}`);
      svg.style.setProperty("--k", 1 / z);
      km.textContent = +(km.dataset.km / z).toPrecision(2) + " km";
    };
    bar.style.setProperty("--w", width + "%");
    $(".zoom").addEventListener("click", e => {
      const how = e.target.dataset.zoom;
      if (!how) return;
      z = how === "reset" ? 1 : Math.min(Math.max(z * (how === "in" ? 1.6 : 1 / 1.6), 1), 16);
      const on = $(".pin.on") || (matching.length < rows.length && $(".pin:not(.off)"));
      if (how === "in" && z < 1.7 && on) { const t = on.parentNode.transform.baseVal[0].matrix; cx = t.e; cy = t.f; }
      place();
    });
    svg.addEventListener("pointerdown", e => { if (z > 1) drag = { x: e.clientX, y: e.clientY, cx, cy }; });
    addEventListener("pointermove", e => {
      if (!drag) return;
      const s = W / z / svg.clientWidth;
      cx = drag.cx - (e.clientX - drag.x) * s; cy = drag.cy - (e.clientY - drag.y) * s; place();
    });
    addEventListener("pointerup", () => { drag = null; });
    place();
  }
  addEventListener("hashchange", read);
  addEventListener("popstate", read);
  addEventListener("resize", () => root.style.setProperty("--top", $(".top").offsetHeight + "px"));
  silent = true; read(); silent = false;
})();
