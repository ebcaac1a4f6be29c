"""Opstapbaan, from registration to the intakerapportage: the steps (OPS-05 to OPS-35)."""

from __future__ import annotations

from modellen.traject.gedeeld import (
    LEEFGEBIEDEN,
    bevat,
    datum,
    getal,
    ja_nee,
    keuze,
    meer,
    na,
    zegt_ja,
    zonder,
)
from modellen.traject.model import Deelnemer, Poort, Stap, Veld
from modellen.traject.soorten import _opstapbaan_poorten as p

AANGEMELD = "aangemeld"
INTAKE = "intake"

SDW_ONDERDELEN = (
    "inbraakpreventie",
    "klussendienst",
    "tuinonderhoud",
    "wijkonderhoud",
    "schoonmaakonderhoud",
    "huishoudelijke_dienst",
    "catering_en_partyservice",
    "toezicht_en_veiligheid",
    "fietsenstalling",
    "fietsenwerkplaats",
    "social_sofas",
    "in_en_ompakwerk",
)
"""The twelve units of SDW; the klant works at exactly one (OPS-32)."""

_AGENDA = (
    "kennismaking",
    "verloop",
    "doel",
    "direct_een_opstapbaan",
    "keuze_branche_en_vacature",
    "maatwerk",
    "grenzen",
)
_SPELREGELS = (
    "informeren",
    "afspraken_nakomen",
    "bereikbaar_zijn",
    "wat_klant_doet",
    "wat_jobcoach_doet",
)
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

NA_AANMELDING = Poort(
    "OPS-06",
    "De klant is nog niet aangemeld.",
    "Leg eerst de aanmelding vast.",
    na("aanmelding"),
)


def _onderdeel(regel: str, veld: str, wat: str, *delen: str) -> Poort:
    return Poort(
        regel, f"{wat} ontbreekt.", "Bespreek het en leg het daarna vast.", bevat(veld, *delen)
    )


def _spelregel(regel: str, wat: str, *delen: str) -> Poort:
    return Poort(
        regel,
        f"In het trajectplan ontbreekt de spelregel {wat}.",
        "Neem de spelregel op.",
        bevat("spelregels", *delen),
    )


