"""What the account documents are made of: what runs here now, and what was decided on a day.

For whoever manages the store. Sums alone leave here: no name and no number of anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from matching.leren.algoritmeregister import Registerstand
from matching.leren.logboek import Lijstsom, Logboek, Nachtdeel
from matching.leren.modelmap import GEGEVENS, lees_json
from matching.leren.register import Register
from matching.nacht.document import lees_telling
from modellen.klant.repository import KlantRepository
from modellen.nacht.model import BlokSoort, Nacht
from modellen.nacht.repository import NachtRepository
from modellen.schrijfwijze import datum
from modellen.voorstel.lijst_repository import LijstRepository


def logboek_van(samenstelling: Samenstelling, dag: date) -> Logboek:
    """What was decided on a Dutch day: its nights that are still kept, and what was opened."""
    register = Register(samenstelling.instellingen.rankermap)
    with samenstelling.opslag.lezen() as sessie:
        klanten = [klant.nummer for klant in KlantRepository(sessie).list_()]
        nachten = NachtRepository(sessie).gepubliceerd_van(dag)
        delen = tuple(_nacht(sessie, nacht, klanten) for nacht in nachten)
        getoond = LijstRepository(sessie).tellingen_van(dag)
    ranker = next(
        (r.ranker for r in reversed(register.geschiedenis()) if r.dag <= dag.isoformat()), None
    )
    return Logboek(datum(dag), ranker, delen, getoond)


def stand_van_register(samenstelling: Samenstelling, *, rapporteert_groepen: bool) -> Registerstand:
    """What runs here now. The versions are those of the matching service itself."""
    from matching.constraints import CONSTRAINTS
    from matching.ranking import STANDAARD_GEWICHTEN, Ranking
    from matching.reistijd import AfstandReistijd

    register = Register(samenstelling.instellingen.rankermap)
    regels = register.geschiedenis()
    ranker = regels[-1].ranker if regels else None
    reistijd = AfstandReistijd()
    return Registerstand(
        dag=datum(samenstelling.kalender()),
        ranker=ranker,
        sinds=datum(date.fromisoformat(regels[-1].dag)) if ranker else None,
        geleerd=lees_json(register.pad(ranker), GEGEVENS) if ranker else {},
        gewichten=STANDAARD_GEWICHTEN,
        versies={
            "taalmodel": samenstelling.taalmodel.versie,
            "ranking": Ranking().versie,
            "reistijd": f"{reistijd.naam}-{reistijd.versie}",
            "grenzen": ".".join(str(c.versie) for c in CONSTRAINTS),
        },
        rapporteert_groepen=rapporteert_groepen,
    )


def _nacht(sessie: Session, nacht: Nacht, klanten: Sequence[str]) -> Nachtdeel:
    nachten = NachtRepository(sessie)
    tellingen = nachten.tellingen(nacht.nummer, klanten).values()
    werk = nachten.telling(nacht.nummer, BlokSoort.WERK)
    op = nacht.gepubliceerd_op
    return Nachtdeel(
        nummer=nacht.nummer,
        gepubliceerd_op=op.isoformat(timespec="seconds") if op else "",
        versies=nacht.plan.versies,
        klanten=Lijstsom.van(map(lees_telling, tellingen)),
        werklijsten=werk.lijsten,
        werkregels=werk.regels,
        werk_tegengehouden=werk.tegengehouden,
    )
