"""Each type's documents over each of its life stories: complete, honest and discreet."""

from __future__ import annotations

import json

import pytest

from modellen.documenten.model import Feiten
from modellen.documenten.opstellen import inhoud_naar_json
from modellen.traject.soorten import trajectsoorten
from tests.modellen.documenten.levensverhalen import (
    GEHEIM,
    LEVENSVERHALEN,
    VOLLE,
    met_geheimen,
    stel_document_op,
)


def test_elk_resultaat_van_elk_soort_heeft_een_levensverhaal():
    bestaat = {(s.code, r.code) for s in trajectsoorten().values() for r in s.resultaten}
    assert set(LEVENSVERHALEN) == bestaat


@pytest.mark.parametrize(("soort", "resultaat"), sorted(LEVENSVERHALEN))
def test_niets_vertrouwelijks_staat_in_een_document_voor_de_opdrachtgever(soort, resultaat):
    v = LEVENSVERHALEN[soort, resultaat]()
    stand = met_geheimen(v)
    heel = ""
    for document in v.soort.documenten:
        gemaakt = stel_document_op(v, document, stand)
        assert GEHEIM not in json.dumps(inhoud_naar_json(gemaakt.open_)), document.code
        heel += json.dumps(inhoud_naar_json(gemaakt.heel))
    assert GEHEIM in heel  # the test could fail: the secrets are there for klant and coach


@pytest.mark.parametrize(("soort", "resultaat"), sorted(LEVENSVERHALEN))
def test_de_eindrapportage_noemt_het_resultaat_en_waarvoor_het_telt(soort, resultaat):
    v = LEVENSVERHALEN[soort, resultaat]()
    document = v.soort.find_document("eindrapportage")
    assert document is not None
    deel = next(d for d in stel_document_op(v, document).open_.delen if d.code == "resultaat")
    feiten = deel.blokken[0]
    assert isinstance(feiten, Feiten)
    gevonden = v.soort.find_resultaat(resultaat)
    assert gevonden is not None
    assert dict(feiten.regels)["Resultaat"] == gevonden.label
    assert ("naar werk" in str(dict(feiten.regels)["Telt als"]).split(";")[0]) == (
        gevonden.telt == "naar_werk"
    )


@pytest.mark.parametrize("soort", sorted(trajectsoorten()))
def test_elk_verplicht_deel_van_elk_document_is_ergens_in_een_levensverhaal_gevuld(soort):
    """A part that no story can fill would be named as missing for ever."""
    verhalen = [vertel() for (code, _), vertel in LEVENSVERHALEN.items() if code == soort]
    verhalen += [vertel() for vertel in VOLLE[soort]]
    gevuld, gevraagd = set(), set()
    for v in verhalen:
        for document in v.soort.documenten:
            for deel in stel_document_op(v, document).heel.delen:
                if deel.blokken:
                    gevuld.add((document.code, deel.code))
            gevraagd |= {(document.code, d.code) for d in document.delen if d.is_verplicht}
    assert gevraagd - gevuld == set()
