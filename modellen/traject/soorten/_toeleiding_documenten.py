"""Toeleiding: what goes on paper (WNH-09, WNH-10, WNH-12, WNH-22 to WNH-36)."""

from __future__ import annotations

from datetime import timedelta

from modellen.documenten.bron import Bron, met_labels, rijen_van, samen, velden_van
from modellen.documenten.delen import (
    AFGENOMEN,
    CONCLUSIES,
    LEEFGEBIEDEN,
    STERKE_KANTEN,
    actieplan,
    deel,
    kader,
)
from modellen.documenten.model import (
    Blok,
    Cel,
    DocumentCode,
    Documentsoort,
    Feiten,
    Ondertekenaar,
    Periode,
    Tabel,
)
from modellen.documenten.vormen import (
    eindrapportage,
    klantevaluatie,
    tekent_plan,
    voortgangsrapportage,
)
from modellen.schrijfwijze import datum_kort, getal
from modellen.traject.model import Deelnemer, Gebeurtenis
from modellen.traject.soorten._toeleiding_uren import (
    Jobcoachperiode,
    Uren,
    find_periode,
    find_uren,
    jobcoachperioden,
    plafond,
)
from modellen.traject.stand import Stand
from modellen.traject.velden import find_getal

_KADER = kader(
    "De kandidaat vertelt UWV of de gemeente wat verandert in inkomen, adres en gezin.",
    "Tijdens een proefplaatsing houdt de kandidaat zijn uitkering; de werkgever betaalt geen loon.",
    "De kandidaat werkt mee aan dit plan en zegt het op tijd als iets niet lukt.",
    "De plannen van de kandidaat passen binnen deze grenzen.",
)

TRAJECTPLAN = Documentsoort(
    DocumentCode.TRAJECTPLAN,
    ("WNH-13", "SUC-03"),
    (
        STERKE_KANTEN,
        deel(
            "programma",
            "Programma sociale activering",
            met_labels(
                "sa_programma",
                praktische_vaardigheden="Oefenen: praktisch",
                sociale_vaardigheden="Oefenen: sociaal",
                training_nodig="Training nodig",
            ),
            regels=("WNH-16", "WNH-17"),
            ontbreekt="Stel eerst het programma sociale activering op.",
        ),
        deel("branche", "Eigen keuze van werk", velden_van("branchekeuze"), regels=("WNH-24",)),
        _KADER,
        deel("afspraken", "Eerste afspraken", actieplan().bouw, regels=("OPS-42",)),
    ),
    ondertekenaars=(
        Ondertekenaar(Deelnemer.KLANT, "SUC-03", tekent_plan("klant", "sa_programma")),
        Ondertekenaar(Deelnemer.JOBCOACH, "SUC-03", tekent_plan("jobcoach", "sa_programma")),
    ),
    voor_opdrachtgever=True,
)

ASSESSMENTRAPPORT = Documentsoort(
    DocumentCode.ASSESSMENTRAPPORT,
    ("SP2-31",),
    (
        STERKE_KANTEN,
        AFGENOMEN,
        CONCLUSIES,
        LEEFGEBIEDEN,
    ),
    ondertekenaars=(Ondertekenaar(Deelnemer.JOBCOACH),),
)

# --- hours ----------------------------------------------------------------------------------------

_WOORD = {
    "uren_geaccordeerd": "goedgekeurd",
    "uren_verzonden": "verzonden",
    "uren_betaald": "betaald",
}
_KOP = ("Van", "Tot en met", "Uren gewerkt", "Uren jobcoach", "Procent", "Hoogstens", "Stand")


def _stand_van_uren(stand: Stand, geregistreerd: Gebeurtenis) -> str:
    """How far these hours are: approved, sent, paid."""
    bereikt = [
        woord
        for code, woord in _WOORD.items()
        if any(find_getal(g, "uren") == geregistreerd.volgnummer for g in stand.alle(code))
    ]
    return bereikt[-1] if bereikt else "nog niet goedgekeurd"


def _urenstaat(bron: Bron) -> tuple[Blok, ...]:
    rijen: list[tuple[Cel, ...]] = []
    alle: list[Uren] = []
    for gebeurtenis in bron.alle("uren_geregistreerd"):
        uren = find_uren(gebeurtenis)
        if uren is None:
            continue
        alle.append(uren)
        periode = find_periode(bron.stand, uren)
        hoogstens = plafond(periode.percentage, uren.gewerkt) if periode else None
        rijen.append(
            (
                datum_kort(uren.van),
                datum_kort(uren.tot_en_met),
                getal(float(uren.gewerkt), 1),
                getal(float(uren.gecoacht), 1),
                f"{periode.percentage:g}" if periode else "",
                getal(float(hoogstens)) if hoogstens is not None else "",
                _stand_van_uren(bron.stand, gebeurtenis),
            )
        )
    if not rijen:
        return ()
    gewerkt = getal(float(sum(u.gewerkt for u in alle)), 1)
    gecoacht = getal(float(sum(u.gecoacht for u in alle)), 1)
    totaal = ("Samen", "", gewerkt, gecoacht, "", "", "")
    return (Tabel(_KOP, tuple(rijen), rechts=(2, 3, 4, 5), totaal=totaal),)


