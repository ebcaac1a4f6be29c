"""An organisation week by week: klanten come, lists are shown, proposals run, openings fill up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.simulatie.bevolking import (
    Klanten,
    Openingen,
    Werkgevers,
    trek_klanten,
    trek_openingen,
    trek_werkgevers,
)
from matching.simulatie.coaches import Coaches, Lijsten, Verkenning, maak_lijsten
from matching.simulatie.gevolg import NOOIT, Gevolg, trek_gevolg
from matching.simulatie.kijk import NAMEN, Bezet, kijk
from matching.simulatie.logboek import Getoond, Logboek
from matching.simulatie.paren import MINSTENS, Paren, kies_keus, maak_paren
from matching.simulatie.vormen import Beleid, Gehelen, Getallen, Puntentelling, Vlaggen
from matching.simulatie.werelden import Wereld

BEGIN = np.datetime64("2024-01-01", "D")
_TELT_WEKEN = 4  # how long a list or a proposal counts in the books
_ZAKT = 0.8  # what is left after a week of the pressure that a proposal puts on an opening


@dataclass(frozen=True, slots=True, eq=False)
class Ronde:
    """Klanten on one day with their eligible openings, as they are and as they look.

    kenmerken: [k, KEUS, f]; basis, wens: [k, KEUS]; stappen: true chances [6, k, KEUS]; zin: how
    willing the coach is [k, KEUS]. Rows of ``paren.mag`` say which exist.
    """

    klanten: Klanten
    paren: Paren
    kenmerken: Getallen
    basis: Getallen
    wens: Getallen
    stappen: Getallen
    zin: Getallen

    @property
    def kans(self) -> Getallen:
        """True chance of a placement that lasts, [k, KEUS]; 0 where there is no opening."""
        return np.where(self.paren.mag, self.stappen.prod(axis=0), 0.0)

    def punten(self, beleid: Beleid) -> Getallen:
        """Points of a policy, [k, KEUS]; -inf where there is no opening."""
        mag = self.paren.mag
        punten = np.full(mag.shape, -np.inf)
        if mag.any():
            punten[mag] = beleid(self.kenmerken[mag], self.basis[mag], self.wens[mag])
        return punten


class Markt:
    """The state of one world: who is there, what is open, and how crowded each opening is.

    Args:
        tegelijk: openings that are open on one day, about.
        dagen: how long the world exists.
        oordeel: gives issue 1's score and the fit with wishes of visible features.
    """

    def __init__(
        self, wereld: Wereld, *, zaad: int, tegelijk: int, dagen: int, oordeel: Puntentelling
    ) -> None:
        self.wereld, self.zaad, self.dagen, self._oordeel = wereld, zaad, dagen, oordeel
        self.rng = np.random.default_rng(np.random.SeedSequence((zaad, *wereld.naam.encode())))
        aantal = max(40, tegelijk // 4)
        self.werkgevers: Werkgevers = trek_werkgevers(self.rng, aantal)
        self.openingen: Openingen = trek_openingen(
            self.rng, tegelijk=tegelijk, dagen=dagen, werkgevers=self.werkgevers
        )
        self._aantal_coaches = 12
        self.coaches = Coaches(wereld.gedrag, self.rng.normal(size=(self._aantal_coaches, aantal)))
        self.druk: Getallen = np.zeros(len(self.openingen.van))
        self._geteld: Getallen = np.zeros((2, _TELT_WEKEN, len(self.druk)))
        self._gevuld: Gehelen = np.zeros(len(self.openingen.van), dtype=np.int64)
        self._straks: list[tuple[Getallen, Gehelen]] = []

    def open_op(self, dag: float) -> Gehelen:
        """Numbers of the openings that are open and not filled."""
        o = self.openingen
        return np.flatnonzero((o.van <= dag) & (dag < o.tot) & (self._gevuld < o.plaatsen))

    def ronde(self, dag: float, aantal: int, rng: np.random.Generator) -> Ronde:
        """``aantal`` new klanten who ask for a list on that day.

        Whoever has too little choice gets none; there may be fewer when most of them have.
        """
        klanten = trek_klanten(rng, int(aantal * 1.6) + 6, self._aantal_coaches)
        keus = kies_keus(rng, klanten, self.openingen, self.open_op(dag))
        goed = np.flatnonzero(keus[1].sum(axis=1) >= MINSTENS)[:aantal]
        klanten, keus = klanten.neem(goed), (keus[0][goed], keus[1][goed])
        paren = maak_paren(
            rng, klanten, self.openingen, self.werkgevers, keus, eigen=self.druk, dag=dag
        )
        kenmerken = kijk(
            rng, paren, klanten, self.openingen, self.werkgevers, Bezet(*self._geteld.sum(axis=1))
        )
        basis, wens = self._oordeel(kenmerken.reshape(-1, len(NAMEN)))
        basis, wens = basis.reshape(paren.mag.shape), wens.reshape(paren.mag.shape)
        werkgever = self.openingen.werkgever[paren.opening]
        return Ronde(
            klanten=klanten,
            paren=paren,
            kenmerken=kenmerken,
            basis=basis,
            wens=wens,
            stappen=self.wereld.kansen(paren, basis, dag / self.dagen),
            zin=self.coaches.trek(rng, paren, klanten.coach, werkgever),
        )

    def toon(self, opening: Gehelen) -> None:
        """These openings stood on a list this week, once per list."""
        np.add.at(self._geteld[0, 0], opening, 1.0)

    def stel_voor(self, opening: Gehelen, geplaatst_op: Getallen) -> None:
        """Proposals press on their openings; a placement takes a place from its day on."""
        np.add.at(self.druk, opening, 1.0)
        np.add.at(self._geteld[1, 0], opening, 1.0)
        raak = geplaatst_op < NOOIT
        self._straks.append((geplaatst_op[raak], opening[raak]))

    def verstrijk(self, dag: float) -> None:
        """A week passes, until ``dag``: the pressure sinks and placements take their places."""
        self.druk *= _ZAKT
        self._geteld = np.roll(self._geteld, 1, axis=1)
        self._geteld[:, 0] = 0.0
        later = []
        for dagen, opening in self._straks:
            nu = dagen <= dag
            np.add.at(self._gevuld, opening[nu], 1)
            if not nu.all():
                later.append((dagen[~nu], opening[~nu]))
        self._straks = later


@dataclass(frozen=True, slots=True, eq=False)
class Tijdlijn:
    """What a run left: the log, the market as it is on the last day, and that day."""

    logboek: Logboek
    markt: Markt
    einde: np.datetime64

    @property
    def waarde(self) -> float:
        """True durable placements per 100 proposals of the policy that was followed.

        Its own crowding of openings is in it. Expected, so without the luck of the draw.
        """
        return float(100.0 * self.logboek.ware_kans.mean())

    def waarde_van_lijsten(
        self, keus: Gehelen, telt: Vlaggen | slice = slice(None)
    ) -> tuple[float, float]:
        """What other lists [l, TOP] would have brought at the moments of the log.

        The true value that an off-policy estimate from this log should find: the same klanten, the
        same openings with the crowding of that day, the same coaches.

        Args:
            telt: which lists of the log count, bool [l].

        Returns:
            Expected durable placements per 100 lists and per 100 proposals.
        """
        getoond = self.logboek.getoond
        zin = np.take_along_axis(getoond.zin, keus, axis=1)[telt]
        voorstel = self.markt.coaches.kans_op_voorstel(zin)
        kans = np.take_along_axis(getoond.ware_kans, keus, axis=1)[telt]
        duurzaam = (voorstel * kans).sum()
        return float(100.0 * duurzaam / len(voorstel)), float(100.0 * duurzaam / voorstel.sum())


@dataclass(frozen=True, slots=True, eq=False)
class _Week:
    """The lists of one week and the proposals made from them."""

    dag: float
    ronde: Ronde
    lijsten: Lijsten
    voorgesteld: Vlaggen
    gevolg: Gevolg


def speel(
    wereld: Wereld,
    *,
    zaad: int,
    oordeel: Puntentelling,
    lijsten_per_week: float = 20.0,
    weken: int = 104,
    beleid: Beleid | None = None,
    verkenning: Verkenning | None = None,
) -> Tijdlijn:
    """Run an organisation for so many weeks and let everything that was begun come to its end.

    Args:
        oordeel: issue 1's score and the fit with wishes, of visible features.
        lijsten_per_week: on average; 1.5 is one list in this week and two in the next.
        beleid: orders the lists; without one they are ordered by issue 1's score.
        verkenning: the small exploration; by default ``Verkenning()``.
    """
    dagen = 7 * weken
    markt = Markt(
        wereld,
        zaad=zaad,
        tegelijk=int(max(300, 6 * lijsten_per_week)),
        dagen=dagen,
        oordeel=oordeel,
    )
    volg = beleid or (lambda kenmerken, basis, wens: basis)
    proef = verkenning or Verkenning()
    tot = np.floor(np.arange(weken + 1) * lijsten_per_week + 0.5).astype(int)
    gedaan = [_week(markt, 7.0 * w, tot[w + 1] - tot[w], volg, proef) for w in range(weken)]
    return Tijdlijn(_schrijf(gedaan), markt, BEGIN + np.timedelta64(dagen, "D"))


def _week(markt: Markt, dag: float, aantal: int, beleid: Beleid, verkenning: Verkenning) -> _Week:
    ronde = markt.ronde(dag, aantal, markt.rng)
    punten = ronde.punten(beleid)
    lijsten = maak_lijsten(markt.rng, punten, ronde.paren.mag, verkenning)
    zin = np.take_along_axis(ronde.zin, lijsten.keus, axis=1)
    voorgesteld = markt.rng.random(zin.shape) < markt.coaches.kans_op_voorstel(zin)
    rij, plaats = np.nonzero(voorgesteld)
    kolom = lijsten.keus[rij, plaats]
    gevolg = trek_gevolg(markt.rng, ronde.stappen[:, rij, kolom], dag)
    markt.toon(np.take_along_axis(ronde.paren.opening, lijsten.keus, axis=1).ravel())
    markt.stel_voor(ronde.paren.opening[rij, kolom], gevolg.geplaatst_op)
    markt.verstrijk(dag + 7.0)
    return _Week(dag, ronde, lijsten, voorgesteld, gevolg)


def _schrijf(weken: list[_Week]) -> Logboek:
    """All weeks as one log."""
    begin = np.cumsum([0, *(len(w.voorgesteld) for w in weken)])
    delen = []
    for eerste, w in zip(begin, weken, strict=False):
        rij, plaats = np.nonzero(w.voorgesteld)
        kolom = w.lijsten.keus[rij, plaats]
        delen.append((rij, plaats, kolom, eerste + rij))
    waar = [(w.ronde, d) for w, d in zip(weken, delen, strict=True)]
    return Logboek(
        namen=NAMEN,
        kenmerken=np.concatenate([r.kenmerken[d[0], d[2]] for r, d in waar]),
        basis=np.concatenate([r.basis[d[0], d[2]] for r, d in waar]),
        wens=np.concatenate([r.wens[d[0], d[2]] for r, d in waar]),
        lijst=np.concatenate([d[3] for d in delen]),
        plaats=np.concatenate([d[1] for d in delen]).astype(np.int16),
        kans_getoond=np.concatenate(
            [w.lijsten.kans[d[0], d[1]] for w, d in zip(weken, delen, strict=True)]
        ),
        moment=_datums(np.concatenate([np.full(len(w.gevolg), w.dag) for w in weken])),
        fase_op=_datums(np.concatenate([w.gevolg.fase_op for w in weken])),
        einde_op=_datums(np.concatenate([w.gevolg.einde_op for w in weken])),
        ware_kans=np.concatenate([r.kans[d[0], d[2]] for r, d in waar]),
        is_gebleven=np.concatenate([w.gevolg.is_gebleven for w in weken]),
        groep=np.concatenate([r.klanten.groep[d[0]] for r, d in waar]),
        opening=np.concatenate([r.paren.opening[d[0], d[2]] for r, d in waar]),
        getoond=_getoond(weken),
    )


def _getoond(weken: list[_Week]) -> Getoond:
    rondes = [w.ronde for w in weken]
    voorgesteld = np.concatenate([w.voorgesteld for w in weken])
    nummer = np.full(voorgesteld.shape, -1, dtype=np.int64)
    nummer[voorgesteld] = np.arange(voorgesteld.sum())
    return Getoond(
        dag=_datums(np.concatenate([np.full(len(w.voorgesteld), w.dag) for w in weken])),
        kenmerken=np.concatenate([r.kenmerken.astype(np.float32) for r in rondes]),
        basis=np.concatenate([r.basis for r in rondes]),
        wens=np.concatenate([r.wens for r in rondes]),
        mag=np.concatenate([r.paren.mag for r in rondes]),
        keus=np.concatenate([w.lijsten.keus for w in weken]),
        kans=np.concatenate([w.lijsten.kans for w in weken]),
        voorgesteld=nummer,
        coach=np.concatenate([r.klanten.coach for r in rondes]),
        groep=np.concatenate([r.klanten.groep for r in rondes]),
        ware_kans=np.concatenate([r.kans for r in rondes]),
        zin=np.concatenate([r.zin for r in rondes]),
    )


def _datums(dagen: Getallen) -> np.ndarray[tuple[int, ...], np.dtype[np.datetime64]]:
    """Days counted from the start as dates; NOOIT becomes NaT."""
    heel = np.where(dagen < NOOIT, dagen, 0.0).astype(np.int64).astype("timedelta64[D]")
    return np.where(dagen < NOOIT, BEGIN + heel, np.datetime64("NaT", "D"))
