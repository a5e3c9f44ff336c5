// An address that ends in “#row-ROW/SEAT” leads to that cell; areas.js has unfolded its area.
import { focusCell } from "./walking.js";

const arrive = () => {
  const [line, seat] = decodeURIComponent(location.hash.slice(1)).split("/");
  if (seat && line.startsWith("row-")) focusCell(line.slice("row-".length), seat);
};

addEventListener("hashchange", arrive);
arrive();
