/* Pointing at a mark shows its entry in the lists, and the other way round; the boxes hide one kind of mark. */
"use strict";
(() => {
  const reader = document.querySelector(".reader");
  if (!reader) return;
  const of = (id) => reader.querySelectorAll(`[data-marks~="${CSS.escape(id)}"], [data-entry="${CSS.escape(id)}"]`);
  const ids = (target) => {
    const place = target.closest("[data-marks], [data-entry]");
    if (!place) return [];
    return place.dataset.entry ? [place.dataset.entry] : place.dataset.marks.split(" ");
  };
  let lit = [];
  const light = (target) => {
    lit.forEach((node) => node.classList.remove("lit"));
    lit = ids(target).flatMap((id) => [...of(id)]);
    lit.forEach((node) => node.classList.add("lit"));
    return lit;
  };
  reader.addEventListener("pointerover", (event) => light(event.target));
  reader.addEventListener("focusin", (event) => light(event.target));
  reader.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-marks]");
    if (!mark) return;
    const entry = reader.querySelector(`[data-entry="${CSS.escape(ids(mark)[0])}"]`);
    if (entry) entry.scrollIntoView({ block: "nearest" });
  });
  reader.querySelectorAll("input[data-kind]").forEach((box) =>
    box.addEventListener("change", () => reader.classList.toggle(`hide-${box.dataset.kind}`, !box.checked)));
})();
