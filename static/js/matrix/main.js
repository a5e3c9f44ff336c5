// The matrix page. Each module minds one thing, and all of them know the matrix through table.js.
import "./keep.js";
import "./grid.js";
import "./filter.js";
import "./findings.js";
import "./drawer.js";
import "./undo.js";
import "./live.js";
import "./dragging.js";
import "./many.js";
import "./clipboard.js";
import "./density.js";
import "./arriving.js";
import "./foot.js";
import "./printing.js";
