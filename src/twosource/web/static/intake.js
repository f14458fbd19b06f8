// Files and folders that are dropped.
const form = document.querySelector("#files"), drop = document.querySelector("#drop");
const stop = e => { e.preventDefault(); drop.classList.toggle("over", e.type === "dragover"); };
for (const kind of ["dragover", "dragleave", "drop"]) drop.addEventListener(kind, stop);
const walk = async entry => {
  if (entry.isFile) return [await new Promise((ok, no) => entry.file(ok, no))];
  const reader = entry.createReader(), found = [];
  for (;;) {
    const some = await new Promise((ok, no) => reader.readEntries(ok, no));
    if (!some.length) return (await Promise.all(found.map(walk))).flat();
    found.push(...some);
  }
};
drop.addEventListener("drop", async e => {
  const entries = [...e.dataTransfer.items].map(i => i.webkitGetAsEntry?.()).filter(Boolean);
  const files = (await Promise.all(entries.map(walk))).flat();
  const data = new FormData();
  files.forEach(f => data.append("file", f, f.name));
  const answer = await fetch("/intake/files", { method: "POST", body: data });
  if (answer.ok) location.href = "/intake";
  else drop.querySelector("p").textContent = "That was refused: " + answer.status;
});
