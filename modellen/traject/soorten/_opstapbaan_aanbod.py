"""Opstapbaan, the offer to an employer, from contract to subsidy (OPS-62 to OPS-71)."""

from __future__ import annotations

from modellen.traject.gedeeld import mindset_eerst
from modellen.traject.model import Deelnemer, Poort, Stap
from modellen.traject.plan import IS_AKKOORD, KLANT_AKKOORD
from modellen.traject.poorten import zegt_ja
from modellen.traject.soorten import _opstapbaan_poorten as p
from modellen.traject.soorten._opstapbaan_uitvoering import (
    BEGIN,
    BINNEN_OPSTAPBAAN,
    EIND,
    LOOPT_VOORUIT,
    NAZORG,
    OPSTAPBAAN,
    WERKGEVER,
)
from modellen.traject.velden import getal, ja_nee, keuze

_TREDE = keuze("trede", "Wat wij vragen", p.TREDEN, regel="OPS-64")

AANBODSTAPPEN = (
    Stap(
        "instrument",
        "Instrument ingezet",
        Deelnemer.JOBCOACH,
        (OPSTAPBAAN, NAZORG),
        velden=(
            keuze(
                "soort",
                "Instrument",
                ("loonkostensubsidie", "inleenvergoeding", "cursus", p.VERGOEDING),
                regel="OPS-55",
            ),
            getal("kosten", "Kosten in euro", regel="OPS-13"),
            ja_nee("binnen_grenzen", "Mogelijk en haalbaar", regel="OPS-13"),
            ja_nee(
                "namens_gemeente",
                "De gemeente vergoedt de moeite van de werkgever",
                regel="OPS-62",
                is_verplicht=False,
            ),
        ),
        poorten=(
            Poort(
                "OPS-13",
                "Dit past niet binnen wat mogelijk en haalbaar is.",
                "Kies een ander instrument, of overleg met de casemanager.",
                zegt_ja("binnen_grenzen"),
            ),
            Poort(
                "OPS-13",
                "Dit bedrag kan niet.",
                "Geef de kosten in euro; een vergoeding is meer dan nul.",
                p.bedrag_kan,
            ),
            Poort(
                "OPS-62",
                "De gemeente zei nog geen ja tegen deze vergoeding.",
                "Vraag de casemanager, of kies een ander instrument.",
                p.vergoeding_is_van_de_gemeente,
            ),
        ),
        regels=("OPS-13", "OPS-55", "OPS-62"),
    ),
    Stap(
        "aanbod",
        "Aanbod aan een werkgever",
        Deelnemer.JOBCOACH,
        (OPSTAPBAAN, NAZORG),
        velden=(
            WERKGEVER,
            _TREDE,
            getal("toegezegde_maanden", "Toegezegd contract", regel="OPS-69", is_verplicht=False),
            ja_nee(
                "toegezegd_zonder_proeftijd",
                "Toegezegd zonder proeftijd",
                regel="OPS-69",
                is_verplicht=False,
            ),
            ja_nee("met_nazorg", "Nazorg door de jobcoach hoort erbij", regel="OPS-71"),
            getal(
                "vergoeding",
                "Nummer van de vergoeding voor deze werkgever",
                regel="OPS-62",
                is_verplicht=False,
            ),
            KLANT_AKKOORD,
        ),
        poorten=(
            IS_AKKOORD,
            Poort(
                "SUC-20",
                "De klant werkte nog niet aan een kansrijke mindset.",
                "Begin met empowerment; het aanbod aan werkgevers komt daarna.",
                mindset_eerst,
            ),
            Poort(
                "OPS-63",
                "Vraag deze werkgever eerst om een contract zonder loonkostensubsidie.",
                "Leg eerst dat aanbod vast.",
                p.begint_met_contract,
            ),
            Poort(
                "OPS-64",
                "De reden waarom een contract zonder subsidie niet lukte, ontbreekt.",
                "Leg de afwijzing vast met de reden.",
                p.hogere_trede_mislukte,
            ),
            Poort(
                "OPS-64",
                "Deze werkgever antwoordde nog niet op het vorige aanbod.",
                "Leg eerst het antwoord vast.",
                p.er_is_geen_open_aanbod,
            ),
            Poort(
                "OPS-66",
                "Loonkostensubsidie is de laatste trede.",
                "Probeer eerst een andere vorm, zoals een inleenvergoeding.",
                p.lks_is_laatste_trede,
            ),
            Poort(
                "OPS-69",
                "De werkgever zegt geen contract van zes maanden zonder proeftijd toe.",
                "Vraag de werkgever om die toezegging.",
                p.werkgever_zegt_contract_toe,
            ),
            Poort(
                "OPS-71",
                "Bij het aanbod hoort de nazorg van de jobcoach.",
                "Bied de nazorg mee aan.",
                zegt_ja("met_nazorg"),
            ),
            Poort(
                "OPS-62",
                "Dit nummer is geen vergoeding voor een werkgever.",
                "Leg eerst het instrument vast, of laat dit leeg.",
                p.verwijst_naar_vergoeding,
            ),
            Poort(
                "OPS-62",
                "Deze vergoeding hoort al bij het aanbod aan een andere werkgever.",
                "Leg voor deze werkgever een eigen vergoeding vast.",
                p.vergoeding_is_vrij,
            ),
        ),
        regels=("OPS-63", "OPS-64", "OPS-69", "OPS-62"),
    ),
    Stap(
        "aanbod_afgewezen",
        "Werkgever wijst het aanbod af",
        Deelnemer.WERKGEVER,
        (OPSTAPBAAN, NAZORG),
        velden=(
            WERKGEVER,
            _TREDE,
            keuze(
                "reden",
                "Reden",
                ("risico", "kosten", "te_weinig_tijd", "past_niet", "geen_plek", "anders"),
                regel="OPS-64",
            ),
        ),
        poorten=(
            Poort(
                "OPS-64",
                "Deze werkgever heeft dit aanbod niet gekregen, of antwoordde al.",
                "Kies een aanbod dat nog open staat.",
                p.wijst_open_aanbod_af,
            ),
        ),
        regels=("OPS-64",),
    ),
    Stap(
        "inleen",
        "Werken tegen een inleenvergoeding",
        Deelnemer.WERKGEVER,
        (OPSTAPBAAN,),
        velden=(WERKGEVER, BEGIN, EIND),
        poorten=(
            Poort(
                "OPS-65",
                "Deze werkgever kreeg geen aanbod met een inleenvergoeding.",
                "Leg eerst het aanbod vast.",
                p.heeft_aanbod(p.INLEEN),
            ),
            LOOPT_VOORUIT,
            Poort(
                "OPS-65",
                "Inlenen duurt ten hoogste drie maanden.",
                "Kort de periode in.",
                p.inleen_binnen_maximum,
            ),
        ),
        regels=("OPS-65",),
    ),
    Stap(
        "lks_op_proef",
        "Op proef werken met loonkostensubsidie",
        Deelnemer.WERKGEVER,
        (OPSTAPBAAN,),
        velden=(WERKGEVER, BEGIN, EIND),
        poorten=(
            Poort(
                "OPS-68",
                "Deze werkgever kreeg geen aanbod om op proef te werken.",
                "Leg eerst het aanbod vast.",
                p.heeft_aanbod(p.LKS),
            ),
            LOOPT_VOORUIT,
            BINNEN_OPSTAPBAAN,
            Poort(
                "OPS-67",
                "Loonkostensubsidie duurt samen ten hoogste zes maanden.",
                "Kort de periode in.",
                p.lks_binnen_maximum,
            ),
        ),
        regels=("OPS-67", "OPS-68"),
    ),
)
