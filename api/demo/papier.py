"""Draws up the documents of the demo from the record as it was at that moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from api.demo.teller import Dossier, Papier
from api.toegang.documenten import zonder_verslag
from modellen.assessment.model import RealLifeAssessment
from modellen.beroepskeuze.model import Beroepskeuzetest
from modellen.documenten.bron import Bron
from modellen.documenten.opstellen import Opgesteld, stel_op
from modellen.normen.norm import standaardnormen
from modellen.traject.model import Gebeurtenis
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
    openbaar = [replace(g, gegevens=splits(soort, g)[0]) for g in tot_dan]

    def bron(gebeurtenissen: Iterable[Gebeurtenis], *, is_heel: bool) -> Bron:
        return Bron(
            soort=soort,
            stand=Stand(dossier.traject, tuple(gebeurtenissen)),
            normen=standaardnormen().voor(dossier.traject.opdrachtgever),
            op=papier.op,
            periode=papier.periode,
            assessment=assessment if is_heel else zonder_verslag(assessment),
            test=test,
        )

    return stel_op(
        documentsoort,
        open_=bron(openbaar, is_heel=False),
        heel=bron(tot_dan, is_heel=True),
    )
