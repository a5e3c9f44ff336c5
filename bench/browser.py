"""What a matrix of 300 rows × 40 seats feels like in chromium: an arrow key, an edit there and back, the wheel."""

from __future__ import annotations

import shutil
import statistics
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Page, sync_playwright

from bench.line import Line
from bench.serving import served, session_of
from organisations.models import User

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
STEPS = 100
EDITS = 40

# From the key to the end of the frame that shows what it did.
_WATCH_KEYS = """() => {
  window.keyTimes = [];
  addEventListener("keydown", (event) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.keyTimes.push(performance.now() - event.timeStamp);
      port2.postMessage(0);
    });
  }, true);
}"""
# From the key to the revision that confirms the edit.
_WATCH_EDITS = """() => {
  window.editTimes = [];
  let pressed = 0;
  addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
  new MutationObserver(() => { if (pressed) window.editTimes.push(performance.now() - pressed); pressed = 0; })
    .observe(document.querySelector("section.team"), { childList: true, subtree: true, characterData: true });
}"""
_WATCH_LONG_TASKS = """() => {
  window.longTasks = [];
  new PerformanceObserver((list) => { for (const one of list.getEntries()) window.longTasks.push(one.duration); })
    .observe({ type: "longtask" });
}"""


def measure_in_browser(user: User, scratch: Path, address: str) -> list[Line]:
    """``address``: of the large matrix, from the root."""
    if CHROMIUM is None:
        print("No chromium on this machine: nothing is measured in a browser.")
        return []
    session = session_of(user)
    with served(scratch) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server}
        context.add_cookies([cookie])  # type: ignore[list-item]
        page = context.new_page()
        page.goto(f"{server}{address}")
        page.wait_for_timeout(3000)
        lines = [_arrows(page), _edits(page), _wheel(page)]
        browser.close()
    return lines


def _arrows(page: Page) -> Line:
    page.locator("#row-row-1 td.c").first.focus()
    page.evaluate(_WATCH_KEYS)
    for step in range(STEPS):
        page.keyboard.press("ArrowRight" if step % 3 == 0 else "ArrowDown")
    times = page.evaluate("window.keyTimes")
    print(f"arrow key on 300 × 40: median {statistics.median(times):.1f} ms, of {len(times)}")
    slow = sorted(times)[int(len(times) * 0.95)]
    return Line("arrow key on 300 × 40, 95 of 100", slow, "ms", 50)


def _edits(page: Page) -> Line:
    page.locator("#row-row-5 td.c").nth(7).focus()
    page.evaluate(_WATCH_EDITS)
    for edit in range(EDITS):
        page.keyboard.press("c")
        page.wait_for_function(
            "number => window.editTimes.length > number", arg=edit, timeout=20000
        )
    times = page.evaluate("window.editTimes")
    return Line("an edit there and back on 300 × 40, median", statistics.median(times), "ms", 100)


def _wheel(page: Page) -> Line:
    page.mouse.move(700, 500)
    page.wait_for_timeout(1000)
    page.evaluate(_WATCH_LONG_TASKS)
    for _ in range(100):
        page.mouse.wheel(0, 120)
        page.wait_for_timeout(20)
    page.wait_for_timeout(500)
    longest = max(page.evaluate("window.longTasks"), default=0)
    return Line("longest task during 100 wheel steps", longest, "ms", 50)
