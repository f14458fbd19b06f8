// The pin: set by a click, dragged, or put by a candidate. The fields below hold what counts.
const svg = document.querySelector("#pinned svg.map"), form = document.querySelector("#pinned"), NS = "http://www.w3.org/2000/svg";
const [west, south, east, north] = svg.dataset.box.split(",").map(Number), size = svg.viewBox.baseVal;
const set = (lon, lat) => {
  form.elements.lat.value = lat.toFixed(4);
  form.elements.lon.value = lon.toFixed(4);
  let dot = document.querySelector("#pin circle");
  if (!dot) {
    const g = svg.appendChild(document.createElementNS(NS, "g"));
    g.id = "pin";
    g.setAttribute("class", "pin");
    dot = g.appendChild(document.createElementNS(NS, "circle"));
    dot.setAttribute("class", "dot");
    dot.setAttribute("r", "10");
  }
  dot.setAttribute("cx", (lon - west) / (east - west) * size.width);
  dot.setAttribute("cy", (north - lat) / (north - south) * size.height);
};
const at = e => {
  const b = svg.getBoundingClientRect();
  set(west + (e.clientX - b.left) / b.width * (east - west), north - (e.clientY - b.top) / b.height * (north - south));
  form.elements.gazetteer_id.value = "";
};
let dragging = false;
svg.addEventListener("pointerdown", e => { dragging = true; svg.setPointerCapture(e.pointerId); at(e); e.preventDefault(); });
svg.addEventListener("pointermove", e => dragging && at(e));
svg.addEventListener("pointerup", () => { dragging = false; });
document.querySelectorAll("[data-take]").forEach(b => b.addEventListener("click", () => {
  const c = JSON.parse(b.dataset.take);
  for (const f of ["name", "admin1", "country_code", "gazetteer_id"]) form.elements[f].value = c[f];
  form.elements.country.value = "";
  set(c.lon, c.lat);
  form.elements.gazetteer_id.value = c.gazetteer_id;
  form.requestSubmit();
}));
