"""A ranker as a folder: numbers as JSON, with card, figures, fingerprint of the data and hashes.

No pickle and no code: what is read is a closed list of names with finite numbers of a known size,
checked once more against the registered features. Anything else is refused, and says what.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from matching.leren.gegevens import Leergegevens
from matching.leren.kansmodel import Kansmodel
from matching.leren.schatten import Indeling
from matching.leren.voorkennis import STAPPEN, Voorkennis
from matching.leren.vorm import KNOPEN, Vorm, Vormen
from modellen.fouten import OpstapFout

MODEL, GEGEVENS, CIJFERS, KAART, HASHES = (
    "model.json", "gegevens.json", "cijfers.json", "kaart.md", "hashes.json",
)  # fmt: skip
BESTANDEN = (MODEL, GEGEVENS, CIJFERS, KAART)
SOORT = "opstap-kansmodel"
VERSIE = 1
MEESTE_BYTES = 8_000_000
MEESTE_KENMERKEN = 200


def schrijf_model(
    doel: Path,
    model: Kansmodel,
    *,
    gegevens: Mapping[str, Any],
    cijfers: Mapping[str, Any],
    kaart: str,
) -> str:
    """Write a folder that was not there, whole or not at all.

    Returns:
        Hash of the model: 64 hexadecimal digits.

    Raises:
        OpstapFout: when the folder is there, or the model could not be read back.
    """
    if doel.exists():
        raise _fout(doel.name, "deze map bestaat al")
    doel.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = Path(tempfile.mkdtemp(prefix=".nieuw-", dir=doel.parent))
    try:
        teksten = {
            MODEL: _json(als_dict(model)),
            GEGEVENS: _json(gegevens),
            CIJFERS: _json(cijfers),
            KAART: kaart,
        }
        hashes = {naam: sha256(tekst.encode()).hexdigest() for naam, tekst in teksten.items()}
        for naam, tekst in {**teksten, HASHES: _json(hashes)}.items():
            _schrijf(tijdelijk / naam, tekst)
        lees_model(tijdelijk)
        os.rename(tijdelijk, doel)
    except BaseException:
        shutil.rmtree(tijdelijk, ignore_errors=True)
        raise
    return hashes[MODEL]


def lees_model(map_: Path) -> Kansmodel:
    """Read a folder after checking its hashes and every number in it.

    Raises:
        OpstapFout: naming what is wrong; nothing was loaded.
    """
    teksten = {naam: _lees(map_, naam) for naam in (*BESTANDEN, HASHES)}
    hashes = _ontleed(map_, HASHES, teksten[HASHES])
    if set(hashes) != set(BESTANDEN):
        raise _fout(map_.name, f"{HASHES} noemt niet precies de bestanden die er horen te zijn")
    for naam in BESTANDEN:
        if sha256(teksten[naam].encode()).hexdigest() != hashes[naam]:
            raise _fout(map_.name, f"{naam} is veranderd sinds het geschreven werd")
    return van_dict(_ontleed(map_, MODEL, teksten[MODEL]), map_.name)


def lees_json(map_: Path, naam: str) -> dict[str, Any]:
    """One of the other files, as data."""
    return _ontleed(map_, naam, _lees(map_, naam))


def vingerafdruk(gegevens: Leergegevens) -> dict[str, Any]:
    """Which data these are, without one row of them."""
    som = sha256()
    for naam in ("kenmerken", "basis", "wens", "lijst", "plaats", "kans_getoond"):
        som.update(np.ascontiguousarray(getattr(gegevens, naam)).tobytes())
    for naam in ("moment", "fase_op", "einde_op"):
        som.update(np.ascontiguousarray(getattr(gegevens, naam).astype(np.int64)).tobytes())
    return {
        "sha256": som.hexdigest(),
        "voorstellen": len(gegevens),
        "afgelopen": int(gegevens.is_afgelopen.sum()),
        "duurzaam": int((gegevens.bereikt == len(STAPPEN)).sum()),
        "van": str(gegevens.moment[0]) if len(gegevens) else None,
        "tot": str(gegevens.peildag),
        "kenmerken": list(gegevens.namen),
    }


def als_dict(model: Kansmodel) -> dict[str, Any]:
    """A model as plain data; ``van_dict`` gives it back bit by bit."""
    return {
        "soort": SOORT,
        "versie": VERSIE,
        "namen": list(model.namen),
        "stappen": model.voorkennis.stappen.tolist(),
        "schaal": model.voorkennis.schaal,
        "vormen": [
            {
                "naam": v.naam,
                "richting": v.richting,
                "midden": v.midden,
                "schaal": v.schaal,
                "knopen": list(v.knopen),
                "delen": list(v.delen),
                "aantal": v.aantal,
                "met_onbekend": v.met_onbekend,
            }
            for v in model.vormen.vormen
        ],
        "samenhang": [list(rij) for rij in model.vormen.samenhang],
        "in_score": list(model.vormen.in_score),
        "theta": model.theta.tolist(),
        "covariantie": model.covariantie.tolist(),
        "sterkte": model.sterkte,
        "onrust": model.onrust,
        "tegenspraak": dict(model.tegenspraak),
    }


def van_dict(data: Mapping[str, Any], wat: str = "model") -> Kansmodel:
    """A model from plain data, every part checked.

    Raises:
        OpstapFout: for a name that is not known, a size that does not fit or a number out of range.
    """
    lezer = _Lezer(wat)
    lezer.namen(data, _VELDEN)
    lezer.eis(data["soort"] == SOORT and data["versie"] == VERSIE, "soort of versie is onbekend")
    namen = lezer.woorden(data["namen"], "namen")
    vormen = tuple(_vorm(lezer, v, namen) for v in lezer.lijst(data["vormen"], "vormen"))
    aantal = len(vormen)
    samenhang = lezer.tabel(data["samenhang"], (aantal, aantal + 1), "samenhang", -1.0, 1.0)
    in_score = lezer.rij(data["in_score"], aantal, "in_score")
    alle = Vormen(vormen, tuple(tuple(r) for r in samenhang.tolist()), tuple(in_score.tolist()))
    p = Indeling.van(alle).aantal
    tegen = lezer.woordenboek(data["tegenspraak"], "tegenspraak")
    lezer.eis(set(tegen) <= set(namen), "tegenspraak noemt een onbekend kenmerk")
    covariantie = lezer.tabel(data["covariantie"], (p, p), "covariantie")
    lezer.eis(
        bool((np.diag(covariantie) >= 0).all() and np.allclose(covariantie, covariantie.T)),
        "covariantie is geen covariantie",
    )
    return Kansmodel(
        namen=namen,
        voorkennis=Voorkennis(
            lezer.rij(data["stappen"], len(STAPPEN), "stappen", 1e-6, 1.0 - 1e-6),
            lezer.getal(data["schaal"], "schaal", 1e-9, 0.5),
        ),
        vormen=alle,
        theta=lezer.rij(data["theta"], p, "theta", -50.0, 50.0),
        covariantie=covariantie,
        sterkte=lezer.getal(data["sterkte"], "sterkte", 0.0, 1.0),
        onrust=lezer.getal(data["onrust"], "onrust", 0.0, 10.0),
        tegenspraak={k: lezer.getal(v, k) for k, v in tegen.items()},
    )


_VELDEN = frozenset(
    [
        "soort",
        "versie",
        "namen",
        "stappen",
        "schaal",
        "vormen",
        "samenhang",
        "in_score",
        "theta",
        "covariantie",
        "sterkte",
        "onrust",
        "tegenspraak",
    ]
)
_VORMVELDEN = frozenset(
    ["naam", "richting", "midden", "schaal", "knopen", "delen", "aantal", "met_onbekend"]
)


def _vorm(lezer: _Lezer, data: Any, namen: Sequence[str]) -> Vorm:
    lezer.namen(data, _VORMVELDEN)
    naam = data["naam"]
    lezer.eis(naam in namen, "een vorm hoort bij geen kenmerk")
    lezer.eis(data["richting"] in (-1, 0, 1), f"{naam}: richting")
    lezer.eis(isinstance(data["met_onbekend"], bool), f"{naam}: met_onbekend")
    lezer.eis(len(lezer.lijst(data["knopen"], "knopen")) <= KNOPEN, f"{naam}: te veel knopen")
    knopen = lezer.rij(data["knopen"], len(data["knopen"]), f"{naam}: knopen")
    lezer.eis(bool((np.diff(knopen) > 0).all()), f"{naam}: knopen stijgen niet")
    lezer.eis(len(knopen) == 0 or len(knopen) >= 3, f"{naam}: te weinig knopen")
    return Vorm(
        naam=naam,
        richting=int(data["richting"]),
        midden=lezer.getal(data["midden"], f"{naam}: midden"),
        schaal=lezer.getal(data["schaal"], f"{naam}: schaal", 1e-9),
        knopen=tuple(knopen.tolist()),
        delen=tuple(lezer.rij(data["delen"], len(knopen), f"{naam}: delen", 0.0, 1.0).tolist()),
        aantal=int(lezer.getal(data["aantal"], f"{naam}: aantal", 2)),
        met_onbekend=data["met_onbekend"],
    )


class _Lezer:
    """Accepts known names and finite numbers within bounds, and nothing else."""

    def __init__(self, wat: str) -> None:
        self._wat = wat

    def eis(self, goed: bool, melding: str) -> None:  # noqa: FBT001 - an assertion
        if not goed:
            raise _fout(self._wat, melding)

    def namen(self, data: Any, velden: frozenset[str]) -> None:
        goed = isinstance(data, dict) and set(data) == velden
        self.eis(goed, "er ontbreekt een onderdeel, of er staat een onbekend onderdeel in")

    def lijst(self, data: Any, veld: str) -> list[Any]:
        self.eis(isinstance(data, list), f"{veld} is geen lijst")
        self.eis(len(data) <= MEESTE_KENMERKEN * 20, f"{veld} is te lang")
        return list(data)

    def woorden(self, data: Any, veld: str) -> tuple[str, ...]:
        uit = tuple(self.lijst(data, veld))
        goed = all(isinstance(w, str) and w.isidentifier() and len(w) <= 60 for w in uit)
        self.eis(goed and len(set(uit)) == len(uit) <= MEESTE_KENMERKEN, f"{veld} is ongeldig")
        return uit

    def woordenboek(self, data: Any, veld: str) -> dict[str, Any]:
        self.eis(isinstance(data, dict), f"{veld} is ongeldig")
        return dict(data)

    def getal(self, data: Any, veld: str, laag: float = -math.inf, hoog: float = math.inf) -> float:
        goed = isinstance(data, int | float) and not isinstance(data, bool)
        self.eis(goed and math.isfinite(data) and laag <= data <= hoog, f"{veld} is ongeldig")
        return float(data)

    def rij(
        self, data: Any, lengte: int, veld: str, laag: float = -math.inf, hoog: float = math.inf
    ) -> np.ndarray[Any, np.dtype[np.float64]]:
        rij = self.lijst(data, veld)
        self.eis(len(rij) == lengte, f"{veld} heeft {len(rij)} getallen in plaats van {lengte}")
        return np.array([self.getal(x, veld, laag, hoog) for x in rij], dtype=np.float64)

    def tabel(
        self,
        data: Any,
        vorm: tuple[int, int],
        veld: str,
        laag: float = -math.inf,
        hoog: float = math.inf,
    ) -> np.ndarray[Any, np.dtype[np.float64]]:
        rijen = self.lijst(data, veld)
        self.eis(len(rijen) == vorm[0], f"{veld} heeft {len(rijen)} rijen in plaats van {vorm[0]}")
        delen = [self.rij(rij, vorm[1], veld, laag, hoog) for rij in rijen]
        return np.array(delen, dtype=np.float64).reshape(vorm)


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True) + "\n"


def _schrijf(pad: Path, tekst: str) -> None:
    with pad.open("w", encoding="utf-8", newline="\n") as bestand:
        bestand.write(tekst)
        bestand.flush()
        os.fsync(bestand.fileno())


def _lees(map_: Path, naam: str) -> str:
    pad = map_ / naam
    try:
        if pad.stat().st_size > MEESTE_BYTES:
            raise _fout(map_.name, f"{naam} is te groot")
        return pad.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise _fout(map_.name, f"{naam} ontbreekt of is niet te lezen") from None


def _ontleed(map_: Path, naam: str, tekst: str) -> dict[str, Any]:
    try:
        data = json.loads(tekst, parse_constant=_geen_getal)
    except (ValueError, RecursionError):
        raise _fout(map_.name, f"{naam} is geen geldige JSON") from None
    if not isinstance(data, dict):
        raise _fout(map_.name, f"{naam} is geen geldige JSON")
    return data


def _geen_getal(_: str) -> float:
    raise ValueError


def _fout(wat: str, melding: str) -> OpstapFout:
    return OpstapFout(
        code="ongeldige_ranker",
        melding=f"Ranker {wat}: {melding}.",
        volgende_stap="Er is niets veranderd. Train opnieuw met opstap leren train.",
    )
