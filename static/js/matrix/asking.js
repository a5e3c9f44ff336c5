// A change that is asked of the server at once, and its answer put into the page.
import { csrfToken, note, revision, table } from "./table.js";

/** Posts and gives {status, text}; null, after saying why, where there is no answer that a page could show. */
export const ask = async (address, values) => {
  let answer;
  try {
    answer = await fetch(address, {
      method: "POST",
      headers: { "HX-Request": "true", "HX-Current-URL": location.href, "X-CSRFToken": csrfToken() },
      body: new URLSearchParams({ ...values, revision: revision() }),
      signal: AbortSignal.timeout(15000),
    });
    const signIn = answer.headers.get("HX-Redirect");
    if (signIn) { location.assign(signIn); return null; }
    if ([200, 409, 422].includes(answer.status)) return { status: answer.status, text: await answer.text() };
  } catch {
    note("The line to Remit is down. Nothing was changed.");
    return null;
  }
  note(answer.status === 403 ? "You may not change this." : "That did not work. Look at the page again.");
  return null;
};

/** Puts the pieces of an answer into their places. */
export const put = (text) => htmx.swap({ sourceElement: table(), target: table(), text, swap: "none" });
