"""The one catalogue of sentences for reasons. Codes in, Dutch B1 out; nothing is judged here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from matching.oordeel import Gegeven, Reden
from modellen.belastbaarheid.fml import FML_PER_CODE, FmlItem
from modellen.kwalificatie import Vervoermiddel
from modellen.schrijfwijze import datum

Gegevens = Mapping[str, Gegeven]

_LAND = {"BE": "België", "DE": "Duitsland"}

_SJABLOON: Mapping[str, str] = {
    "zichtbaar": "Uw organisatie mag dit werk voorstellen.",
    "niet_zichtbaar": "Dit werk is niet zichtbaar voor uw organisatie.",
    "open": "Het werk staat open.",
    "klant_niet_actief": "De klant doet nu niet mee aan het zoeken (status: {status}).",
    "werk_niet_open": "Het werk is vervuld, ingetrokken of dubbel geplaatst.",
    "werk_gesloten": "De laatste dag was {sluit_op}.",
    "niets_uitgesloten": "De klant sluit deze werkgever en branche niet uit.",
    "werkgever_uitgesloten": "De klant wil niet werken bij {werkgever}.",
    "branche_uitgesloten": "De klant wil niet werken in de branche {branche}.",
    "werkgever_onbekend": "Welke werkgever is dit? De klant sluit bepaalde werkgevers uit.",
    "branche_onbekend": "In welke branche is dit werk? De klant sluit bepaalde branches uit.",
    "postcode_onbekend": "Wat is de postcode van de klant?",
    "vervoer_onbekend": "Hoe reist de klant, en hoe lang mag dat duren?",
    "werkplek_onbekend": "In welke plaats is het werk?",
    "werkpostcode_onbekend": "Wat is de postcode van het werk ({plaats})?",
    "reistijd_past": "{minuten} minuten reizen {middel_label}; {grens} minuten mag.",
    "reistijd_net_te_lang": (
        "Lukt de reis? Hij duurt naar schatting {minuten} minuten {middel_label}; {grens} minuten "
        "mag. Kijk in een routeplanner."
    ),
    "reistijd_te_lang": "De reis duurt {minuten} minuten {middel_label}; {grens} minuten mag.",
    "buitenland": "Het werk is in {land_label}. Zoek de reistijd op in een routeplanner.",
    "buitenland_te_ver": "Het werk is in {land_label}. Dat is te ver weg voor de klant.",
    "uren_passen": "De uren passen: het werk is {werk}, de klant wil {klant}.",
    "uren_te_veel": "Het werk is {werk}, de klant wil {klant}.",
    "uren_te_weinig": "Het werk is {werk}, de klant wil {klant}.",
    "uren_boven_belastbaarheid": (
        "Het werk is {werk}. Dat is meer dan de {grens} uur die de klant aankan."
    ),
    "urengrens_onbekend": "Hoeveel uur per week kan de klant aan?",
    "urenwens_onbekend": "Hoeveel uur per week wil de klant werken?",
    "urenwens_boven_grens": "De klant wil {klant}, maar kan {grens} uur aan. Bespreek dit.",
    "uren_werk_onbekend": "Hoeveel uur per week is het werk?",
    "dagdelen_passen": "De werktijden passen bij wanneer de klant kan.",
    "dagdelen_klant_onbekend": "Op welke dagdelen kan de klant werken?",
    "dagdelen_werk_onbekend": "Op welke dagen en tijden is het werk?",
    "dagdelen_botsen": "Het werk is op {werk}. Dan kan de klant niet.",
    "dagdelen_te_weinig": (
        "Alleen op {samen} kan de klant werken. Dat is te weinig voor {nodig} uur per week."
    ),
    "dagdelen_deels": "Kan het rooster op {samen}? Dan kan de klant werken.",
    "late_dienst_bespreken": "Kan de klant in de avond of nacht werken?",
    "geen_eis": "Er is geen eis voor {wat}.",
    "eis_gehaald": "De eis voor {wat} is gehaald: {heeft}.",
    "eis_onbekend": "Is er een eis voor {wat}?",
    "kwalificatie_onbekend": "Voldoet de klant aan de eis voor {wat}: {eis}?",
    "eis_niet_gehaald": "De eis voor {wat} is {eis}. De klant heeft {heeft}.",
    "bezit_past": "De eis voor {wat} is gehaald: {eis}.",
    "bezit_ontbreekt": "De klant mist {wat}: {mist}.",
    "belasting_past": "Het werk past bij wat de klant aankan.",
    "normaal_belastbaar": (
        "De klant kan een normale belasting aan. De werkgever heeft niets bijzonders opgegeven."
    ),
}


def zin(reden: Reden) -> str:
    """One Dutch sentence for a reason, for klant and coach.

    Raises:
        KeyError: when the code is not in the catalogue (a test walks all codes).
    """
    maker = _ITEMZINNEN.get(reden.code)
    if maker is not None:
        return maker(FML_PER_CODE[str(reden.gegevens["item"])], reden.gegevens)
    gegevens = {naam: _toon(waarde) for naam, waarde in reden.gegevens.items()}
    if "middel" in gegevens:
        gegevens["middel_label"] = Vervoermiddel(gegevens["middel"]).label
    if "land" in gegevens:
        gegevens["land_label"] = _LAND.get(gegevens["land"], "het buitenland")
    if "sluit_op" in gegevens:
        gegevens["sluit_op"] = datum(date.fromisoformat(gegevens["sluit_op"]))
    return _SJABLOON[reden.code].format_map(gegevens)


def alle_codes() -> frozenset[str]:
    """Every reason that has a sentence."""
    return frozenset(_SJABLOON) | frozenset(_ITEMZINNEN)


def _kan(item: FmlItem, gegevens: Gegevens) -> str:
    """What the klant can do on this item."""
    if "opties" in gegevens:
        codes = str(gegevens["opties"]).split(",")
        return "; ".join(item.get_optie(c).uitleg for c in codes)
    return item.get_niveau(int(gegevens["niveau"] or 0)).uitleg


def _te_zwaar(item: FmlItem, gegevens: Gegevens) -> str:
    eis = int(gegevens["eis"] or 0)
    vraagt = "meer dan normaal" if eis < 0 else _zin_af(item.get_niveau(eis).eis)
    return f"{item.naam}: het werk vraagt {vraagt}. De klant {_zin_af(_kan(item, gegevens))}."


def _botst(item: FmlItem, gegevens: Gegevens) -> str:
    eisen = [item.get_optie(c).eis for c in str(gegevens["botst"]).split(",")]
    kan = [item.get_optie(c).uitleg for c in str(gegevens["botst"]).split(",")]
    return f"{item.naam}: {_zin_af('; '.join(eisen))}. De klant {_zin_af('; '.join(kan))}."


def _meer_dan_normaal(item: FmlItem, gegevens: Gegevens) -> str:
    return f"{item.naam}: het werk vraagt meer dan normaal. Kan de klant dat aan?"


def _niet_beoordeeld(item: FmlItem, gegevens: Gegevens) -> str:
    return item.vraag_klant


def _vraag_werkgever(item: FmlItem, gegevens: Gegevens) -> str:
    return item.vraag


def _bespreken(item: FmlItem, gegevens: Gegevens) -> str:
    return f"{item.naam}: wat betekent de beperking van de klant voor dit werk?"


_ITEMZINNEN: Mapping[str, Callable[[FmlItem, Gegevens], str]] = {
    "belasting_te_zwaar": _te_zwaar,
    "belasting_botst": _botst,
    "meer_dan_normaal": _meer_dan_normaal,
    "item_niet_beoordeeld": _niet_beoordeeld,
    "belasting_onbekend": _vraag_werkgever,
    "belasting_geschat": _vraag_werkgever,
    "altijd_bespreken": _bespreken,
}


def _zin_af(tekst: str) -> str:
    return tekst.rstrip(". ")


def _toon(waarde: Gegeven) -> str:
    if waarde is None:
        return "onbekend"
    if isinstance(waarde, float):
        return f"{waarde:g}".replace(".", ",")
    return str(waarde)
