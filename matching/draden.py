"""How threads wait that belong to the libraries underneath."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

STIL_WACHTEN: Mapping[str, str] = MappingProxyType(
    {"OMP_WAIT_POLICY": "PASSIVE", "OPENBLAS_THREAD_TIMEOUT": "4"}
)
"""A thread that waits by spinning takes the core from whoever it waits for. Environment of a
process; the libraries read it when they are loaded."""
