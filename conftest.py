"""What pytest needs before it collects: nbval's kernels do not race for TCP ports, and nbval compares all outputs."""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Give nbval the kernel manager with which the notebooks were executed."""
    if config.getoption("nbval", default=False):
        import nbval.kernel
        from run_notebooks import SocketKernelManager

        nbval.kernel.KernelManager = SocketKernelManager


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Have nbval compare what it leaves out by default: pictures to the byte, and what describes them, as alt texts.

    Its kernels count cells from another number.
    """
    if hasattr(collector, "skip_compare"):
        collector.skip_compare = ("execution_count",) if _is_pinned() else ("execution_count", "image/png")


def _is_pinned() -> bool:
    """Say whether what decides the look of pictures is as it was: the machine, and the versions that are pinned.

    Conda's matplotlib draws letters with another library than that of the package index.
    """
    if sys.platform != "linux" or (Path(sys.prefix) / "conda-meta").is_dir():
        return False
    requires = importlib.metadata.requires("mekong-poverty-figures") or []
    pins = dict(line.split("==") for line in requires if "==" in line and "extra" not in line)
    return all(importlib.metadata.version(name) == version for name, version in pins.items())
