"""Opstapbaan, from the intake to the intakerapportage: the steps (OPS-22 to OPS-35)."""

from __future__ import annotations

from modellen.traject.gedeeld import LEEFGEBIEDEN, WAT_NODIG
from modellen.traject.keuzelijsten import keuze_uit
from modellen.traject.model import Deelnemer, Poort, Stap, Veld
from modellen.traject.poorten import bevat, na, zegt_ja, zonder
from modellen.traject.soorten import _opstapbaan_poorten as p
from modellen.traject.soorten._opstapbaan_instroom import (
    AANGEMELD,
    INTAKE,
    IS_GETEKEND,
    NA_AANMELDING,
    met_onderdeel,
)
from modellen.traject.successtappen import MINDSET_BEKEKEN
from modellen.traject.velden import ja_nee, keuze, meer, vertrouwelijk

ONDERDEEL = keuze_uit("onderdeel", "Onderdeel van SDW", "sdw_onderdelen", regel="OPS-32")
"""The unit at which the klant works: exactly one (OPS-32), of a list of its own (OPS-86)."""

_BESPROKEN = ("motivatie", "mogelijkheden", "belemmeringen", "sociale_omgeving")
_RAPPORT = (*_BESPROKEN, "onderdeel_sdw", "iop_toets", "actieplan")
_IOP_REDENEN = ("past_bij_klant", "doel_te_hoog", "te_snel", "eerst_iets_anders_nodig")
_RISICOS = ("reizen", "dagritme", "schulden", "zorg_voor_anderen", "taal", "zelfvertrouwen")
_MAATWERK = (
    "rustig_begin",
    "andere_tijden",
    "vaste_begeleider_op_werk",
    "hulp_bij_geldzaken",
    "taalles",
    "vervoer",
)

