"""Draws up the documents of the demo from the record as it was at that moment."""

from __future__ import annotations

from dataclasses import replace

from api.demo.teller import Dossier, Papier
from modellen.assessment.model import RealLifeAssessment
from modellen.beroepskeuze.model import Beroepskeuzetest
from modellen.documenten.bron import Bron
from modellen.documenten.opstellen import Opgesteld, stel_op
from modellen.traject.repository import splits
from modellen.traject.soorten import trajectsoorten
from modellen.traject.stand import Stand


def stel_papier_op(
    dossier: Dossier,
    papier: Papier,
    *,
    assessment: RealLifeAssessment | None,
    test: Beroepskeuzetest | None,
) -> Opgesteld:
    """What this document said when it was drawn up."""
    soort = trajectsoorten()[dossier.traject.soort]
    documentsoort = soort.find_document(papier.soort)
    if documentsoort is None:
        raise ValueError(f"{soort.code} has no document {papier.soort}")
    tot_dan = dossier.gebeurtenissen[: papier.gebeurtenissen]
    openbaar = tuple(replace(g, gegevens=splits(soort, g)[0]) for g in tot_dan)
    return stel_op(
        documentsoort,
        open_=Stand(dossier.traject, openbaar),
        heel=Bron(
            soort=soort,
            stand=Stand(dossier.traject, tuple(tot_dan)),
            op=papier.op,
            periode=papier.periode,
            assessment=assessment,
            test=test,
        ),
    )
