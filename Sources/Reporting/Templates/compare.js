"use strict";
for (const figure of document.querySelectorAll(".comparison")) {
  const stage = figure.querySelector(".stage");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const bar = document.createElement("div");
  const slider = document.createElement("input");
  const blink = document.createElement("button");
  let timer = 0;
  bar.className = "controls";
  slider.type = "range";
  slider.min = 0;
  slider.max = 100;
  slider.value = 50;
  slider.setAttribute("aria-label", stage.dataset.slider);
  blink.type = "button";
  const place = (percent) => {
    slider.value = percent;
    stage.style.setProperty("--divider", slider.value + "%");
  };
  const name = () => {
    blink.textContent = timer ? stage.dataset.stop : still.matches ? stage.dataset.swap : stage.dataset.blink;
    blink.setAttribute("aria-pressed", timer ? "true" : "false");
  };
  const swap = () => stage.classList.toggle("hidden-second");
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    stage.classList.remove("whole");
    if (!still.matches) stage.classList.remove("hidden-second");
    name();
  };
  blink.addEventListener("click", () => {
    if (timer) return stop();
    stage.classList.add("whole");
    swap();
    if (!still.matches) timer = setInterval(swap, 800);
    name();
  });
  slider.addEventListener("input", () => {
    stage.classList.remove("hidden-second");
    stop();
    place(slider.value);
  });
  const follow = (event) => {
    const box = stage.getBoundingClientRect();
    stage.classList.remove("hidden-second");
    stop();
    place(Math.max(0, Math.min(100, (100 * (event.clientX - box.left)) / box.width)));
  };
  stage.addEventListener("pointerdown", (event) => {
    stage.setPointerCapture(event.pointerId);
    follow(event);
  });
  stage.addEventListener("pointermove", (event) => {
    if (event.buttons) follow(event);
  });
  still.addEventListener("change", stop);
  bar.append(slider, blink);
  stage.after(bar);
  figure.classList.add("live");
  place(50);
  name();
}
