"""Opstapbaan: what goes on paper (OPS-15 to OPS-20, OPS-34, OPS-50, OPS-81 to OPS-84)."""

from __future__ import annotations

from modellen.documenten.bron import Bouw, Bron, met_labels, rijen_van, samen, tekst_van, velden_van
from modellen.documenten.delen import (
    CONCLUSIES,
    LEEFGEBIEDEN,
    STERKE_KANTEN,
    actieplan,
    deel,
    kader,
)
from modellen.documenten.model import (
    Alinea,
    Blok,
    Deel,
    DocumentCode,
    Documentsoort,
    Feiten,
    Lijst,
    Ondertekenaar,
)
from modellen.documenten.vormen import (
    eindrapportage,
    klantevaluatie,
    tekent_plan,
    voortgangsrapportage,
)
from modellen.traject.model import Deelnemer
from modellen.traject.velden import keuzes

_SPELREGELS = {
    "informeren": "De klant vertelt de jobcoach wat van belang is voor het traject.",
    "afspraken_nakomen": "Iedereen komt zijn afspraken na. Lukt dat niet, dan zegt hij het vooraf.",
    "bereikbaar_zijn": "Klant, jobcoach en casemanager zijn voor elkaar bereikbaar.",
    "wat_klant_doet": "De klant zet zelf de stappen naar werk en bereidt elk gesprek voor.",
    "wat_jobcoach_doet": "De jobcoach helpt, denkt mee en houdt zich aan wat hij belooft.",
}

_KADER = kader(
    "De klant is in dienst en krijgt loon. Dat loon telt mee voor een uitkering.",
    "De klant vertelt de gemeente wat verandert in inkomen, adres en gezin.",
    "De klant werkt mee aan dit plan en neemt werk aan dat bij hem past.",
    "Wie niet kan komen, meldt dat voordat de werkdag begint.",
    "De plannen van de klant passen binnen deze grenzen.",
)


def _doel(bron: Bron) -> tuple[Blok, ...]:
    plan = bron.laatste("trajectplan")
    doel = bron.cel(plan, "doel") if plan else None
    return (Alinea(f"Het doel is {doel}."),) if isinstance(doel, str) else ()


def _spelregels(bron: Bron) -> tuple[Blok, ...]:
    gekozen = keuzes(bron.laatste("trajectplan"), "spelregels")
    punten = tuple(_SPELREGELS[code] for code in _SPELREGELS if code in gekozen)
    return (Lijst(punten),) if punten else ()


def _bereikbaar(bron: Bron) -> tuple[Blok, ...]:
    plan = bron.laatste("trajectplan")
    wie = ("klant", "jobcoach", "casemanager")
    cellen = [(w, bron.cel(plan, f"bereikbaar_{w}")) for w in wie] if plan else []
    regels = tuple((w.capitalize(), cel) for w, cel in cellen if cel is not None)
    return (Feiten(regels),) if len(regels) == len(wie) else ()


TRAJECTPLAN = Documentsoort(
    DocumentCode.TRAJECTPLAN,
    ("OPS-15", "OPS-16"),
    (
        deel(
            "doel",
            "Doel",
            _doel,
            regels=("OPS-03",),
            ontbreekt="Leg eerst de stap 'Trajectplan gemaakt' vast.",
        ),
        STERKE_KANTEN,
        deel(
            "spelregels",
            "Spelregels",
            _spelregels,
            regels=("OPS-16", "OPS-17", "OPS-18", "OPS-20"),
            ontbreekt="Kies de spelregels in het trajectplan.",
        ),
        deel(
            "bereikbaarheid",
            "Hoe wij elkaar bereiken",
            _bereikbaar,
            regels=("OPS-19",),
            ontbreekt="Vul bij het trajectplan in hoe en wanneer klant, jobcoach en casemanager "
            "bereikbaar zijn.",
        ),
        _KADER,
        deel(
            "afspraken",
            "Eerste afspraken",
            velden_van("afspraken_gepland"),
            regels=("OPS-21",),
        ),
    ),
    ondertekenaars=(
        Ondertekenaar(Deelnemer.KLANT, "OPS-15", tekent_plan("klant")),
        Ondertekenaar(Deelnemer.JOBCOACH, "OPS-15", tekent_plan("jobcoach")),
        Ondertekenaar(Deelnemer.OPDRACHTGEVER, "OPS-15", tekent_plan("casemanager")),
    ),
    voor_opdrachtgever=True,
)

