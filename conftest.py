"""What pytest needs before it collects: kernels for nbval that do not race for TCP ports."""

from __future__ import annotations

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Give nbval the kernel manager with which the notebooks were executed."""
    if config.getoption("nbval", default=False):
        import nbval.kernel
        from run_notebooks import SocketKernelManager

        nbval.kernel.KernelManager = SocketKernelManager
