"""What somebody types beside the fields of a step: when it was, and why it is corrected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from pydantic import BaseModel

from api.web.velden import lees_dag
from modellen.normen.duur import AMSTERDAM
from modellen.traject.model import Gebeurtenis, Veld
from modellen.traject.moment import moment_op
from modellen.traject.stand import Stand
from modellen.traject.vastleggen import Bezwaar


class Stapinvoer(BaseModel):
    """The fixed fields of a form about a step, as text.

    ``gezien``: how many events there were on the screen. ``wat``: of a correction, ``anders`` or
    ``weg``. ``hervat``: somebody signed in in between; show the form again and record nothing.
    """

    stap: str = ""
    dag: str = ""
    tijd: str = ""
    wat: str = ""
    reden: str = ""
    gezien: str = ""
    hervat: str = ""

    @property
    def is_dag(self) -> bool:
        """Whether the day can be read."""
        return lees_dag(self.dag) is not None


def lees_moment(
    dag: str, tijd: str, stand: Stand, *, nu: datetime
) -> tuple[datetime | None, dict[str, str]]:
    """When it was, after what was recorded of that day; or a message per field."""
    fouten = {}
    gelezen = lees_dag(dag)
    if gelezen is None:
        fouten["dag"] = "Vul een dag in, zoals 23-11-2026."
    uur = _lees_uur(tijd)
    if tijd.strip() and uur is None:
        fouten["tijd"] = "Vul een tijd in, zoals 14:30."
    if gelezen is None or fouten:
        return None, fouten
    return moment_op(gelezen, uur, nu=nu, na=(g.moment for g in stand.geldend)), {}


def _lees_uur(tijd: str) -> time | None:
    try:
        uur = time.fromisoformat(tijd.strip().replace(".", ":").zfill(5))
    except ValueError:
        return None
    return uur if uur.tzinfo is None else None


def verdeel(
    bezwaren: Iterable[Bezwaar], velden: Iterable[Veld], naam_van: dict[str, str]
) -> tuple[dict[str, str], tuple[Bezwaar, ...]]:
    """What stands in the way of a field at that field, and the rest."""
    labels = {f"'{veld.label}'": naam_van[veld.code] for veld in velden}
    fouten: dict[str, str] = {}
    rest = []
    for bezwaar in bezwaren:
        veld = next((n for label, n in labels.items() if bezwaar.melding.startswith(label)), None)
        if veld is None:
            rest.append(bezwaar)
        else:
            fouten.setdefault(veld, f"{bezwaar.melding} {bezwaar.volgende_stap}")
    return fouten, tuple(rest)


def tijd_van(gebeurtenis: Gebeurtenis) -> str:
    """The time of an event, as a field for time wants it."""
    return f"{gebeurtenis.moment.astimezone(AMSTERDAM):%H:%M}"
