"""Columns: what the record says, with unknown kept apart, and nothing about who somebody is."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from hashlib import blake2b
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.kolommen import (
    CONTRACTVORM_INDEX,
    GEBIEDEN,
    IS_KEUZE,
    IS_SCHAAL,
    MEESTE_POSITIES,
    NOOIT,
    ONBEKEND,
    KlantKolommen,
    Kolommen,
    WerkKolommen,
    code_hash,
)
from modellen.belastbaarheid.fml import AANTAL_ITEMS, FML, FmlSoort, item
from modellen.beroepskeuze.model import Riasec
from modellen.dagdelen import Dagdelen
from modellen.klant.model import Klant, Werkervaring
from modellen.kwalificatie import Branche, Certificaat, Rijbewijs, Taalniveau, Vervoermiddel
from modellen.waarden import KlantNummer, UrenPerWeek, WerkNummer
from modellen.werksoort.herkennen import werksoorten
from modellen.werksoort.woorden import WERKSOORTEN
from tests.builders import (
    ORGANISATIE,
    VANDAAG,
    een_belastbaarheid,
    een_belasting,
    een_beroepskeuzetest,
    een_identiteit,
    een_klant,
    een_klantprofiel,
    een_werk,
    geen_eisen,
)
from tests.matching.constraints.contract import onbekend_werk, onbekende_klant
from tests.matching.paren import (
    klant_kolommen,
    werk_kolommen,
    willekeurige_profielen,
    willekeurige_werken,
)
from vacatures.belasting.model import BOVEN_NORMAAL, BelastingBron
from vacatures.kenmerken import Contractvorm, Eisen, Werkplek


def _gelijk(een: Kolommen, ander: Kolommen) -> None:
    for naam, kolom in een.als_dict().items():
        gevonden = ander.als_dict()[naam]
        assert gevonden.dtype.kind == kolom.dtype.kind, naam
        np.testing.assert_array_equal(kolom, gevonden, err_msg=naam)


def _klant(**velden: Any) -> KlantKolommen:
    return klant_kolommen([een_klantprofiel(een_klant(**velden))])


def _werk(**velden: Any) -> WerkKolommen:
    return werk_kolommen([een_werk(**velden)])


# --- nothing about who somebody is ---------------------------------------------------------------


@pytest.mark.parametrize("model", [KlantKolommen, WerkKolommen])
def test_er_is_geen_kolom_over_wie_iemand_is(model: type[Kolommen]):
    verboden = ("naam", "geboorte", "leeftijd", "geslacht", "postcode", "adres", "coach", "tekst")
    namen = [veld.name for veld in fields(model)]
    assert [n for n in namen if any(v in n for v in verboden)] == []


def test_geen_naam_coach_of_letters_van_de_postcode_in_de_kolommen():
    identiteit = een_identiteit(voornaam="Xqzvoor", achternaam="Xqzachter")
    kolommen = _klant(coach="xqzcoach", postcode="3811 XQ")
    teksten = [k for k in kolommen.als_dict().values() if k.dtype.kind in "UOS"]
    assert [t.tolist() for t in teksten] == [["K-1001"]]
    for geheim in (identiteit.volledige_naam, "xqzcoach", "XQ"):
        assert geheim not in repr(kolommen)


def test_letters_van_de_postcode_verplaatsen_niemand():
    _gelijk(_klant(postcode="3811 AB"), _klant(postcode="3811 ZZ"))


@pytest.mark.parametrize("model", [KlantKolommen, WerkKolommen])
def test_elke_kolom_behalve_het_nummer_staat_in_een_groep(model: type[Kolommen]):
    gegroepeerd = [naam for groep in model.GROEPEN for naam in groep]
    assert sorted(["nummer", *gegroepeerd]) == sorted(veld.name for veld in fields(model))


def test_kolommen_met_alleen_een_groep_zijn_verder_onbekend_en_nemen_geen_ruimte():
    alles = werk_kolommen(willekeurige_werken(Random(3), 20))
    uren = {naam: getattr(alles, naam) for naam in ("uren_min", "uren_max", "dagdelen")}
    w = WerkKolommen.met_alleen(uren, alles.als_dict())
    assert len(w) == 20
    np.testing.assert_array_equal(w.uren_min, alles.uren_min)
    assert np.isnan(w.lat).all()
    assert (w.belasting == ONBEKEND).all()
    assert not w.actief.any()
    for naam, kolom in w.als_dict().items():
        assert kolom.dtype == alles.als_dict()[naam].dtype
        assert naam in uren or not any(kolom.strides)


# --- hashes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "verwacht"),
    # Pinned: they stand in stored snapshots.
    [("opstap-noord", 7_502_870_635_395_167_857), ("W-1", 1_603_734_597_373_037_750), (None, 0)],
)
def test_een_hash_verandert_nooit(code: str | None, verwacht: int):
    assert code_hash(code) == verwacht


@given(st.text())
def test_een_hash_past_in_63_bits_en_is_nooit_onbekend(code: str):
    assert 0 < code_hash(code) < 1 << 63
    eerste_acht = blake2b(code.encode(), digest_size=8).digest()
    assert code_hash(code) == (int.from_bytes(eerste_acht, "big") >> 1 or 1)


# --- unknown has a value of its own --------------------------------------------------------------


def test_onbekend_van_een_klant_is_in_elke_kolom_te_zien():
    k = klant_kolommen([onbekende_klant()])
    geteld = (k.ervaring, k.ervaring_recent)
    for kolom in (k.dagdelen, k.taal, k.opleiding, k.rijbewijzen, k.certificaten, *geteld):
        assert kolom.tolist() == [ONBEKEND]
    for kolom in (k.lat, k.lon, k.uren_min, k.uren_max, k.riasec):
        assert np.isnan(kolom).all()
    assert (k.fml == ONBEKEND).all()
    assert (k.fml_tot == NOOIT).all()
    assert not k.vervoer.any()


def test_onbekend_van_werk_is_in_elke_kolom_te_zien():
    w = werk_kolommen([onbekend_werk()])
    eisen = (w.eis_taal, w.eis_opleiding, w.eis_rijbewijzen, w.eis_certificaten)
    aanbod = (w.contractvorm, w.posities, w.geplaatst_op)
    for kolom in (w.branche, w.dagdelen, *eisen, *aanbod):
        assert kolom.tolist() == [ONBEKEND]
    for kolom in (w.lat, w.lon, w.uren_min, w.uren_max, w.riasec):
        assert np.isnan(kolom).all()
    assert (w.belasting == ONBEKEND).all()
    assert not w.geschat.any()
    assert w.werkgever.tolist() == [0]
    assert w.sluit_op.tolist() == [NOOIT]
    assert w.voor_allen.tolist() == [True]


def test_niets_is_iets_anders_dan_onbekend():
    k = _klant(rijbewijzen=frozenset(), certificaten=frozenset(), taalniveau=Taalniveau.A0)
    assert (k.rijbewijzen[0], k.certificaten[0], k.taal[0]) == (0, 0, 0)
    w = _werk(eisen=geen_eisen(), uren=UrenPerWeek(0, None))
    assert (w.eis_rijbewijzen[0], w.eis_certificaten[0]) == (0, 0)
    assert (w.eis_taal[0], w.eis_opleiding[0]) == (0, 0)
    assert w.uren_min[0] == 0
    assert np.isnan(w.uren_max[0])


def test_voor_niemand_zichtbaar_is_iets_anders_dan_voor_allen():
    assert _werk(zichtbaar_voor=frozenset()).voor_allen.tolist() == [False]
    assert not _werk(zichtbaar_voor=frozenset()).zichtbaar.any()


def test_een_lege_verzameling_dagdelen_is_onbekend():
    assert _klant(dagdelen=Dagdelen()).dagdelen.tolist() == [ONBEKEND]
    assert _werk(dagdelen=Dagdelen()).dagdelen.tolist() == [ONBEKEND]


def test_geen_echte_waarde_is_gelijk_aan_onbekend():
    assert BOVEN_NORMAAL > ONBEKEND
    assert max(i.volledig_masker for i in FML) < np.iinfo(np.int16).max
    assert np.iinfo(np.int32).max >= NOOIT


# --- every value in its place --------------------------------------------------------------------


def test_elk_soort_werk_heeft_een_eigen_bit():
    assert len(WERKSOORTEN) < 63
    functies = ("orderpicker", "kapper", "orderpicker en kapper")
    bits = [int(_klant(werkervaring=(Werkervaring(f),)).ervaring[0]) for f in functies]
    assert min(bits) > 0
    assert not bits[0] & bits[1]
    assert bits[2] == bits[0] | bits[1]
    ordening = list(werksoorten().namen)
    assert ordening[bits[1].bit_length() - 1] in werksoorten().namen_in("kapper")


def test_een_baan_die_de_klant_niet_terug_wil_is_geen_ervaring():
    k = _klant(werkervaring=(Werkervaring("kapper", recent=True, wil_terug=False),))
    assert (k.ervaring.tolist(), k.ervaring_recent.tolist()) == ([ONBEKEND], [ONBEKEND])


def test_het_aanbod_staat_in_de_kolommen_van_het_werk():
    w = _werk(contractvorm=Contractvorm.VAST, posities=5000, geplaatst_op=VANDAAG)
    assert w.contractvorm.tolist() == [CONTRACTVORM_INDEX[Contractvorm.VAST]]
    assert w.posities.tolist() == [MEESTE_POSITIES]
    assert w.geplaatst_op.tolist() == [VANDAAG.toordinal()]


def test_bezit_staat_met_omvang_en_een_eis_zonder():
    k = _klant(rijbewijzen=frozenset({Rijbewijs.C}), certificaten=frozenset({Certificaat.VCA_VOL}))
    w = _werk(
        eisen=Eisen(
            rijbewijzen=frozenset({Rijbewijs.C}), certificaten=frozenset({Certificaat.VCA_VOL})
        )
    )
    assert int(k.rijbewijzen[0]).bit_count() == len(Rijbewijs.C.omvat)
    assert int(k.certificaten[0]).bit_count() == len(Certificaat.VCA_VOL.omvat)
    assert int(w.eis_rijbewijzen[0]).bit_count() == int(w.eis_certificaten[0]).bit_count() == 1
    assert w.eis_rijbewijzen[0] & ~k.rijbewijzen[0] == 0


@pytest.mark.parametrize("certificaat", Certificaat)
def test_elk_certificaat_heeft_een_eigen_bit(certificaat: Certificaat):
    eisen = [Eisen(certificaten=frozenset({c})) for c in (certificaat, *Certificaat)]
    bits = werk_kolommen([een_werk(eisen=e) for e in eisen]).eis_certificaten
    assert (bits[1:] == bits[0]).sum() == 1
    assert (bits > 0).all()


def test_fml_staat_per_item_op_de_plaats_van_de_catalogus():
    fml = een_belastbaarheid(afwijkingen={"IV-13": 2, "I-8": {"deadlines"}}, geldig_tot=VANDAAG)
    k = klant_kolommen([een_klantprofiel(belastbaarheid=fml)])
    verwacht = np.zeros(AANTAL_ITEMS, dtype=np.int16)
    verwacht[item("IV-13").index] = 2
    verwacht[item("I-8").index] = item("I-8").optie_bit("deadlines")
    np.testing.assert_array_equal(k.fml[0], verwacht)
    assert (k.fml_tot == VANDAAG.toordinal()).all()
    assert [i.code for i in FML if IS_SCHAAL[i.index]] == [
        i.code for i in FML if i.soort is FmlSoort.SCHAAL
    ]
    assert not (IS_SCHAAL & IS_KEUZE).any()


def test_belasting_staat_op_dezelfde_plaats_met_de_schatting_ernaast():
    geschat = een_belasting({"IV-13": BOVEN_NORMAAL}, bron=BelastingBron.GESCHAT)
    w = _werk(belasting=geschat)
    plaats = item("IV-13").index
    assert w.belasting[0, plaats] == BOVEN_NORMAAL
    assert np.flatnonzero(w.geschat[0]).tolist() == [plaats]
    assert (np.delete(w.belasting[0], plaats) == ONBEKEND).all()


def test_vervoer_staat_in_de_volgorde_van_de_vervoermiddelen():
    k = _klant(vervoer={Vervoermiddel.AUTO: 45, Vervoermiddel.FIETS: 20})
    assert k.vervoer.tolist() == [[0, 20, 0, 45]]


@pytest.mark.parametrize(
    ("land", "plaatsnaam", "gebied"),
    [
        (None, "Ergens", "NL"),
        ("NL", "Menen", "NL"),
        ("BE", "Ergens", "BE"),
        ("BE", "MENEN", "BE-VWV"),
        ("DE", "Kleve", "DE"),
        ("FR", "Ergens", None),
        ("US", "Ergens", None),
    ],
)
def test_gebieden_zonder_grens_delen_een_plaats(land: str | None, plaatsnaam: str, gebied):
    w = _werk(plek=Werkplek(3811, plaatsnaam, land))
    index = GEBIEDEN.index(gebied) if gebied else len(GEBIEDEN)
    assert w.gebied.tolist() == [index]
    assert np.isnan(w.lat[0]) == (index > 0)


def test_een_postcode_buiten_de_tabel_heeft_geen_plaats():
    assert np.isnan(_klant(postcode="1000").lat[0])
    assert np.isnan(_werk(plek=Werkplek(1000)).lat[0])


def test_riasec_komt_uit_de_test_en_van_het_beroep():
    scores = Riasec(0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
    profiel = een_klantprofiel(test=een_beroepskeuzetest(riasec=scores))
    np.testing.assert_array_equal(klant_kolommen([profiel]).riasec[0], scores.als_array())
    assert not np.isnan(_werk(isco="9333").riasec).any()
    assert np.isnan(_werk(isco=None).riasec).all()


@given(st.sampled_from((None, date(2026, 1, 1), VANDAAG, date.max)))
def test_de_laatste_dag_is_een_volgnummer(sluit_op: date | None):
    verwacht = NOOIT if sluit_op is None else sluit_op.toordinal()
    assert _werk(sluit_op=sluit_op).sluit_op.tolist() == [verwacht]


# --- joining and taking --------------------------------------------------------------------------


def _met_uitsluitingen(nummer: int, aantal: int) -> Klant:
    return een_klant(
        f"K-{nummer}",
        uitgesloten_werkgevers=frozenset(WerkNummer(f"W-{i}") for i in range(aantal)),
        uitgesloten_branches=frozenset(tuple(Branche)[:aantal]),
    )


@given(st.lists(st.integers(0, 5), min_size=1, max_size=6), st.data())
def test_samenvoegen_van_delen_is_gelijk_aan_alles_ineens(breedtes: list[int], data: st.DataObject):
    profielen = [
        een_klantprofiel(_met_uitsluitingen(i, aantal)) for i, aantal in enumerate(breedtes)
    ]
    knip = data.draw(st.integers(0, len(profielen)))
    delen = [klant_kolommen(profielen[:knip]), klant_kolommen(profielen[knip:])]
    samen = KlantKolommen.voeg_samen(delen)
    _gelijk(samen, klant_kolommen(profielen))
    assert len(samen) == len(profielen)


@pytest.mark.parametrize("knip", [0, 1, 17, 40])
def test_samenvoegen_en_nemen_heffen_elkaar_op(knip: int):
    klanten = klant_kolommen(willekeurige_profielen(Random(1), 40))
    werken = werk_kolommen(willekeurige_werken(Random(2), 40))
    for alles in (klanten, werken):
        delen = [alles.neem(slice(0, knip)), alles.neem(slice(knip, None))]
        _gelijk(type(alles).voeg_samen(delen), alles)


def test_nemen_kan_met_getallen_een_masker_en_een_plak():
    alles = werk_kolommen(willekeurige_werken(Random(3), 10))
    rijen = np.array([7, 2, 2], dtype=np.intp)
    masker = np.zeros(10, dtype=bool)
    masker[[2, 7]] = True
    assert alles.neem(rijen).nummer.tolist() == ["V-8", "V-3", "V-3"]
    assert alles.neem(masker).nummer.tolist() == ["V-3", "V-8"]
    assert alles.neem(slice(2, 4)).nummer.tolist() == ["V-3", "V-4"]


def test_lege_kolommen_hebben_dezelfde_vormen():
    leeg, een = klant_kolommen([]), _klant()
    assert len(leeg) == 0
    for naam, kolom in leeg.als_dict().items():
        assert kolom.shape[0] == 0
        assert kolom.ndim == een.als_dict()[naam].ndim, naam
        assert kolom.dtype.kind == een.als_dict()[naam].dtype.kind, naam
    _gelijk(KlantKolommen.voeg_samen([leeg, een, leeg]), een)


def test_opvulling_sluit_geen_onbekende_werkgever_uit():
    breed = klant_kolommen(
        [een_klantprofiel(_met_uitsluitingen(i, aantal)) for i, aantal in enumerate((0, 3))]
    )
    assert breed.zonder_werkgevers.shape == (2, 3)
    assert breed.zonder_werkgevers[0].tolist() == [0, 0, 0]
    assert (breed.zonder_werkgevers[1] > 0).all()


def test_de_organisatie_staat_er_als_hash():
    klant = Klant(KlantNummer("K-1"), ORGANISATIE, "coach")
    kolommen = klant_kolommen([een_klantprofiel(klant)])
    assert kolommen.organisatie.tolist() == [code_hash(ORGANISATIE)]
