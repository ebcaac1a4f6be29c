"""What a register sees of a pair: rounded, mistaken, out of date, or not there at all.

The names are those under which a ranking registers such features; they are only labels here.
"""

from __future__ import annotations

import numpy as np

from matching.simulatie.bevolking import Klanten, Openingen, Werkgevers
from matching.simulatie.paren import Paren
from matching.simulatie.vormen import Getallen, Vlaggen, tussen_nul_en_een

NAMEN = (
    "gelijkenis",
    "riasec",
    "reistijd",
    "uren",
    "marge",
    "zekerheid",
    "aandachtspunten",
    "vaardigheden",
    "ervaring",
    "ervaring_vers",
    "werkgever_historie",
    "netwerkplek",
    "concurrentie",
    "versheid",
)
"""Features in the order of the columns that ``kijk`` gives."""

RUIS = 1.0
"""Scale of all mistakes of the register; 0 would be a perfect register."""


def kijk(
    rng: np.random.Generator,
    paren: Paren,
    klanten: Klanten,
    openingen: Openingen,
    werkgevers: Werkgevers,
) -> Getallen:
    """Visible features, float64 [klanten, openings, len(NAMEN)]; nan = unknown.

    What is missing hangs on klant or opening, not on the pair: no test, no FML, no hours in the
    text. ``zekerheid`` falls and ``aandachtspunten`` rise with it, as they do in a real register.
    """
    daar = openingen.neem(paren.opening)
    bij = werkgevers.neem(daar.werkgever)
    fout = rng.normal(scale=RUIS, size=(8, *paren.mag.shape))
    gemist = _gemist(klanten, daar)
    onbekend = sum(vlag.astype(np.float64) for vlag in gemist.values())
    open_vragen = rng.poisson(0.5 + 0.6 * onbekend)
    let_op = rng.poisson(0.3 + 2.5 * np.maximum(0.15 - paren.ruimte, 0.0) + 0.3 * onbekend)
    beeld = {
        "gelijkenis": tussen_nul_en_een(
            0.75 * paren.smaak + 0.25 * paren.ervaren - 0.05 + 0.09 * fout[0]
        ),
        "riasec": tussen_nul_en_een(paren.smaak + 0.14 * fout[1]),
        "reistijd": tussen_nul_en_een(paren.rek + 0.04 * fout[2]),
        "uren": tussen_nul_en_een(paren.uren_past + 0.06 * fout[3]),
        "marge": tussen_nul_en_een(0.45 + 0.9 * paren.ruimte + 0.08 * fout[4]),
        "zekerheid": tussen_nul_en_een(1.0 - (onbekend + open_vragen) / 10.0),
        "aandachtspunten": np.minimum(let_op, 6).astype(np.float64),
        "vaardigheden": tussen_nul_en_een(0.5 + 0.9 * paren.kunde + 0.08 * fout[5]),
        "ervaring": tussen_nul_en_een(paren.ervaren + 0.07 * fout[6]),
        "ervaring_vers": np.where(paren.ervaren > 0.05, paren.vers, np.nan),
        "werkgever_historie": (bij.goed + 1.2) / (bij.eerder + 3.0),
        "netwerkplek": paren.is_netwerk,
        "concurrentie": np.log1p(
            np.maximum(paren.eigen + paren.buiten * np.exp(0.3 * fout[7]), 0.0)
        ),
        "versheid": np.exp(-paren.leeftijd / 30.0),
    }
    for naam, vlag in gemist.items():
        beeld[naam] = np.where(vlag, np.nan, beeld[naam])
    beeld["ervaring_vers"] = np.where(gemist["ervaring"], np.nan, beeld["ervaring_vers"])
    return np.stack([beeld[naam] for naam in NAMEN], axis=-1)


def _gemist(klanten: Klanten, daar: Openingen) -> dict[str, Vlaggen]:
    vorm = daar.uren.shape

    def van_klant(vlag: Vlaggen) -> Vlaggen:
        return np.broadcast_to(vlag[:, None], vorm)

    return {
        "riasec": van_klant(klanten.zonder_test),
        "reistijd": daar.zonder_plek,
        "uren": daar.zonder_uren,
        "marge": van_klant(klanten.zonder_fml),
        "vaardigheden": van_klant(klanten.zonder_vaardigheden),
        "ervaring": van_klant(klanten.zonder_ervaring),
        "concurrentie": daar.zonder_buiten,
    }
