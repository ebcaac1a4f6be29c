"""Parts that documents of several trajectory types have, from steps that all types share."""

from __future__ import annotations

from modellen.assessment.model import Leefgebied, Termijn
from modellen.documenten.bron import Bouw, Bron, met_labels
from modellen.documenten.model import (
    Alinea,
    Blok,
    Cel,
    Deel,
    Feiten,
    Lijst,
    Tabel,
    Vrij,
)
from modellen.normen.duur import dag_van
from modellen.schrijfwijze import datum, datum_kort, keuze
from modellen.traject.gedeeld import (
    AFSPRAAK,
    AFSPRAAK_BESPROKEN,
    AFWEZIGHEID,
    CONTACT,
    WORKSHOP,
    wie_doet_het,
)
from modellen.traject.model import AFSLUITEN, Deelnemer, Gebeurtenis, Gegeven, Telt
from modellen.traject.velden import find_getal, is_ja, keuzes

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
    if not momenten:
        return ()
    rijen = tuple(
        (
            datum_kort(dag_van(contact.moment)),
            bron.cel(contact, "soort") or "",
            bron.cel(contact, "duur_minuten") or "",
            ", ".join(_wie(bron, wie) for wie in keuzes(contact, "deelnemers")),
            bron.cel(contact, "aanwezig") or "",
        )
        for contact in momenten
    )
    minuten = sum(find_getal(contact, "duur_minuten") or 0 for contact in momenten)
    return (
        Tabel(
            ("Datum", "Soort contact", "Minuten", "Wie erbij was", "Klant aanwezig"),
            rijen,
            rechts=(2,),
            totaal=("Samen", f"{len(momenten)} keer", f"{minuten:g}", "", ""),
        ),
    )


def _wie(bron: Bron, code: str) -> str:
    """Somebody who took part, as the trajectory type calls them."""
    return bron.soort.deelnemer(Deelnemer(code)) if code in set(Deelnemer) else keuze(code)


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
        return bron.tabel(gemist, "feit", dag="datum")
    return (Alinea("Er is geen gemiste afspraak vastgelegd."),)


AFWEZIG = deel("aanwezigheid", "Gemiste afspraken (alleen de feiten)", _afwezigheid)


def _afspraken(bron: Bron) -> tuple[Blok, ...]:
    afspraken = bron.alle(AFSPRAAK.code)
    if not afspraken:
        return ()
    rijen = tuple(
        (
            datum_kort(dag_van(afspraak.moment)),
            bron.cel(afspraak, "wat") or "",
            _wie(bron, wie_doet_het(afspraak)),
            bron.cel(afspraak, "voor_datum", is_kort=True) or "",
            _stand_van(bron, afspraak),
        )
        for afspraak in afspraken
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

_TERMIJN = {
    Termijn.DIRECT: "direct",
    Termijn.DRIE_MAANDEN: "binnen drie maanden",
    Termijn.ZES_MAANDEN: "binnen zes maanden",
    Termijn.TWAALF_MAANDEN: "binnen twaalf maanden",
    Termijn.LANGER: "later dan over twaalf maanden",
}


def termijn(code: Gegeven) -> str:
    """When somebody can be at work, in words."""
    return _TERMIJN[Termijn(str(code))]


def _conclusies(bron: Bron) -> tuple[Blok, ...]:
    """Conclusions a to e of the newest assessment, as far as they were drawn."""
    if bron.assessment is None:
        return ()
    c = bron.assessment.conclusies
    rijen: tuple[tuple[str, Cel | None], ...] = (
        ("a. Te motiveren voor werk", _ja_nee(c.te_motiveren)),
        ("b. Kan daarheen uitstromen", _ja_nee(c.kan_uitstromen)),
        ("c. Scholing die nodig is", Vrij(c.scholing) if c.scholing else None),
        ("d. Wat eerst uit de weg moet", Vrij(c.weg_te_nemen) if c.weg_te_nemen else None),
        ("e. Op welke termijn", _TERMIJN[c.termijn] if c.termijn else None),
    )
    regels = tuple((label, cel) for label, cel in rijen if cel is not None)
    return (Feiten(regels),) if regels else ()


def _ja_nee(waarde: bool | None) -> str | None:  # noqa: FBT001 - a value that is only written down
    return None if waarde is None else ("ja" if waarde else "nee")


CONCLUSIES = deel("conclusies", "Conclusies a tot en met e", _conclusies, regels=("SP2-38",))
"""Without a sentence for its absence: each type has its own gate for the five conclusions."""


def _afgenomen(bron: Bron) -> tuple[Blok, ...]:
    rla = bron.laatste("rla")
    if rla is None:
        return ()
    besproken = len(keuzes(rla, "leefgebieden"))
    return (
        Feiten(
            (
                ("Afgenomen op", datum(dag_van(rla.moment))),
                ("Besproken", f"{besproken} van de {len(Leefgebied)} leefgebieden"),
                ("Klant koos de plek", "ja" if is_ja(rla, "locatie_gekozen_door_klant") else "nee"),
            )
        ),
    )


AFGENOMEN = deel(
    "afgenomen",
    "Hoe het ging",
    _afgenomen,
    regels=("SP2-28", "SP2-31"),
    ontbreekt="Rond eerst het real-life assessment af.",
)


# --- success, evaluation and closing --------------------------------------------------------------


_WERKVORMEN = {
    "empowerment": "empowerment",
    "praktische_informatie": "praktische informatie",
    "actie": "actie",
    "oefening_voor_thuis": "oefening voor thuis",
}


def _workshops(bron: Bron) -> tuple[Blok, ...]:
    gevolgd = bron.alle(WORKSHOP.code)
    rijen = tuple(
        (
            datum_kort(dag_van(workshop.moment)),
            bron.cel(workshop, "soort") or "",
            ", ".join(naam for veld, naam in _WERKVORMEN.items() if is_ja(workshop, veld)),
        )
        for workshop in gevolgd
    )
    return (Tabel(("Datum", "Workshop", "Wat erin zat"), rijen),) if rijen else ()


WORKSHOPS = deel("workshops", "Workshops", _workshops, regels=("SUC-10",))


_BEVESTIGD = met_labels(
    "kader",
    plichten_uitgelegd="In gewone taal uitgelegd",
    klant_paste_prioriteiten_aan="Eigen plannen passen",
)


def kader(*zinnen: str, titel: str = "Wat mag en wat moet met een uitkering") -> Deel:
    """The limits of a benefit in plain words, and that the klant fitted the plans to them."""

    def bouw(bron: Bron) -> tuple[Blok, ...]:
        bevestigd = _BEVESTIGD(bron)
        return (Lijst(zinnen), *bevestigd) if bevestigd else ()

    return deel(
        "kader",
        titel,
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
    """How it began, and each change of phase, with its day."""
    fasen = {fase.code: fase.label for fase in bron.soort.fasen}
    rijen: list[tuple[Cel, ...]] = []
    for gebeurtenis in bron.stand.geldend:
        stap = bron.soort.find_stap(gebeurtenis.stap)
        naar = stap.naar if stap is not None and rijen else bron.soort.fasen[0].code
        if stap is not None and naar is not None:
            dag = datum_kort(dag_van(gebeurtenis.moment))
            rijen.append((dag, stap.label, fasen[naar]))
    return (Tabel(("Datum", "Wat er gebeurde", "Fase daarna"), tuple(rijen)),) if rijen else ()


VERLOOP = deel(
    "verloop",
    "Verloop van het traject",
    _verloop,
    ontbreekt="Er is nog geen stap vastgelegd.",
)


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
