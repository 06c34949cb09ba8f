"""How Sphinx builds the site from the pages that ``tools/build_site.py`` writes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.search import SearchLanguage

project = "Mekong poverty figures"
author = "The contributors"
html_title = project
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
nb_execution_mode = "off"
nb_code_prompt_show = "Code"
nb_code_prompt_hide = "Hide the code"
# Without "dollarmath" a page asks for no MathJax from elsewhere, and "$" stays a dollar.
myst_enable_extensions = ["attrs_inline"]
myst_heading_anchors = 3
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_favicon = "_static/favicon.svg"
html_js_files = ["fold.js"]
html_theme = "pydata_sphinx_theme"
html_copy_source = False
html_show_sphinx = False
html_last_updated_fmt = None
html_baseurl = os.environ.get("SITE_URL", "")  # canonical links only where it is known
html_search_language = "folded"
html_sidebars: dict[str, list[str]] = {"index": [], "search": []}
html_domain_indices = False
html_use_index = False
html_theme_options = {
    "show_prev_next": False,
    "show_toc_level": 1,
    "navigation_depth": 1,
    "navbar_align": "left",
    "header_links_before_dropdown": 6,
    "article_footer_items": [],
    "footer_start": ["licence"],
    "footer_end": [],
    "back_to_top_button": False,
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
VIETNAMESE = "notebooks/07_tom_tat"


def fold(word: str) -> str:
    """Return a word in small letters without diacritics, as ``fold.js`` does.

    >>> fold("Sóc"), fold("Đồng")
    ('soc', 'dong')
    """
    plain = normalize("NFD", word.lower()).replace("đ", "d")
    return "".join(letter for letter in plain if not combining(letter))


class FoldedSearch(SearchLanguage):
    """A search that finds Sóc Trăng under "Soc Trang", and the other way round: words are indexed folded.

    No word is too common to be found: folded, "nợ" (debt) is an English "no".
    """

    lang = "folded"
    language_name = "English and Vietnamese, folded"
    js_stemmer_code = "class Stemmer { stemWord(word) { return fold(word); } }"
    js_splitter_code = (
        'function splitQuery(query) { return query.normalize("NFC")'
        ".split(/[^\\p{Letter}\\p{Number}_]+/gu).filter(Boolean); }"
    )

    def stem(self, word: str) -> str:
        """Return the word as it is indexed."""
        return fold(word)


def add_metadata(_app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """Give templates what describes the dataset, and mark the Vietnamese page as such."""
    context["home"] = page == "index"
    if page == VIETNAMESE:
        context["body"] = f'<div lang="vi">{context["body"]}</div>'


def skip_fields(_app: Sphinx, _what: str, _name: str, member: Any, skip: bool, _options: Any) -> bool:
    """Leave out the fields of named tuples, of which their docstring says no more than a number."""
    return skip or str(getattr(member, "__doc__", "")).startswith("Alias for field number")


def read_metadata(app: Sphinx, config: Config) -> None:
    """Read what ``tools/build_site.py`` found out about the dataset."""
    metadata = json.loads((Path(app.srcdir) / "metadata.json").read_text(encoding="utf-8"))
    config.html_context = metadata | {"default_mode": "auto"}
    config.version = config.release = metadata["package"]["version"]


def setup(app: Sphinx) -> None:
    """Register the search and the metadata with Sphinx."""
    app.add_search_language(FoldedSearch)
    app.connect("config-inited", read_metadata)
    app.connect("html-page-context", add_metadata)
    app.connect("autodoc-skip-member", skip_fields)
