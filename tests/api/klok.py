"""A clock that a test moves."""

from __future__ import annotations

from datetime import UTC, datetime

# Long ago: signing in also clears sessions that have ended, and those of other tests have not.
NU = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)


class Klok:
    """Stands still until somebody sets ``nu``."""

    def __init__(self, nu: datetime = NU) -> None:
        self.nu = nu

    def __call__(self) -> datetime:
        return self.nu
