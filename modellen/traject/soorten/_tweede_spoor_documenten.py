"""Tweede spoor: what goes on paper (SP2-20 to SP2-48, SP2-78 to SP2-92)."""

from __future__ import annotations

from modellen.documenten.bron import (
    Bouw,
    Bron,
    met_labels,
    rijen_van,
    samen,
    tekst_van,
    velden_van,
)
from modellen.documenten.delen import (
    LEEFGEBIEDEN,
    STERKE_KANTEN,
    actieplan,
    deel,
    kader,
    termijn,
)
from modellen.documenten.model import (
    Alinea,
    Blok,
    Cel,
    Deel,
    DocumentCode,
    Documentsoort,
    Feiten,
    Lijst,
    Ondertekenaar,
    Tekenstap,
)
from modellen.documenten.vormen import eindrapportage, klantevaluatie, voortgangsrapportage
from modellen.traject.model import Deelnemer, Gegeven
from modellen.traject.stand import Stand
from modellen.traject.velden import is_ja

_KADER = kader(
    "De werkgever betaalt het loon door zolang de kandidaat ziek is, hoogstens twee jaar.",
    "Kandidaat en werkgever werken allebei mee aan passend werk; anders kan UWV dat meewegen.",
    "Afwezig zijn mag alleen als de adviseur dat vooraf goedvindt.",
    "De kandidaat vertelt de werkgever wat verandert in zijn werk en inkomen.",
    "De plannen van de kandidaat passen binnen deze grenzen.",
    titel="Wat mag en wat moet",
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


def _screening(bouw: Bouw) -> Bouw:
    return _of("dossierscreening", bouw, "Niet nodig: de dossierscreening gaf de doorslag.")


_CONCLUSIE_JOBCOACH = met_labels(
    "screening_conclusie",
    kans_van_slagen="Kansrijk",
    conclusie="Conclusie",
    dagdelen="Gebruikte dagdelen",
    besproken_met_werknemer="Besproken met kandidaat",
)
_TOTAALBEELD = met_labels(
    "totaalbeeld",
    conclusie_verzuimcoordinator="Verzuimcoördinator",
    totaalbeeld="Beide samen",
)
_BESLUIT = {"A": "A: een volledig traject", "B": "B: geen traject"}


def _besluit(bron: Bron) -> tuple[Blok, ...]:
    besluit = bron.laatste("besluit")
    if besluit is None:
        return ()
    regels: list[tuple[str, Cel]] = [("Besluit", _BESLUIT[str(besluit.gegevens["uitkomst"])])]
    for veld, label in (("onderbouwing", "Waarom"), ("zorgvuldig_onderzocht", "Zorgvuldig")):
        if (cel := bron.cel(besluit, veld)) is not None:
            regels.append((label, cel))
    return (Feiten(tuple(regels)),)


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
            _screening(_CONCLUSIE_JOBCOACH),
            regels=("SP2-25", "SP2-35"),
            ontbreekt="De jobcoach heeft de screening op haalbaarheid nog niet afgerond.",
        ),
        deel(
            "totaalbeeld",
            "Totaalbeeld",
            _screening(_TOTAALBEELD),
            regels=("SP2-32",),
            ontbreekt="Leg beide conclusies naast elkaar en beschrijf het totaalbeeld.",
        ),
        deel(
            "besluit",
            "Besluit",
            _screening(_besluit),
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


def _conclusie(letter: str, titel: str, regel: str, bouw: Bouw) -> Deel:
    return deel(
        f"conclusie_{letter}",
        f"Conclusie {letter}: {titel}",
        bouw,
        regels=(regel,),
        ontbreekt=f"Trek conclusie {letter} in het rapport van het assessment.",
    )


def _termijn(bron: Bron) -> tuple[Blok, ...]:
    rapport = bron.laatste("assessment_rapport")
    if rapport is None:
        return ()
    return (Alinea(f"Naar verwachting {termijn(rapport.gegevens['termijn'])} aan het werk."),)


ASSESSMENTRAPPORT = Documentsoort(
    DocumentCode.ASSESSMENTRAPPORT,
    ("SP2-38",),
    (
        STERKE_KANTEN,
        _conclusie(
            "a", "te motiveren voor werk dat er is", "SP2-39",
            met_labels("assessment_rapport", te_motiveren="Te motiveren"),
        ),
        _conclusie(
            "b", "kan naar dat werk uitstromen", "SP2-40",
            met_labels(
                "assessment_rapport",
                kan_uitstromen="Kan uitstromen",
                herplaatsbaar_in_branche="In dezelfde branche",
                richting="Richting",
                zoekrichting="Zoekrichting van kandidaat",
            ),
        ),
        _conclusie(
            "c", "scholing die nodig is", "SP2-41", tekst_van("assessment_rapport", "scholing")
        ),
        _conclusie(
            "d", "wat eerst uit de weg moet", "SP2-42",
            tekst_van("assessment_rapport", "weg_te_nemen"),
        ),
        _conclusie("e", "op welke termijn", "SP2-43", _termijn),
        deel(
            "onderzoek",
            "Onderzoek door een arbeidsdeskundige",
            met_labels("belastbaarheidsonderzoek", is_nodig="Nodig voor het advies"),
            regels=("SP2-37",),
        ),
        LEEFGEBIEDEN,
    ),
    ondertekenaars=(Ondertekenaar(Deelnemer.JOBCOACH, "SP2-38"),),
    voor_opdrachtgever=True,
)  # fmt: skip

_HELDER = {
    "geen_plek_intern": "Bij de eigen werkgever is geen plek meer.",
    "ontslag_op_termijn": "Op termijn vraagt de werkgever ontslag aan.",
    "ontslag_bij_baan": "Bij een nieuwe baan neemt de kandidaat zelf ontslag.",
    "gelijke_inzet": "De werkgever investeert en vraagt evenveel inzet terug.",
}


def _helderheid(bron: Bron) -> tuple[Blok, ...]:
    gezegd = bron.laatste("helderheid")
    punten = tuple(zin for veld, zin in _HELDER.items() if is_ja(gezegd, veld))
    return (Lijst(punten),) if punten else ()


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
            met_labels(
                "assessment_rapport",
                richting="Nieuw werk",
                zoekrichting="Zoekrichting van kandidaat",
                scholing="Scholing",
            ),
            regels=("SP2-40",),
            ontbreekt="Maak eerst het rapport van het real-life assessment.",
        ),
        deel(
            "helderheid",
            "Wat de kandidaat weet",
            _helderheid,
        ),
        actieplan("SP2-92"),
    ),
    ondertekenaars=(Ondertekenaar(Deelnemer.JOBCOACH, "SP2-92"),),
    voor_opdrachtgever=True,
)


