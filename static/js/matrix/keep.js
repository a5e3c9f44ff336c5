// A way of swapping for htmx, "keep": elements that are the same stay, with focus, scroll and what is unfolded; the rest is
// exchanged in place. htmx's own morph parks elements beside the body, after which a browser styles the whole page anew.
const LOCAL = new Set(["open", "aria-current"]); // what a reader did to the page, unknown to the server

const copyAttributes = (now, wanted) => {
  for (const { name } of [...now.attributes]) if (!wanted.hasAttribute(name) && !LOCAL.has(name)) now.removeAttribute(name);
  for (const { name, value } of wanted.attributes) if (now.getAttribute(name) !== value) now.setAttribute(name, value);
};

const isAlike = (now, wanted) => now.nodeType === wanted.nodeType && now.nodeName === wanted.nodeName && (now.id ?? "") === (wanted.id ?? "");

const settle = (now, wanted, added) => {
  if (now.isEqualNode(wanted)) return;
  if (now.nodeType !== Node.ELEMENT_NODE) { now.nodeValue = wanted.nodeValue; return; }
  copyAttributes(now, wanted);
  settleChildren(now, wanted, added);
};

const settleChildren = (now, wanted, added) => {
  const wantedIds = new Set([...wanted.children].map((one) => one.id).filter(Boolean));
  const known = new Map([...now.children].filter((one) => one.id).map((one) => [one.id, one]));
  let place = now.firstChild;
  for (const child of [...wanted.childNodes]) {
    while (place?.id && !wantedIds.has(place.id)) { const gone = place; place = place.nextSibling; gone.remove(); }
    const same = (child.id && known.get(child.id)) || (place && !place.id && isAlike(place, child) ? place : null);
    if (!same) {
      now.insertBefore(child, place);
      if (child.nodeType === Node.ELEMENT_NODE) added.push(child);
      continue;
    }
    if (same === place) place = place.nextSibling;
    else now.insertBefore(same, place);
    settle(same, child, added);
  }
  while (place) { const gone = place; place = place.nextSibling; gone.remove(); }
};

htmx.registerExtension("keep", {
  handle_swap: (style, target, fragment) => {
    if (style !== "keep") return false;
    const added = [];
    settle(target, fragment.firstElementChild, added);
    return added;
  },
});
