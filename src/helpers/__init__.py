"""Read, check and compare the poverty figures that five Vietnamese articles print.

The modules, in the order in which data flow through them:

- ``words``, ``qualifiers``, ``grammar``: the Vietnamese words around printed numbers, and how they stand there;
  ``printed``: the text of one printed figure becomes a number, unit, bound and rounding;
- ``tokens``, ``dates``, ``names``, ``sharing``, ``places``, ``finder``: every printed number of a text, of what kind it
  is and where it stands; ``archive``: of many texts;
- ``articles``: the text of an article against the rows that code it (the audit);
- ``files`` and ``tables``: where the tables are, how they are read, the form that each must have;
- ``draft``: a new article becomes proposed rows; ``tutorial``: the exercise of that;
- ``rules``, ``links``, ``readings``: what figures must satisfy beyond their form, alone, together and read twice;
- ``reference``: official series, prices and norms from outside the articles;
- ``bounds`` and ``expressions``: intervals that printed figures stand for, and their arithmetic;
- ``poverty``, ``spending``, ``checks``, ``promises``, ``summary``: what the notebooks ask;
- ``clean``: curated and reference tables become derived tables, with the ``dictionary`` of all of them;
- ``findings``, ``uses``: what was found and against which rival, and where each figure is used;
- ``charts``, ``show``, ``cite``, ``vietnamese``: what a reader sees, with alt text, data and sources.

Nothing is imported here, so that each module costs only what it needs itself.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (pip says it too, but not everyone comes through pip)
    sys.exit("helpers needs Python 3.11 or later; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031
