/* Strip plots lead to the rows of the table and to the pages of patients. */
if (courses) {
  const strips = [];
  let lit = null;
  const shape = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
  const text = (row, name) => row.cells[courses.column.get(name)]?.textContent ?? "";
  const link = (row) => row.cells[0].querySelector("a");
  const describe = (row, strip) =>
    [text(row, "patient"), text(row, "region"), text(row, "session"), text(row, "arm")].filter(Boolean).join(", ") +
    ": " + text(row, strip.column) + " " + strip.unit;

  const light = (index, isToReveal) => {
    if (lit !== null) courses.rows[lit].classList.remove("lit");
    lit = index;
    const row = courses.rows[index];
    row.classList.add("lit");
    if (isToReveal) courses.reveal(row);
    for (const strip of strips) strip.show(index);
  };

  for (const figure of document.querySelectorAll(".strip-plot")) {
    const svg = figure.querySelector("svg");
    const walk = document.createElement("div");
    const readout = document.createElement("p");
    const mark = shape("circle");
    const dots = [];
    const lanes = [...svg.querySelectorAll("path[data-rows]")].map((path) => {
      const places = path.getAttribute("d").slice(1).split("M");
      const own = path.dataset.rows.split(" ").map((row, index) => {
        const [x, y] = places[index].split(/[ H]/).map(Number);
        const dot = { row: Number(row), x, y };
        dots.push(dot);
        return dot;
      });
      const rest = path.cloneNode(false);
      rest.removeAttribute("data-rows");
      rest.classList.add("dim");
      rest.setAttribute("d", "");
      path.before(rest);
      return { path, rest, own };
    });
    const byRow = new Map(dots.map((dot) => [dot.row, dot]));
    const ordered = [...dots].sort((a, b) => a.x - b.x || a.row - b.row);
    const strip = {
      column: figure.dataset.columns.split(" ").pop(),
      unit: figure.querySelector("figcaption small").textContent,
      show: (index) => {
        const dot = byRow.get(index);
        mark.style.display = dot ? "" : "none";
        if (!dot) {
          readout.textContent = "";
          return;
        }
        mark.setAttribute("cx", dot.x);
        mark.setAttribute("cy", dot.y);
        const row = courses.rows[index];
        const said = describe(row, strip);
        const target = link(row).getAttribute("href");
        readout.replaceChildren(said + " ");
        if (target) {
          const way = document.createElement("a");
          way.href = target;
          way.textContent = "→";
          way.setAttribute("aria-label", words.open + ": " + text(row, "patient"));
          readout.append(way);
        }
        walk.setAttribute("aria-valuenow", ordered.indexOf(dot) + 1);
        walk.setAttribute("aria-valuetext", said);
      },
    };
    mark.setAttribute("class", "lit");
    mark.setAttribute("r", 6);
    mark.style.display = "none";
    svg.append(mark);
    walk.className = "walk";
    walk.tabIndex = 0;
    walk.setAttribute("role", "slider");
    walk.setAttribute("aria-label", say(words.walk, { title: figure.querySelector("strong").textContent }));
    walk.setAttribute("aria-valuemin", 1);
    walk.setAttribute("aria-valuemax", ordered.length);
    walk.setAttribute("aria-valuenow", 1);
    walk.setAttribute("aria-valuetext", words.readout);
    readout.className = "readout";
    readout.textContent = words.readout;
    svg.before(walk);
    walk.append(svg);
    walk.after(readout);

    const near = (event) => {
      const box = svg.getBoundingClientRect();
      const scale = svg.viewBox.baseVal.width / box.width;
      const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
      let [best, least] = [null, 14 * 14 * scale];
      for (const dot of dots) {
        const distance = (dot.x - x) ** 2 + (dot.y - y) ** 2;
        if (distance < least && !courses.rows[dot.row].hidden) [best, least] = [dot, distance];
      }
      return best;
    };
    let pause = 0;
    walk.addEventListener("pointermove", (event) => {
      const dot = near(event);
      if (!dot || dot.row === lit) return;
      light(dot.row, false);
      clearTimeout(pause);
      pause = setTimeout(() => courses.reveal(courses.rows[dot.row]), 200);
    });
    walk.addEventListener("click", (event) => {
      const dot = near(event);
      if (!dot) return;
      light(dot.row, true);
      if (event.pointerType !== "touch") link(courses.rows[dot.row]).click();
    });
    walk.addEventListener("keydown", (event) => {
      const shown = ordered.filter((dot) => !courses.rows[dot.row].hidden);
      const place = shown.findIndex((dot) => dot.row === lit);
      const last = shown.length - 1;
      const next = {
        ArrowRight: place + 1, ArrowUp: place + 1, ArrowLeft: place - 1, ArrowDown: place - 1, Home: 0, End: last,
        PageUp: place + 10, PageDown: place - 10,
      }[event.key];
      if (event.key === "Enter" && place >= 0) return link(shown[place].row === lit ? courses.rows[lit] : null)?.click();
      if (next === undefined || last < 0) return;
      event.preventDefault();
      light(shown[Math.max(0, Math.min(last, next))].row, true);
    });
    courses.whenFiltered(() => {
      for (const { path, rest, own } of lanes) {
        const draw = (isIn) =>
          own.filter((dot) => courses.rows[dot.row].hidden !== isIn).map((dot) => `M${dot.x} ${dot.y}H${dot.x}`).join("");
        path.setAttribute("d", draw(true));
        rest.setAttribute("d", draw(false));
      }
    });
    strips.push(strip);
  }
  const place = new Map(courses.rows.map((row, index) => [row, index]));
  const follow = (event) => {
    const row = event.target.closest("tr");
    if (row && place.get(row) !== lit) light(place.get(row), false);
  };
  courses.body.addEventListener("pointerover", follow);
  courses.body.addEventListener("focusin", follow);
  document.addEventListener("disguise", () => {
    if (lit !== null) light(lit, false);
  });
}