INTAKERAPPORTAGE = Documentsoort(
    DocumentCode.INTAKERAPPORTAGE,
    ("OPS-34",),
    (
        STERKE_KANTEN,
        deel(
            "motivatie",
            "Motivatie",
            tekst_van("intakerapportage", "motivatie"),
            regels=("OPS-22",),
            ontbreekt="Schrijf bij de intakerapportage wat de klant drijft.",
        ),
        deel(
            "mogelijkheden",
            "Mogelijkheden",
            samen(
                tekst_van("intakerapportage", "mogelijkheden"),
                velden_van("intakegesprek", "mogelijkheden"),
            ),
            regels=("OPS-28",),
            ontbreekt="Schrijf wat de klant kan, of kies leefgebieden bij het intakegesprek.",
        ),
        deel(
            "belemmeringen",
            "Wat in de weg staat",
            samen(
                tekst_van("intakerapportage", "belemmeringen"),
                velden_van("intakegesprek", "belemmeringen"),
            ),
            regels=("OPS-28",),
            ontbreekt="Schrijf wat in de weg staat, of kies leefgebieden bij het intakegesprek.",
        ),
        deel(
            "sociale_omgeving",
            "Sociale omgeving",
            tekst_van("intakerapportage", "sociale_omgeving"),
            regels=("OPS-22", "OPS-90"),
            ontbreekt="Beschrijf de omgeving van de klant, voor zover die helpt.",
            is_vertrouwelijk=True,
        ),
        deel(
            "sdw",
            "Plek bij SDW",
            velden_van("sdw_gesprek", "onderdeel", "risicos", "maatwerk"),
            regels=("OPS-31", "OPS-32"),
            ontbreekt="Voer het gesprek bij SDW en leg het onderdeel vast.",
        ),
        deel(
            "iop_toets",
            "Toets van het IOP",
            met_labels(
                "iop_toets",
                doelen_haalbaar="Doelen haalbaar",
                weg_haalbaar="Weg ernaartoe haalbaar",
                reden="Waarom",
            ),
            regels=("OPS-33",),
            ontbreekt="Toets of de doelen en de weg ernaartoe haalbaar zijn.",
        ),
        deel("anders", "Voorstel voor een ander traject", velden_van("voorstel_ander_traject")),
        actieplan("OPS-34"),
    ),
    ondertekenaars=(Ondertekenaar(Deelnemer.JOBCOACH, "OPS-34"),),
    voor_opdrachtgever=True,
)


ASSESSMENTRAPPORT = Documentsoort(
    DocumentCode.ASSESSMENTRAPPORT,
    ("OPS-36", "OPS-37"),
    (
        STERKE_KANTEN,
        deel(
            "werkkeuze",
            "Eigen werkkeuze",
            met_labels(
                "rla",
                eigen_werkkeuze="Werk dat de klant kiest",
                interesses="Past bij interesse",
                competenties="Past bij competentie",
                vaardigheden="Past bij vaardigheden",
            ),
            regels=("OPS-37",),
            ontbreekt="Rond het real-life assessment af, met de eigen werkkeuze van de klant.",
        ),
        deel(
            "totaalbeeld",
            "Werk en werkgever die passen",
            met_labels(
                "totaalbeeld", soort_baan="Werk dat past", soort_werkgever="Werkgever die past"
            ),
            regels=("OPS-60", "OPS-61"),
            ontbreekt="Leg het totaalbeeld vast: welke baan en welke werkgever passen.",
        ),
        deel(
            "opdrachten",
            "Opdrachten die een competentie lieten zien",
            rijen_van("opdracht", velden=("competentie",)),
            regels=("OPS-39",),
            ontbreekt="Leg vast bij welke opdracht de klant een competentie liet zien.",
        ),
        CONCLUSIES,
        LEEFGEBIEDEN,
    ),
    ondertekenaars=(Ondertekenaar(Deelnemer.JOBCOACH, "OPS-37"),),
    voor_opdrachtgever=True,
)