def _toekenningen(bron: Bron) -> tuple[Blok, ...]:
    """What was granted for the days of this report, also when that was decided before them."""
    perioden = [p for p in jobcoachperioden(bron.stand) if _raakt(p, bron.periode)]
    rijen = tuple(
        (
            f"Halfjaar {periode.nummer}" if periode.nummer else "Proefplaatsing",
            datum_kort(periode.van),
            datum_kort(periode.tot - timedelta(days=1)),
            f"{periode.percentage:g} procent",
        )
        for periode in perioden
    )
    return (Tabel(("Jobcoaching bij", "Van", "Tot en met", "Hoogstens"), rijen),) if rijen else ()


def _raakt(jobcoaching: Jobcoachperiode, periode: Periode | None) -> bool:
    return periode is None or (
        jobcoaching.van <= periode.tot_en_met and periode.van < jobcoaching.tot
    )


URENSTAAT = Documentsoort(
    DocumentCode.URENSTAAT,
    ("WNH-31", "WNH-32", "WNH-33"),
    (
        deel(
            "toekenning",
            "Toegekend",
            _toekenningen,
            regels=("WNH-29", "WNH-30"),
            ontbreekt="Leg eerst vast welk percentage jobcoaching is toegekend.",
        ),
        deel(
            "uren",
            "Uren",
            _urenstaat,
            regels=("WNH-31", "WNH-32", "WNH-33"),
            ontbreekt="In deze periode zijn geen uren geregistreerd.",
        ),
    ),
    ondertekenaars=(
        Ondertekenaar(Deelnemer.JOBCOACH, "WNH-31"),
        Ondertekenaar(Deelnemer.ACCORDEUR, "WNH-32"),
    ),
    voor_opdrachtgever=True,
    heeft_periode=True,
)

# --- progress and end -----------------------------------------------------------------------------

VOORTGANGSRAPPORTAGE = voortgangsrapportage(
    deel(
        "sa",
        "Sociale activering",
        met_labels(
            "sa_evaluatie",
            meer_zelfvertrouwen="Meer zelfvertrouwen",
            lost_zelf_op="Lost zelf problemen op",
            geslaagd="Geslaagd",
        ),
        regels=("WNH-20",),
    ),
    deel(
        "bedrijven",
        "Bedrijven verkend",
        rijen_van("bedrijfsverkenning", velden=("bedrijf",), dag="dag"),
        regels=("WNH-18",),
    ),
    deel("trainingen", "Trainingen", rijen_van("training", velden=("naam",))),
    deel(
        "proefplaatsing",
        "Proefplaatsing",
        velden_van("proefplaatsing_gestart"),
        regels=("WNH-25",),
    ),
    deel(
        "tevreden",
        "Tevredenheid",
        rijen_van("tevredenheid", velden=("wie", "tevreden")),
        regels=("WNH-34",),
    ),
    regel="WNH-12",
)


def _loonwaarde(bron: Bron) -> tuple[Blok, ...]:
    return tuple(
        Feiten(tuple((label, _in_procenten(label, cel)) for label, cel in blok.regels))
        for blok in _BEPAALD(bron)
        if isinstance(blok, Feiten)
    )


def _in_procenten(label: str, cel: Cel) -> Cel:
    return f"{cel} procent" if label == "Loonwaarde" else cel


_BEPAALD = met_labels(
    "loonwaarde",
    percentage="Loonwaarde",
    vastgesteld_op="Vastgesteld op",
    beslisser="Vastgesteld door",
    methode="Methode",
    overleg_werkgever="In overleg met werkgever",
    overleg_jobcoach="In overleg met jobcoach",
)


def _duur_jobcoaching(bron: Bron) -> tuple[Blok, ...]:
    begin = bron.laatste("jobcoaching_gestart")
    return bron.feiten(begin, "ingangsdatum") if begin else ()


EINDRAPPORTAGE = eindrapportage(
    deel(
        "verantwoording",
        "Wat is behaald en wat niet",
        velden_van("verantwoording"),
        regels=("WNH-09", "WNH-10"),
        ontbreekt="Verantwoord per onderdeel wat is behaald, en waarom iets niet is behaald.",
    ),
    deel(
        "plaatsing",
        "Werk",
        samen(_loonwaarde, velden_van("arbeidsovereenkomst")),
        regels=("WNH-36", "WNH-37"),
    ),
    deel("jobcoaching", "Jobcoaching", _duur_jobcoaching, regels=("WNH-38",)),
    deel("uren", "Uren jobcoaching", _urenstaat, regels=("WNH-33",)),
    regels=("WNH-09", "WNH-10", "WNH-12"),
)

DOCUMENTEN = (
    TRAJECTPLAN,
    ASSESSMENTRAPPORT,
    URENSTAAT,
    VOORTGANGSRAPPORTAGE,
    EINDRAPPORTAGE,
    klantevaluatie(),
)
