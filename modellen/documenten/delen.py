"""Parts that documents of several trajectory types have, from steps that all types share."""

from __future__ import annotations

from collections.abc import Mapping

from modellen.assessment.model import Leefgebied, Termijn
from modellen.documenten.bron import Bouw, Bron, velden_van
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
    Tabel,
    Tekenstap,
    Vrij,
)
from modellen.normen.duur import dag_van
from modellen.schrijfwijze import datum, keuze
from modellen.traject.gedeeld import (
    AFSPRAAK,
    AFSPRAAK_BESPROKEN,
    AFWEZIGHEID,
    CONTACT,
    KLANTEVALUATIE,
    WORKSHOP,
    wie_doet_het,
)
from modellen.traject.model import AFSLUITEN, Deelnemer, Gebeurtenis, Gegeven, Telt
from modellen.traject.stand import Stand

_TELT = {
    Telt.NAAR_WERK: "naar werk",
    Telt.CONTRACTUEEL: "volgens contract geslaagd; dit is geen uitstroom naar werk",
    Telt.GEEN_RESULTAAT: "geen resultaat",
}


def deel(
    code: str,
    titel: str,
    bouw: Bouw,
    *,
    regels: tuple[str, ...] = (),
    ontbreekt: str = "",
    is_vertrouwelijk: bool = False,
) -> Deel:
    """A part, with the required sentence by name."""
    return Deel(code, titel, regels, bouw, ontbreekt, is_vertrouwelijk)


# --- talks and agreements -------------------------------------------------------------------------


def _contactmomenten(bron: Bron) -> tuple[Blok, ...]:
    momenten = bron.alle(CONTACT.code)
    tabel = bron.tabel(momenten, "soort", "duur_minuten", "deelnemers", "aanwezig")
    return tuple(
        Tabel(b.kop, b.rijen, rechts=(2,), totaal=("Samen", f"{len(momenten)} keer", "", "", ""))
        if isinstance(b, Tabel)
        else b
        for b in tabel
    )


CONTACTMOMENTEN = deel(
    "contactmomenten",
    "Contactmomenten",
    _contactmomenten,
    regels=("SP2-94", "SP2-95"),
    ontbreekt="In deze periode is nog geen contactmoment vastgelegd.",
)


def _afwezigheid(bron: Bron) -> tuple[Blok, ...]:
    gemist = bron.alle(AFWEZIGHEID.code)
    if gemist:
        return bron.tabel(gemist, "feit", "datum", eerst="Vastgelegd op")
    return (Alinea("Er is geen gemiste afspraak vastgelegd."),)


AFWEZIG = deel("aanwezigheid", "Gemiste afspraken (alleen de feiten)", _afwezigheid)


def _afspraken(bron: Bron) -> tuple[Blok, ...]:
    afspraken = bron.alle(AFSPRAAK.code)
    if not afspraken:
        return ()
    rijen = tuple(
        (
            datum(dag_van(afspraak.moment)),
            bron.cel(afspraak, "wat") or "",
            bron.soort.deelnemer(Deelnemer(wie)) if wie in set(Deelnemer) else keuze(wie),
            bron.cel(afspraak, "voor_datum") or "",
            _stand_van(bron, afspraak),
        )
        for afspraak in afspraken
        for wie in (wie_doet_het(afspraak),)
    )
    return (Tabel(("Afgesproken op", "Wat", "Wie", "Voor", "Stand"), rijen),)


def _stand_van(bron: Bron, afspraak: Gebeurtenis) -> str:
    for besproken in reversed(bron.stand.alle(AFSPRAAK_BESPROKEN.code)):
        nummer = besproken.gegevens.get("afspraak")
        if isinstance(nummer, int) and bron.stand.find(nummer) == afspraak:
            return "gedaan" if besproken.gegevens.get("gedaan") is True else "niet gedaan"
    return "open"


def actieplan(*regels: str) -> Deel:
    """What is agreed: what, who, before when, and how it went."""
    return deel(
        "actieplan",
        "Actieplan",
        _afspraken,
        regels=("OPS-42", *regels),
        ontbreekt="Er zijn nog geen afspraken. Leg vast wie wat doet, en voor wanneer.",
    )


# --- assessment -----------------------------------------------------------------------------------


def _verslag(bron: Bron) -> tuple[Blok, ...]:
    if bron.assessment is None:
        return ()
    verslag = bron.assessment.verslag
    regels: tuple[tuple[str, Cel], ...] = tuple(
        (_hoofdletter(gebied.label), Vrij(verslag[gebied]))
        for gebied in Leefgebied
        if verslag.get(gebied, "").strip()
    )
    return (Feiten(regels),) if regels else ()


LEEFGEBIEDEN = deel(
    "leefgebieden",
    "Wat besproken is, per leefgebied",
    _verslag,
    regels=("SP2-31", "SP2-97"),
    is_vertrouwelijk=True,
)


