"""Builds the Klantprofiel from the record: assessment, test, wishes, work, belastbaarheid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from modellen.assessment.model import Bevinding, RealLifeAssessment
from modellen.belastbaarheid.model import Belastbaarheid
from modellen.beroepskeuze.model import Beroepskeuzetest, Competentie
from modellen.klant.model import Klant, WensSoort
from modellen.klantprofiel.model import (
    GeweigerdWerk,
    Klantprofiel,
    ProfielZin,
    WeggelatenZin,
    ZinSoort,
)
from modellen.klantprofiel.zeefwoorden import Reden

STERK_VANAF = 4
"""A competence enters the text from this strength (of 5): only what speaks for somebody."""

INTERESSE_VANAF = 0.6
"""A RIASEC type enters the text from this score (of 1)."""

RIASEC_ZIN = {
    "realistisch": "Houdt van praktisch werk met handen, gereedschap en machines.",
    "onderzoekend": "Zoekt graag uit hoe iets zit.",
    "artistiek": "Houdt van creatief werk.",
    "sociaal": "Werkt graag met en voor mensen.",
    "ondernemend": "Overtuigt en organiseert graag.",
    "conventioneel": "Houdt van ordelijk werk met vaste regels.",
}
_COMPETENTIE_ZIN = {
    Competentie.SAMENWERKEN: "Kan goed samenwerken.",
    Competentie.NAUWKEURIGHEID: "Kan nauwkeurig werken.",
    Competentie.KLANTGERICHTHEID: "Kan klanten goed helpen.",
    Competentie.ZORGZAAMHEID: "Kan goed voor mensen zorgen.",
    Competentie.HANDVAARDIGHEID: "Heeft handige handen.",
    Competentie.TECHNISCH_INZICHT: "Heeft technisch inzicht.",
    Competentie.ORDENEN: "Kan goed ordenen en sorteren.",
    Competentie.REKENEN: "Kan goed rekenen.",
    Competentie.TAALVAARDIGHEID: "Kan goed lezen en schrijven.",
    Competentie.OMGAAN_MET_COMPUTER: "Kan goed met de computer werken.",
    Competentie.LEIDINGGEVEN: "Kan leidinggeven.",
    Competentie.VERKOPEN: "Kan goed verkopen.",
    Competentie.ZELFSTANDIG_WERKEN: "Kan zelfstandig werken.",
    Competentie.LEREN: "Leert snel nieuwe dingen.",
}


def bouw_klantprofiel(
    klant: Klant,
    belastbaarheid: Belastbaarheid,
    *,
    assessment: RealLifeAssessment | None = None,
    test: Beroepskeuzetest | None = None,
) -> Klantprofiel:
    """Put together what matching may read about ``klant``.

    Every sentence names the field it came from. Free text is read clause by clause by
    :mod:`modellen.klantprofiel.werktekst`; a sentence that loses one stands in ``weggelaten``,
    once. Nothing of belastbaarheid becomes text. A wish of kind ``liever_niet``, what a wish turns
    away from and a job somebody does not want back stay out of the text, because similarity cannot
    read "not"; their kinds of work stand in ``geweigerd``.
    """
    zinnen: list[ProfielZin] = []
    weggelaten: list[WeggelatenZin] = []
    geweigerd: list[GeweigerdWerk] = []
    for veld, soort, tekst in _vrije_teksten(klant):
        deel = _lees(veld, soort, tekst)
        zinnen += deel.zinnen
        weggelaten += deel.weggelaten
        geweigerd += deel.geweigerd
    for veld, tekst in _geweigerde_teksten(klant):
        geweigerd += _geweigerd(veld, tekst)
    zinnen += _testzinnen(test)
    zinnen += _kwaliteitzinnen(assessment)
    zinnen += _kwalificatiezinnen(klant)
    return Klantprofiel(
        klant=klant,
        belastbaarheid=belastbaarheid,
        riasec=test.riasec if test else None,
        zinnen=tuple(zinnen),
        weggelaten=tuple(weggelaten),
        geweigerd=tuple(dict.fromkeys(geweigerd)),
    )


@dataclass(frozen=True, slots=True)
class _Gelezen:
    zinnen: list[ProfielZin]
    weggelaten: list[WeggelatenZin]
    geweigerd: list[GeweigerdWerk]


def _lees(veld: str, soort: ZinSoort, tekst: str) -> _Gelezen:
    """One free text through both guards; of a wish, what it turns away from is cut as well."""
    # Compiles long patterns, so only when a profile is really built.
    from modellen.klantprofiel.afkeer import splits_afkeer
    from modellen.klantprofiel.werktekst import lees_werktekst

    uit = _Gelezen([], [], [])
    for gelezen in lees_werktekst(tekst, is_functie=veld.endswith(".functie")):
        reden = gelezen.reden
        for deel in gelezen.blijft:
            naar: tuple[str, ...] = (deel,)
            if soort is ZinSoort.WENS:
                gekeerd = splits_afkeer(deel, verband=tekst)
                naar = gekeerd.naar
                reden = reden or (Reden.ACHTERGELATEN if gekeerd.van else None)
                uit.geweigerd.extend(_geweigerd(veld, " ".join(gekeerd.van)))
            uit.zinnen.extend(ProfielZin(stuk, soort, veld) for stuk in naar)
        if reden is not None:
            uit.weggelaten.append(WeggelatenZin(veld, reden))
    return uit


def _geweigerd(veld: str, tekst: str) -> list[GeweigerdWerk]:
    """The kinds of work in a text about what somebody does not want.

    It passes both guards too, without its denials: a kind of work could tell as much as a word.
    """
    from modellen.klantprofiel.afkeer import zonder_ontkenning
    from modellen.klantprofiel.werktekst import lees_werktekst
    from modellen.werksoort.herkennen import werksoorten

    delen = [deel for zin in lees_werktekst(zonder_ontkenning(tekst)) for deel in zin.blijft]
    return [GeweigerdWerk(naam, veld) for naam in werksoorten().namen_in(" ".join(delen))]


def _geweigerde_teksten(klant: Klant) -> Iterable[tuple[str, str]]:
    for i, wens in enumerate(klant.wensen):
        if wens.soort is WensSoort.LIEVER_NIET:
            yield f"klant.wensen[{i}].tekst", wens.tekst
    for i, ervaring in enumerate(klant.werkervaring):
        if ervaring.wil_terug is False:
            yield f"klant.werkervaring[{i}].functie", ervaring.functie


def _vrije_teksten(klant: Klant) -> Iterable[tuple[str, ZinSoort, str]]:
    for i, wens in enumerate(klant.wensen):
        if wens.soort is not WensSoort.LIEVER_NIET:
            yield f"klant.wensen[{i}].tekst", ZinSoort.WENS, wens.tekst
    for i, ervaring in enumerate(klant.werkervaring):
        if ervaring.wil_terug is not False:
            yield f"klant.werkervaring[{i}].functie", ZinSoort.ERVARING, ervaring.functie
            yield f"klant.werkervaring[{i}].taken", ZinSoort.ERVARING, ervaring.taken


def _testzinnen(test: Beroepskeuzetest | None) -> list[ProfielZin]:
    if test is None:
        return []
    zinnen = []
    if test.riasec is not None:
        zinnen += [
            ProfielZin(zin, ZinSoort.INTERESSE, f"beroepskeuzetest.riasec.{naam}")
            for naam, zin in RIASEC_ZIN.items()
            if getattr(test.riasec, naam) >= INTERESSE_VANAF
        ]
    zinnen += [
        ProfielZin(
            _COMPETENTIE_ZIN[score.competentie],
            ZinSoort.COMPETENTIE,
            f"beroepskeuzetest.competenties.{score.competentie}",
        )
        for score in test.competenties
        if score.sterkte >= STERK_VANAF
    ]
    return zinnen


def _kwaliteitzinnen(assessment: RealLifeAssessment | None) -> list[ProfielZin]:
    if assessment is None:
        return []
    return [
        ProfielZin(kwaliteit.zin, ZinSoort.KWALITEIT, f"assessment.kwaliteiten.{kwaliteit}")
        for kwaliteit in Bevinding
        if kwaliteit in assessment.kwaliteiten
    ]


def _kwalificatiezinnen(klant: Klant) -> list[ProfielZin]:
    return [
        ProfielZin(
            f"Heeft een certificaat: {c.label}.", ZinSoort.KWALIFICATIE, f"klant.certificaten.{c}"
        )
        for c in sorted(klant.certificaten or ())
    ]
