// Moving the map and drawing an area. Both end in an address, so that they can be kept and gone back from.
const svg = document.querySelector("svg.map"), button = document.querySelector("[data-draw]");
const [west, south, east, north] = svg.dataset.box.split(",").map(Number);
const size = svg.viewBox.baseVal, NS = "http://www.w3.org/2000/svg";
const spot = e => { const b = svg.getBoundingClientRect(); return [(e.clientX - b.left) / b.width, (e.clientY - b.top) / b.height]; };
const lon = x => west + x * (east - west), lat = y => north - y * (north - south);
const round = v => Math.round(v * 1e4) / 1e4;
const go = (name, box) => {
  const rest = new URLSearchParams(svg.dataset.rest);
  rest.delete("box");
  rest.set(name, box.map(round).join(","));
  location.href = "/map?" + rest;
};
let from = null, rect = null, drawing = false;
button.hidden = false;
button.addEventListener("click", () => {
  drawing = !drawing;
  button.setAttribute("aria-pressed", String(drawing));
});
svg.addEventListener("pointerdown", e => {
  if (e.button || (!drawing && e.target.closest("a"))) return;
  e.preventDefault();
  from = spot(e);
  svg.setPointerCapture(e.pointerId);
  if (drawing) {
    rect = document.createElementNS(NS, "rect");
    rect.setAttribute("class", "drawn");
    svg.append(rect);
  }
});
svg.addEventListener("pointermove", e => {
  if (!from) return;
  const to = spot(e);
  if (rect) {
    rect.setAttribute("x", Math.min(from[0], to[0]) * size.width);
    rect.setAttribute("y", Math.min(from[1], to[1]) * size.height);
    rect.setAttribute("width", Math.abs(to[0] - from[0]) * size.width);
    rect.setAttribute("height", Math.abs(to[1] - from[1]) * size.height);
  } else svg.setAttribute("viewBox", `${(from[0] - to[0]) * size.width0} ${(from[1] - to[1]) * size.height0} ${size.width0} ${size.height0}`);
});
size.width0 = size.width;
size.height0 = size.height;
svg.addEventListener("pointerup", e => {
  if (!from) return;
  const start = from, to = spot(e), was = rect;
  from = rect = null;
  const dx = to[0] - start[0], dy = to[1] - start[1];
  if (was) {
    if (Math.abs(dx) < 0.004 || Math.abs(dy) < 0.004) return was.remove();
    go("area", [Math.min(lon(start[0]), lon(to[0])), Math.min(lat(start[1]), lat(to[1])), Math.max(lon(start[0]), lon(to[0])), Math.max(lat(start[1]), lat(to[1]))]);
  } else if (Math.hypot(dx, dy) > 0.01) {
    const x = dx * (east - west), y = dy * (north - south);
    go("box", [Math.max(-180, west - x), Math.max(-90, south + y), Math.min(180, east - x), Math.min(90, north + y)]);
  }
});
