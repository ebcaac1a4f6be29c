"""The site beside who clicks, on a day that stands still: ``python -m api.bench.server MAP N``.

One line on stdout when it answers: its address.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from api.bootstrap import bouw
from api.cli.omgeving import richt_logboek_in
from api.cli.server import draai, open_poort
from api.instellingen import Instellingen
from matching.bench.opzet import VANDAAG
from matching.bench.proefopslag import opslag_van


def proefdag() -> date:
    """The day on which the organisation is made and measured."""
    return VANDAAG


def main(map_: Path, processen: int) -> None:
    """Serve the store in this folder with so many processes until this one is ended."""
    richt_logboek_in(stil=True)
    instellingen = Instellingen(data=map_, database_url=opslag_van(map_))
    samenstelling = bouw(instellingen, kalender=proefdag)
    with open_poort("127.0.0.1", 0) as poort:
        adres = f"http://127.0.0.1:{poort.getsockname()[1]}"

        def gestart() -> None:
            sys.stdout.write(f"{adres}\n")
            sys.stdout.flush()

        draai(samenstelling, poort, bij_start=gestart, processen=processen)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
