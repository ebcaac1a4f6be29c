"""Tweede spoor: what goes on paper (SP2-20 to SP2-48, SP2-78 to SP2-92)."""

from __future__ import annotations

from modellen.documenten.bron import Bouw, Bron, rijen_van, samen, tekst_van, velden_van
from modellen.documenten.delen import (
    AFWEZIG,
    CONTACTMOMENTEN,
    LEEFGEBIEDEN,
    RESULTAAT,
    STERKE_KANTEN,
    VERLOOP,
    WORKSHOPS,
    actieplan,
    deel,
    kader,
    klantevaluatie,
)
from modellen.documenten.model import (
    Alinea,
    Blok,
    Deel,
    DocumentCode,
    Documentsoort,
    Ondertekenaar,
    Tekenstap,
)
from modellen.traject.model import Deelnemer, Gegeven
from modellen.traject.stand import Stand

_KADER = kader(
    "De werkgever betaalt het loon door zolang de kandidaat ziek is, hoogstens twee jaar.",
    "Kandidaat en werkgever werken allebei mee aan passend werk; anders kan UWV dat meewegen.",
    "Afwezig zijn mag alleen als de adviseur dat vooraf goedvindt.",
    "De kandidaat vertelt de werkgever wat verandert in zijn werk en inkomen.",
    "De plannen van de kandidaat passen binnen deze grenzen.",
)


def _tekent(rol: str) -> Tekenstap:
    def stap(stand: Stand) -> tuple[str, dict[str, Gegeven]]:
        return "handtekening", {"rol": rol}

    return stap


_DOSSIER = (
    "werkgever_spoor1",
    "werkgever_spoor2",
    "werknemer_spoor1",
    "werknemer_spoor2",
    "geraadpleegd",
    "bron_grenzen",
    "spoor1_mogelijk",
)


def _of(stap: str, bouw: Bouw, zin: str) -> Bouw:
    """The part itself, or the sentence when the other of the two ways in was taken (SP2-24)."""
    return lambda bron: bouw(bron) or ((Alinea(zin),) if bron.stand.heeft(stap) else ())


def _dossier(*velden: str) -> Bouw:
    return _of(
        "start_screening",
        velden_van("dossierscreening", *velden),
        "De verzuimcoördinator onderzocht spoor 1 al; daarom is gescreend op haalbaarheid.",
    )


def _screening(stap: str, *velden: str) -> Bouw:
    return _of(
        "dossierscreening",
        velden_van(stap, *velden),
        "Niet nodig: de dossierscreening gaf de doorslag.",
    )


SCREENINGSADVIES = Documentsoort(
    DocumentCode.SCREENINGSADVIES,
    ("SP2-20", "SP2-25", "SP2-32"),
    (
        deel(
            "dossier",
            "Dossierscreening",
            _dossier(*_DOSSIER),
            regels=("SP2-20", "SP2-21", "SP2-22", "SP2-24"),
            ontbreekt="Leg eerst de dossierscreening vast.",
        ),
        deel(
            "eindconclusie",
            "Conclusie van de dossierscreening",
            _dossier("eindconclusie"),
            regels=("SP2-22", "SP2-23"),
            ontbreekt="Schrijf de eindconclusie van de dossierscreening.",
        ),
        deel(
            "jobcoach",
            "Conclusie van de jobcoach",
            _screening("screening_conclusie"),
            regels=("SP2-25", "SP2-35"),
            ontbreekt="De jobcoach heeft de screening op haalbaarheid nog niet afgerond.",
        ),
        deel(
            "totaalbeeld",
            "Totaalbeeld",
            _screening("totaalbeeld"),
            regels=("SP2-32",),
            ontbreekt="Leg beide conclusies naast elkaar en beschrijf het totaalbeeld.",
        ),
        deel(
            "besluit",
            "Besluit",
            _screening("besluit"),
            regels=("SP2-33", "SP2-34"),
            ontbreekt="De verzuimcoördinator besliste nog niet over een volledig traject.",
        ),
        LEEFGEBIEDEN,
    ),
    ondertekenaars=(
        Ondertekenaar(Deelnemer.JOBCOACH, "SP2-25"),
        Ondertekenaar(Deelnemer.OPDRACHTGEVER, "SP2-33"),
    ),
    voor_opdrachtgever=True,
)


