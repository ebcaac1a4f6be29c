"""Kwalificatiebaan: what goes on paper (KWB-11, KWB-25 to KWB-32, KWB-39)."""

from __future__ import annotations

from modellen.documenten.bron import (
    Bron,
    met_labels,
    rijen_van,
    samen,
    tekst_van,
    velden_van,
)
from modellen.documenten.delen import (
    AFGENOMEN,
    CONCLUSIES,
    LEEFGEBIEDEN,
    STERKE_KANTEN,
    actieplan,
    deel,
    kader,
)
from modellen.documenten.model import Alinea, Blok, DocumentCode, Documentsoort, Ondertekenaar
from modellen.documenten.vormen import (
    eindrapportage,
    klantevaluatie,
    tekent_plan,
    voortgangsrapportage,
)
from modellen.traject.model import Deelnemer

_KADER = kader(
    "De klant vertelt de gemeente wat verandert in inkomen, adres en gezin.",
    "De klant zoekt werk, neemt werk aan dat bij hem past en werkt mee aan dit plan.",
    "Loon uit een baan met subsidie telt mee voor de uitkering.",
    "De plannen van de klant passen binnen deze grenzen.",
)

TRAJECTPLAN = Documentsoort(
    DocumentCode.TRAJECTPLAN,
    ("SUC-03", "KWB-12"),
    (
        STERKE_KANTEN,
        deel(
            "plan",
            "Richting en aanpak",
            met_labels("trajectplan", richting="Werk dat wij zoeken", aanpak="Wat wij samen doen"),
            regels=("KWB-12",),
            ontbreekt="Leg eerst de stap 'Trajectplan gemaakt' vast.",
        ),
        _KADER,
        deel("afspraken", "Eerste afspraken", actieplan().bouw, regels=("OPS-42",)),
    ),
    ondertekenaars=(
        Ondertekenaar(Deelnemer.KLANT, "SUC-03", tekent_plan("klant")),
        Ondertekenaar(Deelnemer.JOBCOACH, "SUC-03", tekent_plan("jobcoach")),
    ),
    voor_opdrachtgever=True,
)

ASSESSMENTRAPPORT = Documentsoort(
    DocumentCode.ASSESSMENTRAPPORT,
    ("KWB-24",),
    (
        STERKE_KANTEN,
        AFGENOMEN,
        deel("zoekrichting", "Werk dat past", tekst_van("gericht_gezocht", "soort_werk")),
        CONCLUSIES,
        LEEFGEBIEDEN,
    ),
    ondertekenaars=(Ondertekenaar(Deelnemer.JOBCOACH, "KWB-24"),),
    voor_opdrachtgever=True,
)


def _akkoord(bron: Bron) -> tuple[Blok, ...]:
    besluit = bron.laatste("verlenging_akkoord", "verlenging_geweigerd")
    if besluit is None:
        return ()
    if besluit.stap == "verlenging_geweigerd":
        geen = Alinea("De klantmanager gaf geen akkoord; het voortraject wordt niet verlengd.")
        return (geen, *bron.feiten(besluit, "reden"))
    return (Alinea("De klantmanager gaf akkoord."), *bron.feiten(besluit, "einddatum"))


VERLENGINGSBESLUIT = Documentsoort(
    DocumentCode.VERLENGINGSBESLUIT,
    ("KWB-25", "KWB-26", "KWB-27"),
    (
        deel(
            "evaluatie",
            "Evaluatie van het voortraject",
            met_labels(
                "evaluatie_voortraject",
                vaardigheden_voldoende="Vaardigheden voldoende",
                belemmeringen_hanteerbaar="Belemmeringen hanteerbaar",
            ),
            regels=("KWB-26",),
            ontbreekt="Leg eerst de evaluatie van het voortraject vast.",
        ),
        deel(
            "criteria",
            "Waarom verlengen",
            velden_van("verlenging_voorgesteld", "criteria", "belemmeringen"),
            regels=("KWB-29", "KWB-30", "KWB-31", "KWB-32"),
            ontbreekt="Stel de verlenging voor en kies ten minste één criterium.",
        ),
        deel(
            "toelichting",
            "Toelichting",
            tekst_van("verlenging_voorgesteld", "toelichting"),
            regels=("KWB-39",),
            ontbreekt="Schrijf wat de klant in de extra tijd nodig heeft.",
        ),
        deel(
            "overleg",
            "Overleg",
            met_labels("verlenging_voorgesteld", overlegd="Met de klantmanager"),
            regels=("KWB-25",),
            ontbreekt="Overleg met de klantmanager en leg dat vast.",
        ),
        deel(
            "akkoord",
            "Besluit van de klantmanager",
            _akkoord,
            regels=("KWB-25", "KWB-27"),
            ontbreekt="De klantmanager besliste nog niet. Leg zijn akkoord of weigering vast.",
        ),
    ),
    ondertekenaars=(
        Ondertekenaar(Deelnemer.JOBCOACH, "KWB-25"),
        Ondertekenaar(Deelnemer.OPDRACHTGEVER, "KWB-25"),
    ),
    voor_opdrachtgever=True,
)

VOORTGANGSRAPPORTAGE = voortgangsrapportage(
    deel(
        "belemmeringen",
        "Wat in de weg stond en wat eraan gedaan is",
        rijen_van("belemmering", velden=("soort", "stand", "actie")),
        regels=("KWB-12",),
    ),
    deel(
        "plaatsing",
        "Werk",
        samen(
            velden_van(
                "plaatsing_met_lks",
                "werkgever",
                "ingangsdatum",
                "vorm",
                "lks_tot",
                "uitzicht_regulier",
            ),
            velden_van("plaatsing_zonder_lks", "werkgever", "ingangsdatum", "vorm"),
        ),
    ),
    deel(
        "lks",
        "Is de subsidie nog nodig",
        rijen_van("lks_evaluatie", velden=("nog_nodig", "reden")),
        regels=("KWB-19",),
    ),
    deel("scholing", "Scholing", rijen_van("scholing", velden=("opleiding", "kwalificatie"))),
    regel="KWB-20",
)


def _slot(bron: Bron) -> tuple[Blok, ...]:
    werk = samen(velden_van("plaatsing_zonder_lks"), velden_van("plaatsing_met_lks"))(bron)
    return (*werk, *bron.feiten(bron.laatste("advies")))


EINDRAPPORTAGE = eindrapportage(
    deel(
        "slot",
        "Werk, of het advies voor daarna",
        _slot,
        regels=("KWB-07", "KWB-11"),
        ontbreekt="Leg de plaatsing vast, of een onderbouwd advies voor een ander traject.",
    ),
    regels=("KWB-07", "KWB-11"),
)

DOCUMENTEN = (
    TRAJECTPLAN,
    ASSESSMENTRAPPORT,
    VERLENGINGSBESLUIT,
    VOORTGANGSRAPPORTAGE,
    EINDRAPPORTAGE,
    klantevaluatie(),
)
