"""Dates, numbers and counts as people in the Netherlands write them; the one place for it."""

from __future__ import annotations

from datetime import date

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
MAANDEN_KORT = tuple(maand[:3].replace("maa", "mrt") for maand in MAANDEN)


def datum(dag: date) -> str:
    """``22 november 2026``."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_kort(dag: date) -> str:
    """``22 nov 2026``, for a column."""
    return f"{dag.day} {MAANDEN_KORT[dag.month - 1]} {dag.year}"


def maand(dag: date) -> str:
    """``november 2026``."""
    return f"{MAANDEN[dag.month - 1]} {dag.year}"


def getal(waarde: float, decimalen: int = 2) -> str:
    """With a decimal comma: ``0,62``."""
    return f"{waarde:.{decimalen}f}".replace(".", ",")


def duizend(aantal: int) -> str:
    """With points between thousands: ``1.200``."""
    return f"{aantal:,}".replace(",", ".")


def keuze(code: str) -> str:
    """A choice of a closed list in words: ``niet_verschenen`` gives ``niet verschenen``."""
    return _HEEL.get(code) or " ".join(_MET_TEKENS.get(deel, deel) for deel in code.split("_"))


_HEEL = {
    "beide": "thuis en op de vestiging",
    "bepaald": "bepaalde tijd",
    "in_en_ompakwerk": "in- en ompakwerk",
    "inleen": "inlenen met een vergoeding",
    "iop_toets": "toets van het IOP",
    "kans_minimaal": "kleine kans op werk",
    "keuze_branche_en_vacature": "keuze van branche en vacature",
    "lks_op_proef": "op proef met loonkostensubsidie",
    "naar_team": "besproken in het team",
    "netwerk_kandidaat": "netwerk van de kandidaat",
    "nugger": "zonder uitkering (nugger)",
    "onbepaald": "onbepaalde tijd",
    "onderdeel_sdw": "onderdeel van SDW",
    "opstapbaan_regulier": "opstapbaan bij een gewone werkgever",
    "past_bij_klant": "past bij de klant",
    "past_bij_wens": "past bij de wens van de klant",
    "real_life_assessment": "real-life assessment",
    "restduur_verzuim": "resterende duur van het verzuim",
    "sociaal_juridisch": "sociaal-juridisch",
    "spoor1": "spoor 1",
    "training_houding_ritme": "training in houding en werkritme",
    "vaste_begeleider_op_werk": "vaste begeleider op het werk",
    "vergoeding_werkgever": "vergoeding voor de werkgever",
    "vestiging": "op de vestiging",
    "vraag_van_klant": "vraag van de klant",
    "wensen_werk": "wensen over werk",
    "wia": "de WIA-aanvraag",
}
"""Choices that read badly word by word."""

_MET_TEKENS = {
    "beeindigd": "beëindigd",
    "beroepsorientatie": "beroepsoriëntatie",
    "collegas": "collega's",
    "financien": "financiën",
    "geeindigd": "geëindigd",
    "ict": "ICT",
    "iop": "IOP",
    "lks": "loonkostensubsidie",
    "orientatie": "oriëntatie",
    "risicos": "risico's",
    "rla": "real-life assessment",
    "sa": "sociale activering",
    "sdw": "SDW",
    "sofas": "sofa's",
    "uwv": "UWV",
    "verzuimcoordinator": "verzuimcoördinator",
}
"""Words that a code, which has only plain letters, writes differently."""
