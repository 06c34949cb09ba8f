"""Read, check and compare the poverty figures that five Vietnamese articles print.

The modules, in the order in which data flow through them:

- ``printed``: the text of one printed figure becomes a number, unit, bound and rounding;
- ``articles``: the text of an article against the rows that code it (the audit);
- ``tables``: where the tables are, how they are read, what makes them valid;
- ``bounds``: intervals that printed figures stand for, and their arithmetic;
- ``clean``: curated tables become derived tables;
- ``poverty``: levels, falls, paces and targets of poverty, and what may be compared;
- ``charts``: every chart of the notebooks, with its alt text and its data.

Nothing is imported here, so that each module costs only what it needs itself.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (pip says it too, but not everyone comes through pip)
    sys.exit("helpers needs Python 3.11 or later; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031
