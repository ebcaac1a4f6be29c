"""What a register sees of a pair: rounded, mistaken, out of date, or not there at all.

The names are those under which a ranking registers such features. Here they are labels: each value
is made from the truth of the pair with mistakes, not by the formula that the name stands for.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.simulatie.bevolking import LOS, VAST, Klanten, Openingen, Werkgevers
from matching.simulatie.paren import Paren
from matching.simulatie.vormen import Getallen, Vlaggen, tussen_nul_en_een

NAMEN = (
    "gelijkenis",
    "gelijkenis_taal",
    "gelijkenis_werksoort",
    "gelijkenis_sector",
    "riasec",
    "ervaring",
    "papieren",
    "reistijd",
    "reisminuten",
    "uren",
    "marge",
    "zekerheid",
    "is_netwerkplek",
    "contract_vast",
    "contract_los",
    "posities",
    "dagen_open",
    "werkgever_plaatst",
    "werkgever_houdt",
    "op_lijsten",
    "lopende_voorstellen",
)
"""Features in the order of the columns that ``kijk`` gives."""

_MEEST_PAPIEREN = 3.0
_OUDST = 180.0


@dataclass(frozen=True, slots=True, eq=False)
class Bezet:
    """What the books say of openings [m] on a day: klanten to whom each was shown in four weeks,
    and proposals of those weeks."""

    getoond: Getallen
    voorgesteld: Getallen


def kijk(
    rng: np.random.Generator,
    paren: Paren,
    klanten: Klanten,
    openingen: Openingen,
    werkgevers: Werkgevers,
    bezet: Bezet,
) -> Getallen:
    """Visible features, float64 [klanten, openings, len(NAMEN)]; nan = unknown.

    What is missing hangs on klant or opening, not on the pair: no test, no FML, no hours in the
    text. ``zekerheid`` falls with it, as it does in a real register.
    """
    daar = openingen.neem(paren.opening)
    gemist = _gemist(klanten, daar)
    beeld = {
        **_van_paar(rng, paren, klanten),
        **_van_opening(daar, werkgevers),
        "zekerheid": _zekerheid(rng, gemist),
        "dagen_open": np.minimum(paren.leeftijd, _OUDST),
        "op_lijsten": np.log2(1.0 + bezet.getoond[paren.opening]),
        "lopende_voorstellen": np.log2(1.0 + bezet.voorgesteld[paren.opening]),
    }
    for naam, vlag in gemist.items():
        beeld[naam] = np.where(vlag, np.nan, beeld[naam])
    return np.stack([beeld[naam] for naam in NAMEN], axis=-1)


def _van_paar(rng: np.random.Generator, paren: Paren, klanten: Klanten) -> dict[str, Getallen]:
    fout = rng.normal(size=(9, *paren.mag.shape))
    smaak, ervaren = paren.smaak, paren.ervaren
    lijkt = 0.75 * smaak + 0.25 * ervaren - 0.05
    minuten = paren.minuten * np.exp(0.06 * fout[5])
    return {
        "gelijkenis": tussen_nul_en_een(lijkt + 0.08 * fout[0]),
        # The same mistakes in part: the whole is made of its parts.
        "gelijkenis_taal": 0.1 + 0.6 * (lijkt + 0.08 * (0.7 * fout[0] + 0.7 * fout[1])),
        "gelijkenis_werksoort": 1.2 * (0.5 * smaak + 0.5 * ervaren) - 0.2 + 0.12 * fout[2],
        "gelijkenis_sector": np.where(smaak + 0.15 * fout[8] > 0.7, 1.0, 0.0),
        "riasec": tussen_nul_en_een(smaak + 0.14 * fout[4]),
        "ervaring": tussen_nul_en_een(ervaren + 0.05 * fout[3]),
        "papieren": np.clip(np.round(1.2 + 3.0 * paren.kunde + 0.5 * fout[6]), 0, _MEEST_PAPIEREN),
        "reistijd": tussen_nul_en_een(1.0 - minuten / klanten.reisgrens[:, None]),
        "reisminuten": minuten,
        "uren": tussen_nul_en_een(paren.uren_past + 0.06 * fout[7]),
        "marge": tussen_nul_en_een(0.45 + 0.9 * paren.ruimte + 0.08 * rng.normal(size=smaak.shape)),
    }


def _van_opening(daar: Openingen, werkgevers: Werkgevers) -> dict[str, Getallen]:
    bij = werkgevers.neem(daar.werkgever)
    return {
        "is_netwerkplek": daar.is_netwerk.astype(np.float64),
        "contract_vast": (daar.vorm == VAST).astype(np.float64),
        "contract_los": (daar.vorm == LOS).astype(np.float64),
        "posities": np.log2(daar.plaatsen.astype(np.float64)),
        "werkgever_plaatst": (bij.goed + 1.0) / (bij.eerder + 5.0),
        "werkgever_houdt": (bij.lang + 2.5) / (bij.goed + 5.0),
    }


def _zekerheid(rng: np.random.Generator, gemist: dict[str, Vlaggen]) -> Getallen:
    vragen = sum(gemist[naam].astype(np.float64) for naam in _ROEPT_VRAGEN_OP)
    return tussen_nul_en_een(1.0 - (vragen + rng.poisson(0.5 + 0.6 * vragen)) / 10.0)


_ROEPT_VRAGEN_OP = ("reistijd", "uren", "marge", "papieren")


def _gemist(klanten: Klanten, daar: Openingen) -> dict[str, Vlaggen]:
    vorm = daar.uren.shape

    def van_klant(vlag: Vlaggen) -> Vlaggen:
        return np.broadcast_to(vlag[:, None], vorm)

    return {
        "gelijkenis_werksoort": daar.zonder_soort,
        "gelijkenis_sector": van_klant(klanten.zonder_sector),
        "riasec": van_klant(klanten.zonder_test) | daar.zonder_soort,
        "ervaring": van_klant(klanten.zonder_ervaring) | daar.zonder_soort,
        "papieren": van_klant(klanten.zonder_papieren),
        "reistijd": daar.zonder_plek,
        "reisminuten": daar.zonder_plek,
        "uren": daar.zonder_uren,
        "marge": van_klant(klanten.zonder_fml),
        "contract_vast": daar.zonder_vorm,
        "contract_los": daar.zonder_vorm,
        "posities": daar.zonder_plaatsen,
        "dagen_open": daar.is_netwerk,
    }