def _inzet(bron: Bron) -> tuple[Blok, ...]:
    plan = bron.laatste("trajectplan")
    if plan is None:
        return ()
    zinnen = (
        ("Contact", "om de {} dagen", "contact_dagen"),
        ("Eigen inzet", "{} uur per week", "uren_per_week"),
        ("Rapportage", "om de {} weken", "rapportage_weken"),
    )
    regels = tuple(
        (label, zin.format(cel))
        for label, zin, veld in zinnen
        if isinstance(cel := bron.cel(plan, veld), str)
    )
    return (Feiten(regels),) if regels else ()


TRAJECTPLAN = Documentsoort(
    DocumentCode.TRAJECTPLAN,
    ("SP2-44", "SP2-48"),
    (
        STERKE_KANTEN,
        deel(
            "doelen",
            "Doelen en aanpak",
            met_labels(
                "trajectplan",
                doelen="Doelen",
                methoden="Manieren van werken",
                modules="Onderdelen",
                plaats="Plek van de begeleiding",
            ),
            regels=("SP2-44", "SP2-53"),
            ontbreekt="Leg eerst de stap 'Individueel trajectplan' vast.",
        ),
        deel(
            "duur",
            "Duur",
            met_labels(
                "trajectplan",
                geplande_einddatum="Geplande einddatum",
                looptijd_tot="Looptijd volgt uit",
                verwachte_maanden="Maanden tot werk",
                reden_langere_duur="Waarom langer",
                is_kortste_weg="Kortste weg naar werk",
                reden_andere_weg="Waarom een andere weg",
            ),
            regels=("SP2-48",),
            ontbreekt="Kies bij het trajectplan een geplande einddatum.",
        ),
        deel(
            "inzet",
            "Contact en eigen inzet",
            _inzet,
            regels=("SP2-74", "SP2-75", "SP2-93"),
            ontbreekt="Kies bij het trajectplan het ritme van contact en de uren per week.",
        ),
        deel(
            "gevolgen",
            "Als afspraken niet worden nagekomen",
            samen(
                tekst_van("trajectplan", "gevolgen"),
                met_labels(
                    "trajectplan",
                    gevolgen_besproken="Besproken met kandidaat",
                    aanwezigheid_uitgelegd="Regels uitgelegd",
                ),
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


VOORTGANGSRAPPORTAGE = voortgangsrapportage(
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
    regel="SP2-47",
    slot=(
        deel(
            "gedrag",
            "Verslagen van afwijkend gedrag",
            rijen_van("afwijkend_gedrag", velden=("feit", "reactie_kandidaat"), dag="datum"),
            regels=("SP2-81",),
        ),
    ),
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

EINDRAPPORTAGE = eindrapportage(
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
    regels=("SP2-92",),
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
