"""Features: what they may read, what each says, and that both directions say the same."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import numpy as np
import pytest

from matching.kolommen import KlantKolommen, Kolommen, WerkKolommen
from matching.leren.kenmerken import (
    KENMERK_PER_NAAM,
    KENMERKEN,
    KENMERKSET,
    NAMEN,
    Kenmerk,
    Kenmerkvraag,
    Paargegevens,
    Werkfeiten,
    bereken,
    wens_van,
)
from matching.leren.kenmerken.feiten import tel_feiten
from matching.leren.kenmerken.pool import kenmerken_van
from modellen.klant.model import Werkervaring
from modellen.kwalificatie import Certificaat, Opleidingsniveau, Rijbewijs, Taalniveau
from tests.builders import (
    VANDAAG,
    een_beroepskeuzetest,
    een_klant,
    een_klantprofiel,
    een_werk,
    geen_eisen,
)
from tests.matching.leren.paren import (
    OMGEVING,
    een_geschiedenis,
    een_vraag,
    klantzijde,
    profielen,
    werken,
    werkzijde,
)
from vacatures.kenmerken import Contractvorm

MAG_VAN_KLANT = {
    *("lat", "lon", "vervoer", "uren_min", "uren_max", "fml", "fml_tot", "riasec"),
    *("rijbewijzen", "certificaten", "ervaring", "ervaring_recent"),
}
MAG_VAN_WERK = {
    *("soort", "lat", "lon", "uren_min", "uren_max", "belasting", "geschat", "riasec"),
    *("eis_rijbewijzen", "eis_certificaten", "contractvorm", "posities", "geplaatst_op"),
}
MAG_VAN_PAAR = {"gelijkenis", "delen", "werksoorten", "uitkomsten"}
MAG_VAN_FEITEN = {"plaatsingskans", "duurkans", "op_lijsten", "lopend"}
"""Closed lists: whoever lets a feature read more has to defend it here."""

VERBODEN_WOORDEN = (
    *("leeftijd", "geboorte", "geslacht", "herkomst", "gezin", "uitkering", "ziek", "verzuim"),
    *("duur_werkloos", "gat", "naam_", "postcode", "coach", "taal_niveau", "opleiding"),
)


def find_verboden(kenmerken: tuple[Kenmerk, ...]) -> list[str]:
    """Features that read what they may not, or that are about the klant alone."""
    fout = []
    for k in kenmerken:
        leest = (
            (k.leest_klant, MAG_VAN_KLANT),
            (k.leest_werk, MAG_VAN_WERK),
            (k.leest_paar, MAG_VAN_PAAR),
            (k.leest_feiten, MAG_VAN_FEITEN),
        )
        fout += [f"{k.naam}: {veld}" for velden, mag in leest for veld in velden if veld not in mag]
        if not (k.leest_werk or k.leest_paar or k.leest_feiten):
            fout.append(f"{k.naam}: leest alleen de klant")
        fout += [f"{k.naam}: {woord}" for woord in VERBODEN_WOORDEN if woord in k.naam]
    return fout


class Alleen:
    """Fields of an object of which only the named ones may be read."""

    def __init__(self, bron: object, mag: tuple[str, ...]) -> None:
        self._bron, self._mag = bron, mag

    def __getattr__(self, veld: str) -> object:
        if veld not in self._mag:
            raise AssertionError(f"leest {veld} en noemt het niet")
        return getattr(self._bron, veld)

    def __len__(self) -> int:
        return len(self._bron)  # type: ignore[arg-type]


class Begrensd(Kenmerkvraag):
    """A question of which a feature sees only what it says that it reads."""

    __slots__ = ("_rijen",)

    def __init__(self, vraag: Kenmerkvraag, kenmerk: Kenmerk) -> None:
        for veld in ("klant", "werk", "paar", "feiten"):
            deel = Alleen(getattr(vraag, veld), getattr(kenmerk, f"leest_{veld}"))
            object.__setattr__(self, veld, deel)
        object.__setattr__(self, "omgeving", vraag.omgeving)
        object.__setattr__(self, "_rijen", len(vraag))

    def __len__(self) -> int:
        return self._rijen


@pytest.fixture(scope="module")
def vraag() -> Kenmerkvraag:
    """Forty pairs side by side."""
    return een_vraag(klantzijde(profielen()), werkzijde(werken()))


def los(naam: str, profiel, werk, feiten=None) -> float:
    kenmerk = KENMERK_PER_NAAM[naam]
    vraag = een_vraag(klantzijde([profiel]), werkzijde([werk]), feiten)
    return float(np.broadcast_to(kenmerk.waarden(vraag), (1,))[0])


# --- nothing personal ----------------------------------------------------------------------------


class Leeftijd(Kenmerk):
    """A feature that may not be."""

    naam = "leeftijd_ongeveer"
    leest_klant = ("fml_tot",)

    def waarden(self, vraag):
        return vraag.klant.taal.astype(float)


class IsVervuld(Kenmerk):
    """Reads whether the werk is still open, which a placement itself changes."""

    naam = "is_vervuld"
    leest_werk = ("actief",)

    def waarden(self, vraag):
        return vraag.werk.actief.astype(float)


def test_geen_kenmerk_leest_iets_persoonlijks_of_iets_van_later():
    assert find_verboden(KENMERKEN) == []


def test_een_verboden_kenmerk_wordt_gevonden():
    assert find_verboden((Leeftijd(), IsVervuld())) == [
        "leeftijd_ongeveer: leest alleen de klant",
        "leeftijd_ongeveer: leeftijd",
        "is_vervuld: actief",
    ]


@pytest.mark.parametrize(
    ("mag", "bron"),
    [
        (MAG_VAN_KLANT, KlantKolommen),
        (MAG_VAN_WERK, WerkKolommen),
        (MAG_VAN_PAAR, Paargegevens),
        (MAG_VAN_FEITEN, Werkfeiten),
    ],
)
def test_wat_mag_bestaat_en_wordt_gelezen(mag, bron):
    assert mag <= {veld.name for veld in fields(bron)}
    kant = {KlantKolommen: "klant", WerkKolommen: "werk", Paargegevens: "paar"}.get(bron, "feiten")
    assert mag == {veld for k in KENMERKEN for veld in getattr(k, f"leest_{kant}")}


@pytest.mark.parametrize("kenmerk", KENMERKEN, ids=lambda k: k.naam)
def test_een_kenmerk_leest_niets_dat_het_niet_noemt(kenmerk, vraag):
    begrensd = kenmerk.waarden(Begrensd(vraag, kenmerk))
    np.testing.assert_array_equal(begrensd, kenmerk.waarden(vraag))


def test_wie_stiekem_meer_leest_valt_door_de_mand(vraag):
    with pytest.raises(AssertionError, match="leest taal en noemt het niet"):
        Leeftijd().waarden(Begrensd(vraag, Leeftijd()))


@pytest.mark.parametrize("kenmerk", KENMERKEN, ids=lambda k: k.naam)
def test_een_kenmerk_is_niet_voor_elk_werk_hetzelfde(kenmerk):
    """What does not change with the werk would be about the klant."""
    andere = werkzijde(werken())
    waarden = [bereken_een(kenmerk, een_vraag(klantzijde([p]), andere)) for p in profielen()[:20]]
    assert any(len(set(w[~np.isnan(w)].tolist())) > 1 for w in waarden)


def bereken_een(kenmerk: Kenmerk, vraag: Kenmerkvraag) -> np.ndarray:
    return np.broadcast_to(kenmerk.waarden(vraag), (len(vraag),))


@pytest.mark.parametrize(
    "anders",
    [
        {"taalniveau": Taalniveau.C1},
        {"opleiding": Opleidingsniveau.WO},
        {"coach": "coach.zita"},
        {"postcode": "3811 ZZ"},
        {"zonder": "jaren"},
    ],
    ids=str,
)
def test_taal_opleiding_coach_letters_en_jaren_ervaring_veranderen_niets(anders):
    klant = een_klant()
    if "zonder" in anders:
        banen = tuple(replace(baan, jaren=30.0) for baan in klant.werkervaring)
        ander = replace(klant, werkervaring=banen)
    else:
        ander = een_klant(**anders)
    werk, feiten = werkzijde([een_werk(), *werken()[:5]]), een_geschiedenis()
    een, twee = (
        kenmerken_van(klantzijde([een_klantprofiel(k)]), werk, feiten=feiten, omgeving=OMGEVING)[0]
        for k in (klant, ander)
    )
    np.testing.assert_array_equal(een, twee)


def test_lang_zonder_werk_ziet_er_uit_als_nooit_gevraagd():
    def ervaren(recent):
        baan = replace(een_klant().werkervaring[0], recent=recent)
        return een_klantprofiel(een_klant(werkervaring=(baan,)))

    assert np.isnan(los("ervaring_recent", ervaren(False), een_werk()))
    assert np.isnan(los("ervaring_recent", ervaren(None), een_werk()))


# --- the register --------------------------------------------------------------------------------


def test_namen_zijn_uniek_en_elk_kenmerk_legt_zich_uit():
    assert len(set(NAMEN)) == len(KENMERKEN)
    assert KENMERKSET.startswith("kenmerken-")
    for k in KENMERKEN:
        assert k.naam.isidentifier()
        assert k.betekenis.endswith(".")
        assert k.formule.endswith(".")
        assert k.bij_onbekend.endswith(".")
        assert k.richting in (-1, 0, 1)
        assert k.bereik[0] < k.bereik[1]


def test_wat_op_gezondheid_rust_is_gevoelig():
    assert {k.naam for k in KENMERKEN if k.is_gevoelig} == {"marge", "zekerheid"}
    for k in KENMERKEN:
        leest = {"fml", "fml_tot", "belasting", "geschat", "uitkomsten"}
        assert k.is_gevoelig == bool(leest & {*k.leest_klant, *k.leest_werk, *k.leest_paar})


@pytest.mark.parametrize("kenmerk", KENMERKEN, ids=lambda k: k.naam)
def test_waarden_blijven_binnen_het_bereik(kenmerk, vraag):
    waarden = bereken_een(kenmerk, vraag)
    bekend = waarden[~np.isnan(waarden)]
    assert len(bekend)
    assert (bekend >= kenmerk.bereik[0]).all()
    assert (bekend <= kenmerk.bereik[1]).all()


# --- both directions -----------------------------------------------------------------------------


def test_een_tegen_velen_is_in_beide_richtingen_gelijk_aan_de_losse_paren():
    klanten, werk = klantzijde(profielen()), werkzijde(werken())
    feiten = een_geschiedenis()
    van_klant = np.stack(
        [kenmerken_van(_rij(klanten, i), werk, feiten=feiten, omgeving=OMGEVING) for i in range(12)]
    )
    van_werk = np.stack(
        [kenmerken_van(_rij(werk, i), klanten, feiten=feiten, omgeving=OMGEVING) for i in range(12)]
    )
    for i in range(12):
        np.testing.assert_allclose(van_klant[i, :12], van_werk[:12, i], atol=1e-5)
    naast = bereken(een_vraag(klanten, werk, feiten))
    np.testing.assert_allclose(naast[:12], van_klant[range(12), range(12)], atol=1e-5)


def test_zonder_rijen_zijn_er_geen_kenmerken():
    leeg = werkzijde([])
    assert kenmerken_van(
        klantzijde(profielen()[:1]), leeg, feiten=een_geschiedenis(), omgeving=OMGEVING
    ).shape == (0, len(NAMEN))


def _rij(zijde, i: int):
    hier = slice(i, i + 1)
    kolommen: Kolommen = zijde.kolommen.neem(hier)
    return replace(zijde, kolommen=kolommen, vectoren=zijde.vectoren[hier])


# --- what they say -------------------------------------------------------------------------------


MAGAZIJN = {"titel": "Magazijnmedewerker", "taken": "Je verzamelt orders en pakt ze in."}


def _met_baan(functie: str, **velden):
    banen = (Werkervaring(functie=functie, recent=True), *velden.pop("erbij", ()))
    return een_klantprofiel(een_klant(werkervaring=banen, **velden))


def test_wie_het_werk_eerder_deed_heeft_meer_ervaring_dan_wie_iets_anders_deed():
    zelfde, anders = _met_baan("orderpicker in een magazijn"), _met_baan("kapper")
    assert los("ervaring", zelfde, een_werk(**MAGAZIJN)) > 0.5
    assert los("ervaring", anders, een_werk(**MAGAZIJN)) == 0.0
    assert np.isnan(los("ervaring", een_klantprofiel(een_klant(werkervaring=())), een_werk()))
    assert np.isnan(los("ervaring", zelfde, een_werk(titel="Xyzzy", taken="")))


def test_alleen_wat_recent_is_telt_als_kort_geleden():
    lang_geleden = Werkervaring(functie="orderpicker in een magazijn", recent=False)
    profiel = _met_baan("kapper", erbij=(lang_geleden,))
    assert los("ervaring", profiel, een_werk(**MAGAZIJN)) > 0.5
    assert los("ervaring_recent", profiel, een_werk(**MAGAZIJN)) == 0.0


def test_gevraagde_papieren_tellen_alleen_als_ze_gevraagd_en_er_zijn():
    profiel = een_klantprofiel(
        een_klant(
            rijbewijzen=frozenset({Rijbewijs.B}), certificaten=frozenset({Certificaat.VCA_VOL})
        )
    )
    eisen = geen_eisen(rijbewijzen=frozenset({Rijbewijs.B}))
    assert los("papieren", profiel, een_werk(eisen=eisen)) == 1.0
    assert los("papieren", profiel, een_werk(eisen=geen_eisen())) == 0.0
    assert np.isnan(los("papieren", profiel, een_werk(eisen=geen_eisen(certificaten=None))))


@pytest.mark.parametrize(
    ("dagen", "verwacht"), [(0, 0.0), (21, 21.0), (500, 180.0), (-1, np.nan), (None, np.nan)]
)
def test_dagen_open_zijn_geteld_tot_vandaag(dagen, verwacht):
    op = None if dagen is None else VANDAAG - timedelta(days=dagen)
    np.testing.assert_equal(
        los("dagen_open", een_klantprofiel(), een_werk(geplaatst_op=op)), verwacht
    )


@pytest.mark.parametrize(
    ("vorm", "vast", "los_"),
    [
        (Contractvorm.VAST, 1.0, 0.0),
        (Contractvorm.OPROEP, 0.0, 1.0),
        (Contractvorm.TIJDELIJK, 0.0, 0.0),
        (None, np.nan, np.nan),
    ],
)
def test_contractvorm(vorm, vast, los_):
    werk = een_werk(contractvorm=vorm)
    np.testing.assert_equal(los("contract_vast", een_klantprofiel(), werk), vast)
    np.testing.assert_equal(los("contract_los", een_klantprofiel(), werk), los_)


def test_vier_plaatsen_zijn_twee_verdubbelingen():
    assert los("posities", een_klantprofiel(), een_werk(posities=4)) == 2.0


def test_zekerheid_telt_de_aandachtspunten():
    zonder = los("zekerheid", een_klantprofiel(), een_werk())
    met_een = los("zekerheid", een_klantprofiel(), een_werk(dagdelen=None))
    assert (zonder, met_een) == (1.0, pytest.approx(8 / 9))


def test_delen_van_de_gelijkenis_tellen_gewogen_op_tot_het_geheel():
    vraag = een_vraag(klantzijde([een_klantprofiel()]), werkzijde([een_werk(**MAGAZIJN)]))
    taal, werksoort, sector = vraag.paar.delen[0]
    samen = (1.0 * taal + 0.5 * werksoort + 0.3 * sector) / 1.8
    assert samen == pytest.approx(float(vraag.paar.gelijkenis[0]), abs=1e-6)


def test_de_wens_is_wat_de_vaste_score_erover_zegt():
    kenmerken = np.full((3, len(NAMEN)), np.nan)
    kenmerken[1, NAMEN.index("gelijkenis")], kenmerken[1, NAMEN.index("riasec")] = 0.4, 0.9
    kenmerken[2, NAMEN.index("gelijkenis")], kenmerken[2, NAMEN.index("riasec")] = 1.0, 1.0
    verwacht = [0.1 * 0.5 / 0.6, (0.5 * 0.4 + 0.1 * 0.9) / 0.6, 1.0]
    assert wens_van(kenmerken).tolist() == pytest.approx(verwacht)


def test_zonder_geschiedenis_weet_niemand_iets_van_een_werkgever():
    leeg = tel_feiten([], [], VANDAAG)
    profiel = een_klantprofiel(test=een_beroepskeuzetest())
    bekend, onbekend = een_werk(werkgever="W-1"), een_werk(werkgever=None)
    assert los("werkgever_plaatst", profiel, bekend, leeg) == pytest.approx(0.15)
    assert los("werkgever_houdt", profiel, bekend, leeg) == pytest.approx(0.5)
    assert np.isnan(los("werkgever_plaatst", profiel, onbekend, leeg))
    assert los("op_lijsten", profiel, bekend, leeg) == 0.0
