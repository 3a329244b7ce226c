/* Each picture as SVG or PNG and its figures as CSV, made in the page from what it shows. */
{
  const kinds = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "font-size", "font-weight"];
  const space = "http://www.w3.org/2000/svg";
  const create = (name, attributes, text) => {
    const element = document.createElementNS(space, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text) element.textContent = text;
    return element;
  };
  const font = "Liberation Sans, Arial, Helvetica, sans-serif";

  /* A copy that carries its styles with it and needs no style sheet. */
  const copy = (svg) => {
    const twin = svg.cloneNode(true);
    const originals = svg.querySelectorAll("*");
    [...twin.querySelectorAll("*")].forEach((element, index) => {
      if (["title", "desc"].includes(element.tagName)) return;
      const style = getComputedStyle(originals[index]);
      for (const kind of kinds) element.setAttribute(kind, style.getPropertyValue(kind));
      for (const name of ["class", "style", "data-rows", "data-p", "data-b"]) element.removeAttribute(name);
    });
    for (const element of twin.querySelectorAll("title, desc")) for (const name of ["data-p", "data-b"]) element.removeAttribute(name);
    for (const mark of [...twin.querySelectorAll("circle")].filter((_, i) => svg.querySelectorAll("circle")[i].classList.contains("lit"))) mark.remove();
    return twin;
  };
  const wrapped = (text, length) => {
    const lines = [""];
    for (const word of text.split(/\s+/).filter(Boolean)) {
      if ((lines[lines.length - 1] + " " + word).length > length) lines.push(word);
      else lines[lines.length - 1] = (lines[lines.length - 1] + " " + word).trim();
    }
    return lines.filter(Boolean);
  };
  const picture = (figure) => {
    /* Always as on paper, whatever the page looks like just now. */
    document.documentElement.classList.add("paper");
    const svg = figure.querySelector(":scope > svg, .walk > svg");
    const { width, height } = svg.viewBox.baseVal;
    const whole = create("svg", { xmlns: space, "font-family": font });
    const ink = getComputedStyle(figure).color;
    const caption = figure.querySelector("figcaption");
    const title = caption.querySelector("strong").textContent;
    const unit = caption.querySelector("small").textContent;
    const twin = copy(svg);
    for (const [name, value] of Object.entries({ x: 0, y: 34, width, height })) twin.setAttribute(name, value);
    const back = create("rect", { width: "100%", height: "100%", fill: "#ffffff" });
    const head = create("text", { x: 12, y: 22, "font-size": 14, "font-weight": 600, fill: ink }, title + (unit ? " [" + unit + "]" : ""));
    whole.append(back, head, twin);
    let [x, y] = [12, height + 54];
    for (const entry of figure.querySelectorAll(".keys .entry")) {
      const text = entry.textContent.trim();
      const size = 44 + 6.2 * text.length;
      if (x + size > width && x > 12) [x, y] = [12, y + 20];
      const key = copy(entry.querySelector("svg"));
      for (const [name, value] of Object.entries({ x, y: y - 11, width: 28, height: 14 })) key.setAttribute(name, value);
      whole.append(key, create("text", { x: x + 34, y, "font-size": 11, fill: ink }, text));
      x += size;
    }
    if (x > 12) y += 20;
    for (const line of wrapped(figure.querySelector(".note")?.textContent ?? "", 108)) {
      whole.append(create("text", { x: 12, y, "font-size": 10.5, fill: ink }, line));
      y += 15;
    }
    document.documentElement.classList.remove("paper");
    const size = { width, height: Math.ceil(y) };
    for (const [name, value] of Object.entries({ ...size, viewBox: `0 0 ${size.width} ${size.height}` })) whole.setAttribute(name, value);
    return { text: new XMLSerializer().serializeToString(whole), ...size };
  };

  /* As the tables of the study are written: a text that a spreadsheet would run gets an apostrophe in front. */
  const cell = (text) => {
    const plain = text.trim().replace(/^[−–](?=[\d.])/, "-");
    const isNumber = plain !== "" && !Number.isNaN(Number(plain));
    const safe = isNumber || !/^[=+\-@\t\r]/.test(plain) ? plain : "'" + plain;
    return /[",\n\r]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  const figures = (figure) => {
    if (figure.dataset.columns) {
      const shown = figure.dataset.columns.split(" ").filter((name) => courses.column.has(name)).map((name) => courses.column.get(name));
      const lines = [shown.map((index) => courses.heads[index].dataset.column)];
      for (const row of courses.rows) lines.push(shown.map((index) => (disguise.arms ? "" : row.cells[index].dataset.v) || row.cells[index].textContent));
      return lines;
    }
    const table = figure.querySelector("details table");
    return table ? [...table.rows].map((row) => [...row.cells].map((one) => one.textContent)) : null;
  };
  const hand = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const name = (figure, ending) =>
    "dermacurve-" + figure.querySelector("strong").textContent.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80) + ending;
  const save = {
    SVG: (figure) => hand(new Blob([picture(figure).text], { type: "image/svg+xml" }), name(figure, ".svg")),
    PNG: (figure) => {
      const drawn = picture(figure);
      const image = new Image();
      image.onload = () => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [3 * drawn.width, 3 * drawn.height];
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob((blob) => hand(blob, name(figure, ".png")), "image/png");
      };
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(drawn.text);
    },
    CSV: (figure) => {
      const lines = figures(figure).map((line) => line.map(cell).join(","));
      hand(new Blob([lines.join("\n") + "\n"], { type: "text/csv" }), name(figure, ".csv"));
    },
  };
  for (const figure of document.querySelectorAll("figure.plot")) {
    const bar = document.createElement("div");
    bar.className = "save";
    for (const [kind, action] of Object.entries(save)) {
      if (kind === "CSV" && !figure.dataset.columns && !figure.querySelector("details table")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = kind;
      button.setAttribute("aria-label", say(words.save, { title: figure.querySelector("strong").textContent, kind }));
      button.addEventListener("click", () => action(figure));
      bar.append(button);
    }
    figure.append(bar);
  }
}