AANMELDING = (
    Stap(
        "aanmelding",
        "Aanmelding ontvangen",
        Deelnemer.OPDRACHTGEVER,
        (AANGEMELD,),
        velden=(
            keuze("bron", "Aangemeld door", ("gemeente", "uwv", "anders")),
            ja_nee("kan_uitstromen", "Kan uitstromen naar gewoon werk", regel="OPS-05"),
        ),
        poorten=(
            Poort(
                "OPS-05",
                "Een opstapbaan is voor wie kan uitstromen naar gewoon werk.",
                "Overleg met de casemanager over een ander traject.",
                zegt_ja("kan_uitstromen"),
            ),
        ),
        is_eenmalig=True,
        regels=("OPS-05",),
    ),
    Stap(
        "toewijzing",
        "Jobcoach toegewezen",
        Deelnemer.TEAMLEIDER,
        (AANGEMELD,),
        velden=(Veld("coach", "Jobcoach", regel="OPS-06"),),
        poorten=(NA_AANMELDING,),
        is_eenmalig=True,
        regels=("OPS-06", "OPS-41"),
    ),
    Stap(
        "in_dienst",
        "In dienst bij SDWork",
        Deelnemer.CONSULENT,
        (AANGEMELD,),
        velden=(datum("datum", "Eerste dag in dienst", regel="OPS-07"),),
        poorten=(NA_AANMELDING,),
        is_eenmalig=True,
        regels=("OPS-07",),
    ),
    Stap(
        "contact_casemanager",
        "Contact met de casemanager",
        Deelnemer.JOBCOACH,
        (AANGEMELD,),
        poorten=(
            Poort(
                "OPS-08",
                "De klant heeft nog geen jobcoach.",
                "Wijs eerst een jobcoach toe.",
                na("toewijzing"),
            ),
        ),
        regels=("OPS-08",),
    ),
    Stap(
        "uitnodiging_driegesprek",
        "Klant uitgenodigd voor het driegesprek",
        Deelnemer.OPDRACHTGEVER,
        (AANGEMELD,),
        velden=(datum("datum", "Dag van het gesprek"),),
        poorten=(
            Poort(
                "OPS-08",
                "De jobcoach sprak de casemanager nog niet.",
                "Neem eerst contact op met de casemanager.",
                na("contact_casemanager"),
            ),
        ),
        regels=("OPS-09",),
    ),
    Stap(
        "driegesprek",
        "Driegesprek gevoerd",
        Deelnemer.JOBCOACH,
        (AANGEMELD,),
        velden=(
            meer("deelnemers", "Deelnemers", p.ROLLEN, regel="OPS-09"),
            meer("agenda", "Besproken", _AGENDA, regel="OPS-10"),
        ),
        poorten=(
            Poort(
                "OPS-09",
                "De casemanager nodigde de klant nog niet uit.",
                "Vraag de casemanager om de klant uit te nodigen.",
                na("uitnodiging_driegesprek"),
            ),
            _onderdeel("OPS-09", "deelnemers", "Klant, jobcoach of casemanager", *p.ROLLEN),
            _onderdeel(
                "OPS-10",
                "agenda",
                "Kennismaking, verloop of doel",
                "kennismaking",
                "verloop",
                "doel",
            ),
            _onderdeel(
                "OPS-11",
                "agenda",
                "Dat de klant direct een opstapbaan krijgt",
                "direct_een_opstapbaan",
            ),
            _onderdeel(
                "OPS-12",
                "agenda",
                "De keuze van branche en vacature, of het maatwerk",
                "keuze_branche_en_vacature",
                "maatwerk",
            ),
            _onderdeel("OPS-13", "agenda", "Wat mogelijk en haalbaar is", "grenzen"),
        ),
        regels=("OPS-09", "OPS-10", "OPS-11", "OPS-12"),
    ),
    Stap(
        "trajectplan",
        "Trajectplan gemaakt",
        Deelnemer.JOBCOACH,
        (AANGEMELD,),
        velden=(
            keuze(
                "doel",
                "Doel",
                ("gewoon_werk_zonder_subsidie",),
                regel="OPS-03",
            ),
            meer("spelregels", "Spelregels", _SPELREGELS, regel="OPS-16"),
        ),
        poorten=(
            Poort(
                "OPS-09",
                "Het driegesprek is nog niet gevoerd.",
                "Voer eerst het driegesprek.",
                na("driegesprek"),
            ),
            Poort(
                "OPS-14",
                "De klant kreeg nog geen voorlichting.",
                "Geef eerst uitgebreide voorlichting.",
                na("voorlichting"),
            ),
            _spelregel("OPS-17", "dat de klant de jobcoach informeert", "informeren"),
            _spelregel("OPS-18", "dat afspraken worden nagekomen", "afspraken_nakomen"),
            _spelregel("OPS-19", "dat ieder bereikbaar is", "bereikbaar_zijn"),
            _spelregel(
                "OPS-20",
                "wat de klant doet en wat hij mag verwachten",
                "wat_klant_doet",
                "wat_jobcoach_doet",
            ),
        ),
        regels=("OPS-16",),
    ),
    Stap(
        "handtekening",
        "Handtekening onder het trajectplan",
        Deelnemer.KLANT,
        (AANGEMELD,),
        velden=(
            keuze("rol", "Wie tekent", p.ROLLEN, regel="OPS-15"),
            getal("trajectplan", "Nummer van het trajectplan", regel="OPS-16"),
        ),
        poorten=(
            Poort(
                "OPS-16",
                "Dit is niet het trajectplan dat nu geldt.",
                "Laat het nieuwste trajectplan tekenen.",
                p.tekent_het_geldende_plan,
            ),
            Poort(
                "OPS-15",
                "In deze rol is het trajectplan al getekend.",
                "Vraag de andere rollen om te tekenen.",
                p.rol_tekent_eenmaal,
            ),
        ),
        regels=("OPS-15",),
    ),
    Stap(
        "afspraken_gepland",
        "Intake en gesprek bij SDW gepland",
        Deelnemer.JOBCOACH,
        (AANGEMELD,),
        INTAKE,
        velden=(
            datum("intake_op", "Dag van de intake", regel="OPS-21"),
            datum("sdw_op", "Dag van het gesprek bij SDW", regel="OPS-21"),
        ),
        poorten=(
            Poort(
                "OPS-15",
                "Het trajectplan is niet door klant, jobcoach en casemanager getekend.",
                "Vraag wie nog niet tekende om te tekenen.",
                p.is_ondertekend_door_drie,
            ),
            Poort(
                "OPS-29",
                "Het gesprek bij SDW komt na de intake.",
                "Plan het gesprek bij SDW op de dag van de intake of later.",
                p.sdw_na_intake_gepland,
            ),
        ),
        is_eenmalig=True,
        regels=("OPS-21",),
    ),
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
                p.is_ondertekend_door_drie,
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
            _onderdeel("OPS-22", "besproken", "De motivatie", "motivatie"),
            _onderdeel(
                "OPS-28",
                "besproken",
                "Mogelijkheden of belemmeringen",
                "mogelijkheden",
                "belemmeringen",
            ),
            _onderdeel("OPS-90", "besproken", "De sociale omgeving", "sociale_omgeving"),
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
            keuze("onderdeel", "Onderdeel van SDW", SDW_ONDERDELEN, regel="OPS-32"),
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
            _onderdeel(
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
        velden=(meer("onderdelen", "Onderdelen", _RAPPORT, regel="OPS-34"),),
        poorten=(
            Poort(
                "OPS-33",
                "Het IOP is nog niet getoetst.",
                "Toets eerst of de doelen en de weg haalbaar zijn.",
                na("iop_toets"),
            ),
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
