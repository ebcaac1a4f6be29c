"""The database keeps options of the FML as bits and levels as numbers: their places are fixed.

A new option or level may be added at the end. Anything else would silently change what was
judged about people, and needs a migration of table ``belastbaarheid_oordeel``.
"""

from __future__ import annotations

import pytest

from modellen.belastbaarheid.fml import FML_PER_CODE

HOOGSTE_NIVEAU_BIJ_VERSIE_0001 = {
    "I-1": 2, "I-2": 2, "I-3": 2, "I-7": 1, "I-9": 2, "II-1": 1, "II-2": 1, "II-3": 1,
    "II-4": 1, "II-5": 1, "II-6": 2, "II-8": 2, "II-9": 2, "II-10": 1, "II-11": 1, "III-2": 1,
    "III-3": 1, "III-4": 1, "III-5": 1, "III-6": 1, "III-7": 1, "IV-4": 3, "IV-5": 1, "IV-6": 1,
    "IV-7": 2, "IV-8": 2, "IV-9": 2, "IV-10": 3, "IV-11": 1, "IV-12": 2, "IV-13": 3, "IV-14": 3,
    "IV-15": 2, "IV-16": 3, "IV-17": 3, "IV-18": 3, "IV-19": 3, "IV-20": 3, "V-1": 3, "V-2": 3,
    "V-3": 3, "V-4": 3, "V-5": 1, "V-6": 2, "V-7": 2, "V-8": 3, "V-9": 1, "VI-2": 4,
    "VI-3": 4,
}  # fmt: skip

OPTIES_BIJ_VERSIE_0001 = {
    "I-4": "te_hoog_inschatten te_laag_inschatten",
    "I-5": "op_tijd_beginnen volgorde_bepalen voortgang_controleren op_tijd_stoppen overig",
    "I-6": (
        "initiatief_nemen doelen_stellen oplossingen_bedenken aanpak_kiezen "
        "fouten_merken aanpak_veranderen doorzetten hulp_vragen overig"
    ),
    "I-8": "afleiding wisselend_werk storingen deadlines hoog_tempo verhoogd_risico overig",
    "II-7": "gevoelens_tonen duidelijk_uiten beheerst_uiten",
    "II-12": "klantcontact zorgcontact alleen_werken collegacontact leidinggeven overig",
    "III-1": "hitte koude",
    "III-8": "klachtgevende_stoffen besmetting huidbelasting overig",
    "IV-1": "rechts links",
    "IV-2": "rechts links tweezijdig",
    "IV-3": (
        "bolgreep pengreep pincetgreep sleutelgreep cilindergreep knijpkracht "
        "fijne_bewegingen herhaalde_bewegingen toetsenbord_muis"
    ),
    "IV-21": "overig",
    "V-10": "overig",
    "VI-1": "avond nacht",
    "VI-4": "overig",
}


@pytest.mark.parametrize("code", OPTIES_BIJ_VERSIE_0001)
def test_optie_houdt_haar_bit(code):
    opties = OPTIES_BIJ_VERSIE_0001[code].split()
    assert [optie.code for optie in FML_PER_CODE[code].opties][: len(opties)] == opties


def test_schaal_houdt_haar_niveaus():
    nu = {code: FML_PER_CODE[code].hoogste_niveau for code in HOOGSTE_NIVEAU_BIJ_VERSIE_0001}
    assert all(nu[code] >= oud for code, oud in HOOGSTE_NIVEAU_BIJ_VERSIE_0001.items())


def test_elk_item_is_vastgelegd():
    assert set(FML_PER_CODE) == {*HOOGSTE_NIVEAU_BIJ_VERSIE_0001, *OPTIES_BIJ_VERSIE_0001}
