"""Every chart of the notebooks: one message each, direct labels, bounds drawn, alt text and data behind it."""

from helpers.charts.arithmetic import show_identities
from helpers.charts.canvas import Chart
from helpers.charts.claims import show_fall
from helpers.charts.counts import show_counts, show_shares
from helpers.charts.levels import STANDARDS, show_districts, show_levels
from helpers.charts.paces import show_paces
from helpers.charts.spending import show_spending

__all__ = [
    "STANDARDS",
    "Chart",
    "show_counts",
    "show_districts",
    "show_fall",
    "show_identities",
    "show_levels",
    "show_paces",
    "show_shares",
    "show_spending",
]
