"""The matrix in a browser: edits by mouse, key and finger, fixes, conflicts, the drawer, and what axe says of it."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from organisations.models import User
from organisations.scope import organisation_scope
from teams.models import Person, Team
from tests.browser.desk import PM, PO, SM, cell, complaints, saved, set_elsewhere, stored

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_click_opens_the_choice_and_a_letter_is_saved_at_once(
    workplace: Page, team: Team
) -> None:
    cell(workplace, "product-vision", PO).click()
    choice = workplace.locator("[data-choose]")
    expect(choice).to_contain_text("Bo Lund on Product vision")
    expect(choice.get_by_role("button", pressed=True)).to_contain_text("Is informed")
    choice.get_by_role("button", name="Answers").click()
    saved(workplace, 2)
    expect(cell(workplace, "product-vision", PO)).to_have_attribute("data-l", "A/I")
    expect(workplace.locator("#panel")).to_contain_text("both answer for Product vision")
    expect(workplace.locator("#row-product-vision .tot b")).to_have_text("2")
    expect(workplace.locator("#live")).to_contain_text("Saved, revision 2.")
    assert stored(team, "product-vision", "po") == "A/I"


def test_keys_move_toggle_clear_and_open(workplace: Page, team: Team) -> None:
    cell(workplace, "product-vision", PM).focus()
    press = workplace.keyboard.press
    press("End")
    expect(cell(workplace, "product-vision", SM)).to_be_focused()
    press("ArrowDown")
    press("ArrowLeft")
    expect(cell(workplace, "product-strategy", PO)).to_be_focused()
    press("Control+Home")
    expect(cell(workplace, "product-vision", PM)).to_be_focused()
    press("ArrowRight")
    press("Delete")
    saved(workplace, 2)
    press("a")
    press("r")
    saved(workplace, 4)
    expect(cell(workplace, "product-vision", PO)).to_be_focused()
    assert stored(team, "product-vision", "po") == "A/R"
    press("Enter")
    expect(workplace.locator("[data-choose]")).to_be_visible()
    press("Escape")
    expect(workplace.locator("[data-choose]")).to_have_count(0)
    expect(cell(workplace, "product-vision", PO)).to_be_focused()
    assert workplace.locator('#matrix [tabindex="0"]').count() == 1


def test_a_fix_is_drawn_in_the_cells_before_it_is_made(workplace: Page, team: Team) -> None:
    cell(workplace, "product-vision", PO).focus()
    workplace.keyboard.press("a")
    saved(workplace, 2)
    finding = workplace.locator(".finding", has_text="both answer for Product vision")
    finding.locator(".show").click()
    expect(workplace.locator("#row-product-vision")).to_have_class("is-shown")
    expect(cell(workplace, "product-vision", PO).locator(".preview .l.out").first).to_be_visible()
    finding.get_by_role("button", name="Let Bo Lund advise").click()
    saved(workplace, 3)
    expect(workplace.locator("#done")).to_contain_text("Done: Let Bo Lund advise.")
    expect(workplace.locator(".preview")).to_have_count(0)
    assert stored(team, "product-vision", "po") == "C"


def test_who_was_slower_is_asked_and_keeps_or_sets(workplace: Page, team: Team) -> None:
    set_elsewhere(team, "product-vision", "po", "I", "C")
    cell(workplace, "product-vision", PO).focus()
    workplace.keyboard.press("a")
    choice = workplace.locator("[data-choose]")
    expect(choice).to_contain_text("Somebody else set C here while you chose A/I")
    assert stored(team, "product-vision", "po") == "C"
    choice.get_by_role("button", name="Set A/I instead").click()
    saved(workplace, 3)
    assert stored(team, "product-vision", "po") == "A/I"


def test_what_others_did_meanwhile_comes_along_with_the_own_edit(
    workplace: Page, team: Team
) -> None:
    set_elsewhere(team, "product-strategy", "po", "C", "")
    cell(workplace, "product-vision", PO).focus()
    workplace.keyboard.press("c")
    saved(workplace, 3)
    expect(cell(workplace, "product-strategy", PO).locator(".l")).to_have_count(0)


def test_a_row_in_the_drawer_is_toggled_seat_by_seat(workplace: Page, team: Team) -> None:
    workplace.get_by_role("link", name="Product vision", exact=True).click()
    drawer = workplace.locator("#drawer")
    expect(drawer.get_by_role("heading", name="Product vision")).to_be_focused()
    drawer.get_by_role("button", name="Bo Lund advises").click()
    saved(workplace, 2)
    expect(drawer.get_by_role("button", name="Bo Lund advises")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(cell(workplace, "product-vision", PO)).to_have_attribute("data-l", "C/I")
    assert complaints(workplace) == []
    drawer.get_by_role("link", name="Next: Product strategy").click()
    expect(drawer.get_by_role("heading", name="Product strategy")).to_be_visible()
    drawer.get_by_role("link", name="Done").click()
    expect(drawer).not_to_be_visible()


def test_a_seat_is_added_in_the_drawer_and_errors_stand_beside_their_fields(
    workplace: Page, team: Team
) -> None:
    workplace.get_by_role("link", name="Seat", exact=True).click()
    drawer = workplace.locator("#drawer")
    drawer.get_by_label("Or somebody new").fill("Emil Varga")
    drawer.get_by_label("Role").select_option(label="Product Designer")
    drawer.get_by_label("From").fill("2026-03-02")
    drawer.get_by_label("Until").fill("2026-03-01")
    drawer.get_by_role("button", name="Add the seat").click()
    expect(drawer).to_contain_text("A seat ends on or after the day on which it starts.")
    expect(drawer.get_by_label("Or somebody new")).to_have_value("Emil Varga")
    drawer.get_by_label("Until").fill("")
    drawer.get_by_role("button", name="Add the seat").click()
    expect(drawer).not_to_be_visible()
    expect(workplace.locator("th.seat-head")).to_have_count(4)
    expect(workplace.locator("#done")).to_contain_text("Added the seat.")


def test_rows_are_added_in_the_drawer_with_the_letters_that_are_expected(workplace: Page) -> None:
    workplace.get_by_role("link", name="Rows", exact=True).click()
    drawer = workplace.locator("#drawer")
    drawer.get_by_label("Roadmap").check()
    drawer.get_by_role("button", name="Add these rows").click()
    expect(drawer).not_to_be_visible()
    expect(cell(workplace, "roadmap", PM)).to_have_attribute("data-l", "A/R")


def test_areas_fold_by_key_and_stay_folded_until_a_finding_is_shown(
    workplace: Page, team: Team
) -> None:
    row = workplace.locator("#row-product-vision")
    strategy = workplace.get_by_role("button", name="Strategy")
    expect(strategy).to_have_attribute("aria-expanded", "true")
    strategy.focus()
    workplace.keyboard.press("Enter")
    expect(strategy).to_have_attribute("aria-expanded", "false")
    expect(row).not_to_be_visible()
    expect(workplace.locator("#area-strategy")).to_contain_text("rows hidden")
    assert workplace.locator('#matrix [tabindex="0"]').count() == 1
    expect(workplace.locator('#matrix [tabindex="0"]')).to_be_visible()
    workplace.reload()
    expect(row).not_to_be_visible()
    assert complaints(workplace) == []
    set_elsewhere(team, "product-vision", "po", "I", "A")
    workplace.reload()
    expect(workplace.locator("#area-strategy")).to_contain_text("finding")
    finding = workplace.locator(".finding", has_text="both answer for Product vision")
    finding.locator(".show").click()
    expect(row).to_be_visible()
    expect(row).to_have_class("is-shown")
    expect(strategy).to_have_attribute("aria-expanded", "true")


def test_a_folded_area_stays_folded_when_its_band_is_drawn_anew(
    workplace: Page, live_server: LiveServer, team: Team
) -> None:
    strategy = workplace.get_by_role("button", name="Strategy")
    strategy.click()
    set_elsewhere(team, "product-vision", "po", "I", "A")
    workplace.locator("#matrix td.c:visible").first.focus()
    workplace.keyboard.press("i")
    saved(workplace, 3)
    expect(strategy).to_have_attribute("aria-expanded", "false")
    expect(workplace.locator("#row-product-vision")).not_to_be_visible()
    workplace.goto(f"{live_server.url}/o/acme/teams/checkout/#row-product-vision")
    expect(workplace.locator("#row-product-vision")).to_be_visible()


def test_the_list_of_findings_keeps_what_is_the_same(workplace: Page, team: Team) -> None:
    set_elsewhere(team, "product-vision", "po", "I", "A")
    workplace.reload()
    finding = workplace.locator(".finding", has_text="both answer for Product vision")
    finding.evaluate("finding => { finding.wasThere = true; }")
    finding.locator(".will-change summary").click()
    link = finding.locator(".show")
    link.focus()
    cell(workplace, "product-strategy", PO).evaluate("cell => cell.click()")
    choice = workplace.locator("[data-choose]")
    choice.get_by_role("button", name="Answers").click()
    saved(workplace, 3)
    expect(workplace.locator("#panel")).to_contain_text("both answer for Product strategy")
    assert finding.evaluate("finding => finding.wasThere")
    expect(finding.locator(".will-change")).to_have_attribute("open", "")
    expect(finding.locator("[name=revision]")).to_have_value("3")
    finding.get_by_role("button", name="Let Bo Lund advise").click()
    saved(workplace, 4)
    expect(finding).to_have_count(0)
    other = workplace.locator(".finding", has_text="both answer for Product strategy")
    other.get_by_role("button", name="Let Bo Lund advise").click()
    saved(workplace, 5)
    assert stored(team, "product-strategy", "po") == "C"


def test_phones_and_paper_have_the_legend_too(workplace: Page) -> None:
    workplace.set_viewport_size({"width": 390, "height": 844})
    legend = workplace.locator(".letters")
    expect(legend.locator(".legend")).not_to_be_visible()
    legend.locator("summary").press("Enter")
    expect(legend).to_contain_text("Consulted: advises before it is done")
    expect(legend.locator(".legend")).to_be_visible()
    workplace.set_viewport_size({"width": 1050, "height": 740})
    workplace.get_by_role("button", name="Strategy").click()
    workplace.emulate_media(media="print")
    expect(workplace.locator(".print-only .legend")).to_be_visible()
    expect(workplace.locator("#row-product-vision")).to_be_visible()
    shown = workplace.locator("button:visible, .btn:visible")
    assert [
        one.inner_text() for one in shown.all() if "fold" not in one.get_attribute("class")
    ] == []  # type: ignore[operator]


def test_a_viewer_reads_why_it_cannot_be_changed(
    page: Page, live_server: LiveServer, team: Team, chi: User
) -> None:
    client = Client()
    client.force_login(chi, backend="allauth.account.auth_backends.AuthenticationBackend")
    cookie = client.cookies["remit_session"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.goto(f"{live_server.url}/o/acme/teams/checkout/")
    expect(page.get_by_role("link", name="Seat", exact=True)).to_have_count(0)
    cell(page, "product-vision", PO).focus()
    page.keyboard.press("a")
    cell(page, "product-vision", PO).click()
    expect(page.locator("[data-choose]")).to_contain_text("You may look at Acme but not change it.")
    assert stored(team, "product-vision", "po") == "I"


def test_a_fix_in_the_sheet_keeps_the_sheet_and_nothing_runs_out_of_it(
    workplace: Page, team: Team
) -> None:
    with organisation_scope(team.organisation_id):
        Person.objects.filter(key="bo").update(
            name="Bartholomew Longfellow-Lundqvist of Gothenburg"
        )
    set_elsewhere(team, "product-vision", "po", "I", "A")
    workplace.set_viewport_size({"width": 390, "height": 844})
    workplace.reload()
    workplace.locator("#row-product-vision").click()
    drawer = workplace.locator("#drawer")
    fix = drawer.get_by_role("button", name="Let Bartholomew")
    expect(fix).to_be_visible()
    assert drawer.evaluate("drawer => drawer.scrollWidth <= drawer.clientWidth")
    fix.click()
    saved(workplace, 3)
    expect(drawer).to_be_visible()
    expect(fix).to_have_count(0)
    assert stored(team, "product-vision", "po") == "C"


def test_on_a_phone_a_row_comes_up_as_a_sheet_for_the_thumb(workplace: Page, team: Team) -> None:
    workplace.set_viewport_size({"width": 390, "height": 844})
    assert workplace.evaluate("document.documentElement.scrollWidth <= innerWidth")
    workplace.locator("#row-product-vision").click()
    toggle = workplace.locator("#drawer").get_by_role("button", name="Bo Lund advises")
    box = toggle.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    toggle.click()
    saved(workplace, 2)
    assert workplace.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert complaints(workplace) == []
    assert stored(team, "product-vision", "po") == "C/I"


@pytest.mark.parametrize("width", [390, 1440, 2560])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(workplace: Page, width: int, scheme: str) -> None:
    workplace.set_viewport_size({"width": width, "height": 900})
    workplace.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert complaints(workplace) == []
    if width > 768:
        cell(workplace, "product-vision", PO).click()
        expect(workplace.locator("[data-choose]")).to_be_visible()
        assert complaints(workplace) == []


def test_without_script_the_pages_do_the_same(
    workplace: Page, browser: object, live_server: LiveServer, team: Team,
    browser_context_args: dict[str, object],
) -> None:  # fmt: skip
    state = workplace.context.storage_state()
    context = browser.new_context(  # type: ignore[attr-defined]
        **browser_context_args, java_script_enabled=False, storage_state=state
    )
    try:
        page = context.new_page()
        page.goto(f"{live_server.url}/o/acme/teams/checkout/")
        expect(page.get_by_role("button", name="Strategy")).to_be_disabled()
        page.get_by_role("link", name="Product vision", exact=True).click()
        page.get_by_role("button", name="Bo Lund answers").click()
        assert stored(team, "product-vision", "po") == "A/I"
        page.locator(".note").get_by_role("button", name="Let Bo Lund advise").first.click()
        assert stored(team, "product-vision", "po") == "C"
        expect(page.get_by_role("heading", name="Product vision")).to_be_visible()
    finally:
        context.close()
