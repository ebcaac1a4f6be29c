"""The demo of one day, made once: it is frozen, and these tests only read it."""

from __future__ import annotations

import pytest

from api.demo.maken import Demodata, bouw_demo
from tests.builders import VANDAAG


@pytest.fixture(scope="session")
def demo() -> Demodata:
    return bouw_demo(vandaag=VANDAAG)
