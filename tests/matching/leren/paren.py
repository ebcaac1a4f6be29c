"""Klanten and werk with their vectors, and facts, for the tests of features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

from matching.constraints import Omgeving, beoordeel_rijen
from matching.kolommen import KlantKolommen, WerkKolommen
from matching.leren.kenmerken import Kenmerkvraag, Paargegevens
from matching.leren.kenmerken.feiten import Feiten, Getoond, Voorstelfeit, tel_feiten
from matching.leren.kenmerken.pool import Zijde
from matching.reistijd import AfstandReistijd
from matching.representatie import gelijkenisdelen, profielvectoren, werkvectoren
from matching.taal.laden import Taalmodel, laad_taalmodel
from modellen.klantprofiel.model import Klantprofiel
from modellen.plaats.plaats import standaard_register
from tests.builders import VANDAAG, een_beroepskeuzetest, een_klantprofiel
from tests.matching.paren import willekeurige_profielen, willekeurige_werken
from vacatures.kenmerken import Contractvorm
from vacatures.werk import Werk

TITELS = (
    *("Magazijnmedewerker", "Schoonmaker", "Verkoper in een winkel", "Kok", "Chauffeur"),
    *("Verzorgende", "Hovenier", "Lasser", "Administratief medewerker", "Xyzzy"),
)

OMGEVING = Omgeving(vandaag=VANDAAG, register=standaard_register(), reistijd=AfstandReistijd())


@cache
def _taalmodel() -> Taalmodel:
    return laad_taalmodel()


def klantzijde(profielen: Sequence[Klantprofiel]) -> Zijde:
    return Zijde(
        KlantKolommen.van(profielen, OMGEVING.register),
        profielvectoren(_taalmodel(), profielen),
    )


def werkzijde(werken: Sequence[Werk]) -> Zijde:
    return Zijde(WerkKolommen.van(werken, OMGEVING.register), werkvectoren(_taalmodel(), werken))


@cache
def profielen(aantal: int = 40) -> tuple[Klantprofiel, ...]:
    """Random limits and means, and everything that has a text: the same words for all of them."""
    met_tekst = een_klantprofiel(test=een_beroepskeuzetest())
    rng = Random(5)
    return tuple(
        replace(
            p,
            zinnen=met_tekst.zinnen,
            riasec=met_tekst.riasec,
            klant=replace(p.klant, werkervaring=met_tekst.klant.werkervaring),
        )
        if rng.random() < 0.7
        else p
        for p in willekeurige_profielen(Random(4), aantal)
    )


@cache
def werken(aantal: int = 40) -> tuple[Werk, ...]:
    """Random werk with every kind of contract, and days before and after today; all may lack."""
    rng = Random(7)
    vormen = [None, *Contractvorm]
    return tuple(
        replace(
            w,
            titel=rng.choice(TITELS),
            taken=rng.choice(["", "Je verzamelt orders, pakt ze in en houdt het magazijn netjes."]),
            contractvorm=rng.choice(vormen),
            posities=rng.choice([None, 1, 4, 5000]),
            geplaatst_op=rng.choice([None, VANDAAG + timedelta(days=rng.randint(-300, 20))]),
            isco=rng.choice([None, "9333", "5223"]),
        )
        for w in willekeurige_werken(Random(6), aantal)
    )


def een_vraag(klant: Zijde, werk: Zijde, feiten: Feiten | None = None) -> Kenmerkvraag:
    """One against many in either direction, or rows side by side."""
    delen = gelijkenisdelen(klant.vectoren, werk.vectoren)
    paar = Paargegevens(
        gelijkenis=(klant.vectoren * werk.vectoren).sum(axis=1),
        delen=delen.delen,
        werksoorten=delen.werksoorten,
        uitkomsten=beoordeel_rijen(klant.kolommen, werk.kolommen, OMGEVING),
    )
    geteld = (feiten or een_geschiedenis()).bij(werk.kolommen)
    return Kenmerkvraag(klant.kolommen, werk.kolommen, paar, geteld, OMGEVING)


@cache
def een_geschiedenis(dag: date = VANDAAG) -> Feiten:
    """Facts of the werk of :func:`werken`: some proposals of each fate."""
    rng = Random(8)
    voorstellen = []
    for w in werken():
        for _ in range(rng.randint(0, 4)):
            begin = dag - timedelta(days=rng.randint(1, 400))
            bereikt = rng.randint(0, 5)
            fase_op = [begin if i <= bereikt else None for i in range(6)]
            einde = begin if bereikt < 5 and rng.random() < 0.6 else None
            voorstellen.append(Voorstelfeit(w.nummer, w.werkgever, tuple(fase_op), einde))
    getoond = [
        Getoond(w.nummer, f"K-{k}", dag - timedelta(days=1 + k))
        for i, w in enumerate(werken())
        for k in range(i % 7)
    ]
    return tel_feiten(voorstellen, getoond, dag)
