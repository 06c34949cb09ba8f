"""The site in a real browser: on a phone and a desk, light and dark, by keyboard, and without leaving the site.

Skipped where there is no Chromium, unless REQUIRE_BROWSER is set: then that is a failure.
"""

from __future__ import annotations

import functools
import http.server
import os
import threading
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Literal

import build_site
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from helpers import tables

PHONE: ViewportSize = {"width": 390, "height": 800}
DESK: ViewportSize = {"width": 1280, "height": 800}
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
Check = tuple[dict[str, Any] | None, dict[str, Any]]  # what axe looks at, and with which rules
# Colours are slow to check: rows, figures and functions after the first few look like those before them.
ALIKE = {"exclude": [["tbody tr:nth-child(n+13)"], ["section section:nth-of-type(n+13)"], ["dl.py:nth-of-type(n+3)"]]}
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
COLOURS: Check = (ALIKE, {"runOnly": COLOUR_RULES})
ALL_ELSE: Check = (None, {"rules": {rule: {"enabled": False} for rule in COLOUR_RULES}})
EXCUSED: dict[str, str] = {}  # rules of axe that are not ours to keep, each with its reason


def chromium() -> str:
    path = build_site.find_chromium()
    if not path and os.environ.get("REQUIRE_BROWSER"):
        pytest.fail("REQUIRE_BROWSER is set and no Chromium was found")
    if not path:
        pytest.skip("no Chromium was found: the site is tested as files only, not in a browser")
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=build_site.CHROMIUM_FLAGS[1:])


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing of each request."""


@pytest.fixture(scope="module")
def address(site) -> Iterator[str]:
    handler = functools.partial(QuietHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def page(browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK)
    yield context.new_page()
    context.close()


def names() -> list[str]:
    """Return the pages of the site, from its sources: one for each template, article and notebook."""
    sources = {
        path.relative_to(build_site.SITE).with_suffix(".html").as_posix() for path in build_site.SITE.rglob("*.md")
    }
    articles = {f"figures/{name}.html" for name in tables.read(names=["sources"])["sources"]["source_id"]}
    notebooks = {f"notebooks/{path.stem}.html" for path in build_site.NOTEBOOKS.glob("*.ipynb")}
    return sorted((sources - {"figures/article.html"}) | articles | notebooks | {"search.html"})


@pytest.fixture(scope="class")
def sight(request, browser, address) -> Iterator[tuple[Page, list[str]]]:
    """Return a page that writes down every complaint, and lets no request leave the site."""
    context = browser.new_context(color_scheme=request.cls.scheme)
    complaints: list[str] = []
    context.route(
        lambda url: not url.startswith((address, "data:")),
        lambda route: (complaints.append(f"a request to {route.request.url}"), route.abort()),
    )
    page = context.new_page()
    page.on("console", lambda said: complaints.append(f"{said.text} {said.location}") if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page, complaints
    context.close()


class Pages:
    """Look at each page in one scheme of colours. Two classes of it, since each may have a process of its own."""

    scheme: Literal["light", "dark"]
    checked_at: ViewportSize
    other: ViewportSize
    checks: ClassVar[list[Check]]

    @pytest.mark.parametrize("name", names())
    def test_page_fits_complains_of_nothing_and_is_accessible(self, name, sight, address):
        page, complaints = sight
        complaints.clear()
        page.set_viewport_size(self.checked_at)
        page.goto(address + name, wait_until="load")
        found = [
            rule
            for context, options in self.checks
            for rule in Axe()
            .run(page, context, {"resultTypes": ["violations"], "preload": False, **options})
            .response["violations"]
        ]
        beyond = {self.checked_at["width"]: page.evaluate(BEYOND)}
        page.set_viewport_size(self.other)
        beyond[self.other["width"]] = page.evaluate(BEYOND)
        violations = [
            f"{rule['id']}: {node['html'][:200]}"
            for rule in found
            if rule["id"] not in EXCUSED
            for node in rule["nodes"][:3]
        ]
        assert not violations
        assert not complaints
        assert max(beyond.values()) <= 0, f"wider than the window, by pixels: {beyond}"


class TestLight(Pages):
    scheme, checked_at, other = "light", PHONE, DESK
    checks: ClassVar = [COLOURS, ALL_ELSE]


class TestDark(Pages):
    """In the dark the same page has other colours and nothing else that is new."""

    scheme, checked_at, other = "dark", DESK, PHONE
    checks: ClassVar = [COLOURS]


def test_charts_stand_on_white_in_the_dark(browser, address):
    page = browser.new_page(color_scheme="dark")
    page.goto(address + "notebooks/01_poverty_trajectories.html")
    looks = page.eval_on_selector_all(
        "img.chart",
        "charts => charts.map(chart => [getComputedStyle(chart).backgroundColor, getComputedStyle(chart).filter])",
    )
    page.close()
    assert looks and all(look == ["rgb(255, 255, 255)", "none"] for look in looks)


def test_all_pages_are_looked_at(site):
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert built == set(names())


def search(page: Page, address: str, words: str) -> set[str]:
    page.goto(f"{address}search.html?q={urllib.parse.quote(words)}")
    page.wait_for_function("document.querySelector('.search-summary')?.textContent.match(/found|did not match/)")
    links = page.query_selector_all("#search-results ul.search li > a")
    return {urllib.parse.urlsplit(link.get_attribute("href") or "").path for link in links}


@pytest.mark.parametrize(
    ("accented", "plain"),
    [("Sóc Trăng", "Soc Trang"), ("hộ nghèo", "ho ngheo"), ("dư nợ", "du no"), ("Đồng Tháp", "dong thap")],
)
def test_search_finds_words_with_and_without_diacritics(page, address, accented, plain):
    found = search(page, address, accented)
    assert found and found == search(page, address, plain)


def test_hits_are_shown_with_their_diacritics(page, address):
    search(page, address, "soc trang")
    page.wait_for_function(
        "[...document.querySelectorAll('#search-results mark')].some(mark => mark.textContent === 'Sóc')"
    )


def count(page: Page) -> int:
    return int((page.text_content("#count") or "").split()[0])


def test_the_table_of_figures_is_filtered_by_keyboard(page, address):
    page.goto(f"{address}data/observations.html")
    total = len(tables.read(names=["observations"])["observations"])
    assert count(page) == total
    page.focus("#filter input")
    page.keyboard.type("soc trang")
    folded = count(page)
    assert 0 < folded < total
    shown = page.eval_on_selector_all(
        "#observations tbody tr:not([hidden])", "rows => rows.map(row => row.textContent)"
    )
    assert len(shown) == folded
    page.fill("#filter input", "Sóc Trăng")
    assert count(page) == folded
    page.focus("#filter input")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("target")
    assert page.evaluate("document.activeElement.name") == "status" and 0 < count(page) < folded
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.getElementById('count').textContent.startsWith('{total} ')")


def test_a_figure_is_two_clicks_from_the_home_page(page, address):
    page.goto(address + "index.html")
    page.click("table.rivals .ids a")
    anchor = urllib.parse.urlsplit(page.url).fragment
    assert page.is_visible(f"[id='{anchor}'] .printed")


def test_downloads_open(page, address, site):
    page.goto(address + "data/index.html")
    targets = [link.get_attribute("href") or "" for link in page.query_selector_all("article a[download]")]
    for target in targets:
        answer = page.request.get(urllib.parse.urljoin(page.url, target))
        assert answer.ok and answer.body() == (site / "data" / target).read_bytes(), target
    with page.expect_download() as started:
        page.click(f"a[href='{targets[0]}']")
    assert Path(started.value.path()).read_bytes() == (site / "data" / targets[0]).read_bytes()


def test_the_summary_was_printed(browser, site):
    assert (site / "download" / build_site.pdf_name()).read_bytes().startswith(b"%PDF")
