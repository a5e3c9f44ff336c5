// The whole page again, where more of it is other than pieces can say: with the same cell in focus, and words for it.
import { note } from "./table.js";
import { place } from "./walking.js";

const KEPT = "remit-said";

export const fetchPage = (said = "") => {
  const [row, seat] = place();
  if (said) sessionStorage.setItem(KEPT, said);
  if (row && seat) history.replaceState(history.state, "", `#row-${row}/${seat}`);
  location.reload();
};

const said = sessionStorage.getItem(KEPT);
sessionStorage.removeItem(KEPT);
if (said) note(said);
