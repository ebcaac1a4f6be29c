"""From the domain to what /v1 answers. No rule lives here."""

from __future__ import annotations

from collections.abc import Iterable

from api.toegang.kandidaat import Kandidaat
from api.v1 import schemas
from matching.antwoord import Match, Shortlist, Waarom
from matching.leren.herordenen import Kansuitleg
from matching.uitleg import Kanswoorden, Onderdeel, Publiek, leg_telling_uit, leg_uit
from modellen.klant.model import Identiteit, Klant
from modellen.klantprofiel.model import Klantprofiel
from modellen.waarden import UrenPerWeek
from vacatures.kenmerken import Eisen
from vacatures.werk import Werk


def uren(band: UrenPerWeek) -> schemas.Uren:
    """A band of hours."""
    return schemas.Uren(minimum=band.minimum, maximum=band.maximum)


def _codes(waarden: frozenset[str] | None) -> list[str] | None:
    return None if waarden is None else sorted(str(w) for w in waarden)


def eisen(gevraagd: Eisen) -> schemas.EisenSchema:
    """Requirements; unknown stays null."""
    return schemas.EisenSchema(
        opleiding=gevraagd.opleiding,
        taal=gevraagd.taal,
        rijbewijzen=_codes(gevraagd.rijbewijzen),
        certificaten=_codes(gevraagd.certificaten),
    )


def werk_kort(werk: Werk) -> schemas.WerkKort:
    """A werk in a list."""
    return schemas.WerkKort(
        nummer=werk.nummer,
        soort=werk.soort,
        titel=werk.titel,
        werkgever=werk.werkgever_naam,
        plaats=werk.plek.plaatsnaam,
        uren=uren(werk.uren),
        sluit_op=werk.sluit_op,
    )


def werk_vol(werk: Werk, *, is_open: bool) -> schemas.WerkVol:
    """Everything about a werk."""
    return schemas.WerkVol(
        **dict(werk_kort(werk)),
        taken=werk.taken,
        branche=werk.branche,
        isco=werk.isco,
        dagdelen=None if werk.dagdelen is None else str(werk.dagdelen),
        contractvorm=werk.contractvorm,
        posities=werk.posities,
        eisen=eisen(werk.eisen),
        is_open=is_open,
    )


def klant_kort(klant: Klant, identiteit: Identiteit | None) -> schemas.KlantKort:
    """A klant in the caseload."""
    return schemas.KlantKort(
        nummer=klant.nummer,
        naam=identiteit.volledige_naam if identiteit else None,
        coach=klant.coach,
        status=klant.status,
    )


def klant_vol(profiel: Klantprofiel, identiteit: Identiteit | None) -> schemas.KlantVol:
    """What the ranking knows of a klant."""
    klant = profiel.klant
    return schemas.KlantVol(
        **dict(klant_kort(klant, identiteit)),
        uren=uren(klant.uren),
        dagdelen=None if klant.dagdelen is None else str(klant.dagdelen),
        vervoer={middel.value: minuten for middel, minuten in klant.vervoer.items()},
        taalniveau=klant.taalniveau,
        opleiding=klant.opleiding,
        profiel=[schemas.Zin(tekst=z.tekst, soort=z.soort, veld=z.veld) for z in profiel.zinnen],
        weggelaten=[
            schemas.Weggelaten(veld=z.veld, reden=z.reden.label) for z in profiel.weggelaten
        ],
    )


def _onderdelen(onderdelen: Iterable[Onderdeel]) -> list[schemas.OnderdeelSchema]:
    return [
        schemas.OnderdeelSchema(
            naam=o.constraint, titel=o.titel, uitkomst=o.uitkomst.code, zinnen=list(o.zinnen)
        )
        for o in onderdelen
    ]


def kans(gevonden: Kansuitleg, woorden: Kanswoorden) -> schemas.KansSchema:
    """What the champion says of one match."""
    return schemas.KansSchema(
        wens=gevonden.wens,
        kans=gevonden.kans,
        laag=gevonden.laag,
        hoog=gevonden.hoog,
        opbrengst=woorden.opbrengst,
        gewoon=woorden.gewoon,
        uitleg=woorden.kans,
        delen=[
            schemas.KansDeelSchema(
                naam=d.naam, titel=d.titel, betekenis=d.betekenis, factor=d.factor
            )
            for d in woorden.delen
        ],
    )


def match(gevonden: Match, *, verkend: bool = False) -> schemas.MatchSchema:
    """One match, for the coach."""
    uitleg = leg_uit(gevonden, publiek=Publiek.COACH)
    return schemas.MatchSchema(
        werk=werk_kort(gevonden.werk),
        uitkomst=uitleg.uitkomst.code,
        score=gevonden.score,
        reistijden={m.value: minuten for m, minuten in gevonden.reistijden.items()},
        pluspunten=list(uitleg.pluspunten),
        minpunten=list(uitleg.minpunten),
        vragen_werkgever=list(uitleg.vragen_werkgever),
        vragen_klant=list(uitleg.vragen_klant),
        onderdelen=_onderdelen(uitleg.onderdelen),
        score_delen=[
            schemas.ScoreDeelSchema(
                naam=d.component,
                titel=d.titel,
                waarde=d.waarde,
                gewicht=d.gewicht,
                effect=d.effect,
                is_bekend=d.is_bekend,
            )
            for d in uitleg.score_delen
        ],
        kans=kans(gevonden.kans, uitleg.kans) if gevonden.kans and uitleg.kans else None,
        verkend=verkend,
    )


def shortlist(lijst: Shortlist, *, nummer: str | None = None) -> schemas.ShortlistSchema:
    """A ranked list with how it came about; ``nummer`` is that of the log of shown lists."""
    return schemas.ShortlistSchema(
        lijst=nummer,
        klant=lijst.klant,
        datum=lijst.vandaag,
        telling=list(leg_telling_uit(lijst.telling)),
        pad=lijst.telling.pad.value,
        matches=[
            match(m, verkend=verkend)
            for m, verkend in zip(lijst.matches, lijst.verkend, strict=True)
        ],
    )


def waarom(antwoord: Waarom) -> schemas.WaaromSchema:
    """The answer on one pair."""
    return schemas.WaaromSchema(
        match=match(antwoord.match), plaats=antwoord.plaats, van=antwoord.van
    )


def kandidaat(gezien: Kandidaat) -> schemas.KandidaatSchema:
    """One klant without a name."""
    return schemas.KandidaatSchema(
        code=gezien.code,
        coach=gezien.coach,
        uitkomst=gezien.uitleg.uitkomst.code,
        kan=list(gezien.kan),
        uren=uren(gezien.uren),
        dagdelen=None if gezien.dagdelen is None else str(gezien.dagdelen),
        pluspunten=list(gezien.uitleg.pluspunten),
        minpunten=list(gezien.uitleg.minpunten),
        vragen_werkgever=list(gezien.uitleg.vragen_werkgever),
        onderdelen=_onderdelen(gezien.uitleg.onderdelen),
    )