VOORTGANGSRAPPORTAGE = voortgangsrapportage(
    deel(
        "weekgesprekken",
        "Wekelijkse gesprekken",
        rijen_van(
            "weekgesprek",
            velden=("deelnemers", "feedback_gegeven", "klant_reflecteerde", "coaching_op"),
        ),
        regels=("OPS-50",),
        ontbreekt="In deze periode is geen wekelijks gesprek vastgelegd.",
    ),
    deel(
        "bevindingen",
        "Wat de consulent zag",
        rijen_van("observatie", velden=("werk", "bevindingen", "feedback_gegeven")),
        regels=("OPS-49", "OPS-50"),
        ontbreekt="In deze periode is geen bevinding van de consulent vastgelegd.",
    ),
    deel("opdrachten", "Opdrachten", rijen_van("opdracht", velden=("competentie",))),
    deel("cursussen", "Cursussen", rijen_van("aanbodversterking", velden=("cursus",))),
    deel(
        "aanbod",
        "Werkgevers",
        rijen_van("aanbod", velden=("werkgever", "trede", "klant_akkoord")),
        regels=("OPS-63",),
    ),
    regel="OPS-50",
)


_HOE_HET_LIEP = met_labels("beeindigingsrapportage", verloop_nazorg="Hoe het liep")


def _nazorg(bron: Bron) -> tuple[Blok, ...]:
    werknemer, werkgever = bron.alle("nazorg_werknemer"), bron.alle("nazorg_werkgever")
    if not werknemer and not werkgever:
        return ()
    verloop = _HOE_HET_LIEP(bron)
    aantal = (
        f"Er was {len(werknemer)} keer contact met de werknemer en {len(werkgever)} keer met de "
        "werkgever."
    )
    return (*verloop, Alinea(aantal))


def _vraag(code: str, titel: str, veld: str, regel: str) -> Deel:
    bouw: Bouw = tekst_van("beeindigingsrapportage", veld)
    return deel(
        code,
        titel,
        bouw,
        regels=(regel,),
        ontbreekt="Beantwoord deze vraag bij de stap 'Beëindigingsrapportage gemaakt'.",
    )


BEEINDIGINGSRAPPORTAGE = Documentsoort(
    DocumentCode.BEEINDIGINGSRAPPORTAGE,
    ("OPS-81", "OPS-82", "OPS-83", "OPS-84"),
    (
        deel(
            "nazorg",
            "Verloop van de nazorg",
            _nazorg,
            regels=("OPS-81",),
            ontbreekt="Leg de nazorg met werknemer en werkgever vast.",
        ),
        _vraag("resultaten", "Behaalde resultaten", "behaalde_resultaten", "OPS-81"),
        deel(
            "functioneren",
            "Functioneren op het werk",
            velden_van("functioneren"),
            regels=("OPS-79",),
            ontbreekt="Bekijk de zes punten van functioneren met de werkgever.",
        ),
        deel(
            "duurzaamheid",
            "Na zes maanden",
            velden_van("duurzaamheid"),
            regels=("OPS-80",),
            ontbreekt="Leg na zes maanden vast of het werk blijft.",
        ),
        _vraag("aandachtspunten", "Welke aandachtspunten zijn er nog", "aandachtspunten", "OPS-82"),
        _vraag("inzet", "Wat daarvoor is ingezet", "inzet", "OPS-83"),
        _vraag("vervolg", "Hoe het verder gaat met de klant", "vervolg", "OPS-84"),
    ),
    ondertekenaars=(Ondertekenaar(Deelnemer.JOBCOACH, "OPS-81"),),
    voor_opdrachtgever=True,
)

EINDRAPPORTAGE = eindrapportage(
    deel(
        "contract",
        "Contract",
        velden_van("regulier_contract"),
        regels=("OPS-72",),
    ),
    deel("advies", "Advies", velden_van("eindadvies"), regels=("OPS-56",)),
    deel(
        "afgewezen",
        "Aanbod dat niet doorging",
        rijen_van("aanbod_afgewezen", velden=("werkgever", "trede", "reden")),
    ),
    regels=("OPS-56",),
)

DOCUMENTEN = (
    TRAJECTPLAN,
    INTAKERAPPORTAGE,
    ASSESSMENTRAPPORT,
    VOORTGANGSRAPPORTAGE,
    BEEINDIGINGSRAPPORTAGE,
    EINDRAPPORTAGE,
    klantevaluatie(),
)