def _kwaliteiten(bron: Bron) -> tuple[Blok, ...]:
    punten: list[Cel] = []
    if bron.assessment is not None:
        punten += sorted(bevinding.zin for bevinding in bron.assessment.kwaliteiten)
    if bron.test is not None:
        sterk = sorted(bron.test.competenties, key=lambda c: (-c.sterkte, c.competentie.value))
        punten += [
            f"Sterk in {score.competentie.label} ({score.sterkte} van 5)."
            for score in sterk
            if score.sterkte >= _STERK
        ]
    return (Lijst(tuple(punten)),) if punten else ()


_STERK = 4
"""From 4 on a scale of 5 a competence is named as a strength."""

STERKE_KANTEN = deel(
    "sterke_kanten",
    "Wat sterk is",
    _kwaliteiten,
    regels=("SUC-24",),
    ontbreekt="Er zijn nog geen kwaliteiten of competenties vastgelegd. Begin met wat goed gaat.",
)

TERMIJN = {
    Termijn.DIRECT: "direct",
    Termijn.DRIE_MAANDEN: "binnen drie maanden",
    Termijn.ZES_MAANDEN: "binnen zes maanden",
    Termijn.TWAALF_MAANDEN: "binnen twaalf maanden",
    Termijn.LANGER: "later dan over twaalf maanden",
}


# --- success, evaluation and closing --------------------------------------------------------------


def _workshops(bron: Bron) -> tuple[Blok, ...]:
    return bron.tabel(
        bron.alle(WORKSHOP.code), "soort", "empowerment", "praktische_informatie", "actie"
    )


WORKSHOPS = deel("workshops", "Workshops", _workshops, regels=("SUC-10",))


def kader(*zinnen: str) -> Deel:
    """The limits of a benefit in plain words, and that the klant fitted the plans to them."""

    def bouw(bron: Bron) -> tuple[Blok, ...]:
        bevestigd = bron.feiten(
            bron.laatste("kader"), "plichten_uitgelegd", "klant_paste_prioriteiten_aan"
        )
        return (Lijst(zinnen), *bevestigd) if bevestigd else ()

    return deel(
        "kader",
        "Wat mag en wat moet met een uitkering",
        bouw,
        regels=("SUC-12", "SUC-30"),
        ontbreekt="Leg de grenzen uit in gewone taal en vraag of de klant zijn plannen aanpaste.",
    )


def _resultaat(bron: Bron) -> tuple[Blok, ...]:
    einde = bron.laatste(AFSLUITEN)
    gevonden = bron.soort.find_resultaat(einde.gegevens.get("resultaat")) if einde else None
    if einde is None or gevonden is None:
        return ()
    return (
        Feiten(
            (
                ("Resultaat", gevonden.label),
                ("Telt als", _TELT[gevonden.telt]),
                ("Afgesloten op", datum(dag_van(einde.moment))),
            )
        ),
    )


RESULTAAT = deel(
    "resultaat",
    "Resultaat",
    _resultaat,
    regels=("SUC-18",),
    ontbreekt="Het traject is nog niet afgesloten; er is nog geen resultaat.",
)


def _verloop(bron: Bron) -> tuple[Blok, ...]:
    """Each change of phase with its day."""
    fasen = {fase.code: fase.label for fase in bron.soort.fasen}
    rijen: list[tuple[Cel, ...]] = []
    for gebeurtenis in bron.stand.geldend:
        stap = bron.soort.find_stap(gebeurtenis.stap)
        if stap is not None and stap.naar is not None:
            rijen.append((datum(dag_van(gebeurtenis.moment)), stap.label, fasen[stap.naar]))
    return (Tabel(("Datum", "Wat er gebeurde", "Fase daarna"), tuple(rijen)),) if rijen else ()


VERLOOP = deel(
    "verloop",
    "Verloop van het traject",
    _verloop,
    ontbreekt="Er is nog geen stap vastgelegd.",
)


def _evaluatie(bron: Bron) -> tuple[Blok, ...]:
    return bron.feiten(bron.laatste(KLANTEVALUATIE.code), "klant_doet_mee", "opvolging_tips")


def klantevaluatie() -> Documentsoort:
    """What the klant thought; his own words are for him and his coach."""
    return Documentsoort(
        DocumentCode.KLANTEVALUATIE,
        ("SUC-18",),
        (
            deel(
                "mening",
                "Wat de klant vond",
                velden_van(KLANTEVALUATIE.code, "wat_vond_je"),
                regels=("SUC-18",),
                is_vertrouwelijk=True,
            ),
            deel(
                "tips",
                "Tips van de klant",
                velden_van(KLANTEVALUATIE.code, "tips"),
                regels=("SUC-18",),
                is_vertrouwelijk=True,
            ),
            deel(
                "opvolging",
                "Wat er met de tips gebeurt",
                _evaluatie,
                regels=("SUC-18",),
                ontbreekt="Vraag de klant wat hij vond; hij mag nee zeggen.",
            ),
        ),
        ondertekenaars=(Ondertekenaar(Deelnemer.KLANT, "SUC-18"),),
    )


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def tekent_plan(rol: str, plan: str = "trajectplan") -> Tekenstap:
    """The step that a signature under a plan is as well: it names the plan that holds now."""

    def stap(stand: Stand) -> tuple[str, Mapping[str, Gegeven]]:
        geldend = stand.laatste(plan)
        return "handtekening", {"rol": rol, plan: geldend.volgnummer if geldend else None}

    return stap