def _conclusie(letter: str, titel: str, regel: str, *velden: str) -> Deel:
    return deel(
        f"conclusie_{letter}",
        f"Conclusie {letter}: {titel}",
        velden_van("assessment_rapport", *velden),
        regels=(regel,),
        ontbreekt=f"Trek conclusie {letter} in het rapport van het assessment.",
    )


ASSESSMENTRAPPORT = Documentsoort(
    DocumentCode.ASSESSMENTRAPPORT,
    ("SP2-38",),
    (
        STERKE_KANTEN,
        _conclusie("a", "te motiveren voor werk dat er is", "SP2-39", "te_motiveren"),
        _conclusie(
            "b", "kan naar dat werk uitstromen", "SP2-40", "kan_uitstromen",
            "herplaatsbaar_in_branche", "richting", "zoekrichting",
        ),
        _conclusie("c", "scholing die nodig is", "SP2-41", "scholing"),
        _conclusie("d", "wat eerst weg moet uit de weg", "SP2-42", "weg_te_nemen"),
        _conclusie("e", "de termijn", "SP2-43", "termijn"),
        deel(
            "onderzoek",
            "Onderzoek door een arbeidsdeskundige",
            velden_van("belastbaarheidsonderzoek", "is_nodig"),
            regels=("SP2-37",),
        ),
        LEEFGEBIEDEN,
    ),
    ondertekenaars=(Ondertekenaar(Deelnemer.JOBCOACH, "SP2-38"),),
    voor_opdrachtgever=True,
)  # fmt: skip

INTAKERAPPORTAGE = Documentsoort(
    DocumentCode.INTAKERAPPORTAGE,
    ("SP2-92",),
    (
        STERKE_KANTEN,
        deel(
            "samenvatting",
            "Samenvatting",
            tekst_van("intakerapportage", "samenvatting"),
            regels=("SP2-92",),
            ontbreekt="Schrijf de samenvatting bij de stap 'Intakerapportage'.",
        ),
        deel(
            "richting",
            "Richting",
            velden_van("assessment_rapport", "richting", "zoekrichting", "scholing"),
            regels=("SP2-40",),
            ontbreekt="Maak eerst het rapport van het real-life assessment.",
        ),
        deel(
            "helderheid",
            "Wat de kandidaat weet",
            velden_van("helderheid", "geen_plek_intern", "ontslag_op_termijn", "ontslag_bij_baan"),
        ),
        actieplan("SP2-92"),
    ),
    ondertekenaars=(Ondertekenaar(Deelnemer.JOBCOACH, "SP2-92"),),
    voor_opdrachtgever=True,
)

TRAJECTPLAN = Documentsoort(
    DocumentCode.TRAJECTPLAN,
    ("SP2-44", "SP2-48"),
    (
        STERKE_KANTEN,
        deel(
            "doelen",
            "Doelen en aanpak",
            velden_van("trajectplan", "doelen", "methoden", "modules", "plaats"),
            regels=("SP2-44", "SP2-53"),
            ontbreekt="Leg eerst de stap 'Individueel trajectplan' vast.",
        ),
        deel(
            "duur",
            "Duur",
            velden_van(
                "trajectplan", "geplande_einddatum", "looptijd_tot", "verwachte_maanden",
                "reden_langere_duur", "is_kortste_weg", "reden_andere_weg",
            ),
            regels=("SP2-48",),
            ontbreekt="Kies bij het trajectplan een geplande einddatum.",
        ),
        deel(
            "inzet",
            "Contact en eigen inzet",
            velden_van("trajectplan", "contact_dagen", "uren_per_week", "rapportage_weken"),
            regels=("SP2-74", "SP2-75", "SP2-93"),
            ontbreekt="Kies bij het trajectplan het ritme van contact en de uren per week.",
        ),
        deel(
            "gevolgen",
            "Als afspraken niet worden nagekomen",
            velden_van(
                "trajectplan", "gevolgen", "gevolgen_besproken", "aanwezigheid_uitgelegd"
            ),
            regels=("SP2-71", "SP2-77"),
            ontbreekt="Bespreek vooraf wat de opdrachtgever hoort, en leg dat vast.",
        ),
        _KADER,
    ),
    ondertekenaars=(
        Ondertekenaar(Deelnemer.KLANT, "SP2-44", _tekent("kandidaat")),
        Ondertekenaar(Deelnemer.JOBCOACH, "SP2-44", _tekent("adviseur")),
        Ondertekenaar(Deelnemer.OPDRACHTGEVER, "SP2-44", _tekent("werkgever")),
    ),
    voor_opdrachtgever=True,
)  # fmt: skip