INTAKESTAPPEN = (
    Stap(
        "huisbezoek_geweigerd",
        "De klant wil geen huisbezoek (zonder gevolgen)",
        Deelnemer.KLANT,
        (AANGEMELD, INTAKE),
        poorten=(NA_AANMELDING,),
        is_eenmalig=True,
        regels=("OPS-27",),
    ),
    Stap(
        "intakegesprek",
        "Intakegesprek gevoerd",
        Deelnemer.JOBCOACH,
        (INTAKE,),
        velden=(
            keuze("locatie", "Plek", ("thuis", "wijk"), regel="OPS-25"),
            ja_nee("netwerk_uitgenodigd", "Familielid of vriend gevraagd", regel="OPS-26"),
            ja_nee(
                "netwerk_aanwezig",
                "Familielid of vriend was er",
                regel="OPS-26",
                is_verplicht=False,
            ),
            meer("besproken", "Besproken", _BESPROKEN, regel="OPS-22"),
            WAT_NODIG,
            meer(
                "mogelijkheden",
                "Mogelijkheden op",
                LEEFGEBIEDEN,
                regel="OPS-28",
                is_verplicht=False,
            ),
            meer(
                "belemmeringen",
                "Belemmeringen op",
                LEEFGEBIEDEN,
                regel="OPS-28",
                is_verplicht=False,
            ),
        ),
        poorten=(
            Poort(
                "OPS-15",
                "Het trajectplan is niet door klant, jobcoach en casemanager getekend.",
                "Vraag wie nog niet tekende om te tekenen.",
                IS_GETEKEND,
            ),
            Poort(
                "OPS-24",
                "De klant is nog niet in dienst bij SDWork.",
                "Leg eerst vast vanaf welke dag de klant in dienst is.",
                p.is_al_in_dienst,
            ),
            Poort(
                "OPS-25",
                "De intake is bij voorkeur bij de klant thuis.",
                "Bied een huisbezoek aan; wil de klant dat niet, leg dat dan vast.",
                p.thuis_of_na_weigering_in_de_wijk,
            ),
            Poort(
                "OPS-27",
                "De klant wil geen huisbezoek.",
                "Kies een plek in de wijk.",
                p.weigering_geldt,
            ),
            Poort(
                "OPS-26",
                "De klant is niet gevraagd om een familielid of vriend uit te nodigen.",
                "Vraag de klant wie hij erbij wil hebben.",
                zegt_ja("netwerk_uitgenodigd"),
            ),
            met_onderdeel("OPS-22", "besproken", "De motivatie", "motivatie"),
            met_onderdeel(
                "OPS-28",
                "besproken",
                "Mogelijkheden of belemmeringen",
                "mogelijkheden",
                "belemmeringen",
            ),
            met_onderdeel("OPS-90", "besproken", "De sociale omgeving", "sociale_omgeving"),
        ),
        is_eenmalig=True,
        regels=("OPS-22", "OPS-23"),
    ),
    Stap(
        "sdw_gesprek",
        "Gesprek bij SDW gevoerd",
        Deelnemer.JOBCOACH,
        (INTAKE,),
        velden=(
            meer("deelnemers", "Deelnemers", ("klant", "jobcoach", "consulent"), regel="OPS-30"),
            ONDERDEEL,
            meer("risicos", "Risico's op uitval", _RISICOS, regel="OPS-31", is_verplicht=False),
            meer("maatwerk", "Maatwerk tegen uitval", _MAATWERK, regel="OPS-31"),
        ),
        poorten=(
            Poort(
                "OPS-29",
                "De intake is nog niet gevoerd.",
                "Voer eerst het intakegesprek.",
                na("intakegesprek"),
            ),
            met_onderdeel(
                "OPS-30",
                "deelnemers",
                "Klant, jobcoach of consulent",
                "klant",
                "jobcoach",
                "consulent",
            ),
        ),
        is_eenmalig=True,
        regels=("OPS-30", "OPS-32"),
    ),
    Stap(
        "iop_toets",
        "IOP getoetst aan eigen bevindingen",
        Deelnemer.JOBCOACH,
        (INTAKE,),
        velden=(
            ja_nee("doelen_haalbaar", "Doelen haalbaar", regel="OPS-33"),
            ja_nee("weg_haalbaar", "Weg ernaartoe haalbaar", regel="OPS-33"),
            keuze("reden", "Waarom", _IOP_REDENEN, regel="OPS-33"),
        ),
        poorten=(
            Poort(
                "OPS-33",
                "Voor de toets zijn de intake en het gesprek bij SDW nodig.",
                "Voer eerst beide gesprekken.",
                na("intakegesprek", "sdw_gesprek"),
            ),
        ),
        regels=("OPS-33",),
    ),
    Stap(
        "intakerapportage",
        "Intakerapportage gemaakt",
        Deelnemer.JOBCOACH,
        (INTAKE,),
        velden=(
            meer("onderdelen", "Onderdelen", _RAPPORT, regel="OPS-34"),
            Veld("motivatie", "Motivatie", regel="OPS-22", is_verplicht=False),
            Veld("mogelijkheden", "Mogelijkheden", regel="OPS-28", is_verplicht=False),
            Veld("belemmeringen", "Wat in de weg staat", regel="OPS-28", is_verplicht=False),
            vertrouwelijk(
                "sociale_omgeving", "Sociale omgeving", regel="OPS-90", is_verplicht=False
            ),
        ),
        poorten=(
            Poort(
                "OPS-33",
                "Het IOP is nog niet getoetst.",
                "Toets eerst of de doelen en de weg haalbaar zijn.",
                na("iop_toets"),
            ),
            MINDSET_BEKEKEN,
            Poort(
                "OPS-34",
                "In de intakerapportage ontbreekt een deel, of het actieplan.",
                "Vul de rapportage aan.",
                bevat("onderdelen", *_RAPPORT),
            ),
        ),
        regels=("OPS-34",),
    ),
    Stap(
        "voorstel_ander_traject",
        "Gemotiveerd voorstel voor een ander traject",
        Deelnemer.JOBCOACH,
        (INTAKE,),
        velden=(
            keuze(
                "reden",
                "Reden",
                ("doelen_niet_haalbaar", "weg_niet_haalbaar", "sdw_past_niet", "meer_steun_nodig"),
                regel="OPS-35",
            ),
            Veld("ander_traject", "Voorgesteld traject", regel="OPS-35"),
            ja_nee("gericht_op_werk", "Gericht op werk", regel="OPS-35"),
        ),
        poorten=(
            Poort(
                "OPS-35",
                "Zonder intakegesprek is het voorstel niet gemotiveerd.",
                "Voer eerst het intakegesprek.",
                na("intakegesprek"),
            ),
            Poort(
                "OPS-35",
                "Het andere traject is niet gericht op werk.",
                "Stel een traject voor dat naar werk leidt.",
                zegt_ja("gericht_op_werk"),
            ),
        ),
        is_eenmalig=True,
        regels=("OPS-35",),
    ),
)

GEEN_ANDER_VOORSTEL = Poort(
    "OPS-35",
    "Er ligt een voorstel voor een ander traject.",
    "Sluit dit traject af, of trek het voorstel in met de reden.",
    zonder("voorstel_ander_traject"),
)