def _inzet_kandidaat(bron: Bron) -> tuple[Blok, ...]:
    return samen(
        rijen_van("opdracht", velden=("wat", "uren")),
        rijen_van("maandverslag", velden=("inspanningen", "voortgang")),
    )(bron)


VOORTGANGSRAPPORTAGE = Documentsoort(
    DocumentCode.VOORTGANGSRAPPORTAGE,
    ("SP2-47",),
    (
        deel(
            "kandidaat",
            "Voortgang van de kandidaat",
            tekst_van("voortgangsrapportage", "kandidaat"),
            regels=("SP2-47",),
            ontbreekt="Schrijf bij de voortgangsrapportage hoe het met de kandidaat gaat.",
        ),
        deel(
            "project",
            "Voortgang van het project",
            tekst_van("voortgangsrapportage", "project"),
            regels=("SP2-47",),
            ontbreekt="Schrijf bij de voortgangsrapportage hoe het met het project gaat.",
        ),
        deel(
            "inzet",
            "Wat de kandidaat deed",
            _inzet_kandidaat,
            regels=("SP2-75", "SP2-78", "SP2-98"),
            ontbreekt="In deze periode is geen opdracht of maandverslag vastgelegd.",
        ),
        deel(
            "bemiddeling",
            "Bemiddeling",
            rijen_van("bemiddeling", velden=("pijler", "werk", "sector")),
            regels=("SP2-59",),
        ),
        actieplan("SP2-46"),
        WORKSHOPS,
        deel(
            "gedrag",
            "Verslagen van afwijkend gedrag",
            rijen_van("afwijkend_gedrag", velden=("feit", "datum", "reactie_kandidaat")),
            regels=("SP2-81",),
        ),
        CONTACTMOMENTEN,
        AFWEZIG,
    ),
    ondertekenaars=(Ondertekenaar(Deelnemer.JOBCOACH, "SP2-47"),),
    voor_opdrachtgever=True,
    heeft_periode=True,
    eis_volledig=False,
)

_BEWIJS = samen(
    velden_van("plaatsing"),
    velden_van("kvk_inschrijving"),
    velden_van("ontslag_genomen"),
    velden_van("vaststellingsovereenkomst"),
    velden_van("uwv_dossier"),
    velden_van("uwv_advies"),
    velden_van("spoor1_hervat"),
    velden_van("gestopt_door_werkgever"),
)

EINDRAPPORTAGE = Documentsoort(
    DocumentCode.EINDRAPPORTAGE,
    ("SP2-92",),
    (
        RESULTAAT,
        deel(
            "samenvatting",
            "Samenvatting",
            tekst_van("eindrapportage", "samenvatting"),
            regels=("SP2-92",),
            ontbreekt="Schrijf de samenvatting bij de stap 'Eindrapportage'.",
        ),
        deel("bewijs", "Waaruit dat blijkt", _BEWIJS, regels=("SP2-82",)),
        deel(
            "tevreden",
            "Tevredenheid",
            rijen_van("tevredenheid", velden=("wie", "is_tevreden")),
            regels=("SP2-18",),
        ),
        VERLOOP,
        CONTACTMOMENTEN,
        AFWEZIG,
    ),
    ondertekenaars=(Ondertekenaar(Deelnemer.JOBCOACH, "SP2-92"),),
    voor_opdrachtgever=True,
)

DOCUMENTEN = (
    SCREENINGSADVIES,
    ASSESSMENTRAPPORT,
    INTAKERAPPORTAGE,
    TRAJECTPLAN,
    VOORTGANGSRAPPORTAGE,
    EINDRAPPORTAGE,
    klantevaluatie(),
)
