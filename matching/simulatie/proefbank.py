"""What a policy is really worth, in a world where the chance of every pair is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.simulatie.coaches import TOP, Coaches
from matching.simulatie.tijdlijn import Ronde, Tijdlijn
from matching.simulatie.vormen import Beleid, Gehelen, Getallen


@dataclass(frozen=True, slots=True, eq=False)
class Proefbank:
    """Klanten of one day with their eligible openings, their looks and their true chances.

    The crowding of every opening is that of the day: one klant is served, and the others have been
    or will be. So the value is a mean over klanten and the oracle is exactly the highest there is.
    """

    ronde: Ronde
    coaches: Coaches

    @classmethod
    def van(cls, tijdlijn: Tijdlijn, klanten: int = 500) -> Proefbank:
        """New klanten on the last day of a run, in the market as it was left.

        The same run gives the same klanten every time.
        """
        markt = tijdlijn.markt
        rng = np.random.default_rng(np.random.SeedSequence((len(tijdlijn.logboek), markt.zaad)))
        return cls(markt.ronde(float(markt.dagen), klanten, rng), markt.coaches)

    @property
    def kans(self) -> Getallen:
        """True chance of a placement that lasts, [klanten, KEUS]; 0 where there is no opening."""
        return self.ronde.kans

    def per_klant(self, punten: Getallen) -> Getallen:
        """True chance of what is proposed to each klant: the first of the highest points [k]."""
        beste = np.argmax(punten, axis=1)[:, None]
        return np.take_along_axis(self.kans, beste, axis=1)[:, 0]

    def waarde(self, beleid: Beleid) -> float:
        """Expected durable placements per 100 proposals when each klant is proposed the best."""
        return float(100.0 * self.per_klant(self.ronde.punten(beleid)).mean())

    def waarde_van_prior(self) -> float:
        """The same for issue 1's score."""
        return self.waarde(lambda kenmerken, basis, wens: basis)

    def waarde_van_orakel(self) -> float:
        """The same for who knows every true chance, hidden causes included. Nothing is higher."""
        return float(100.0 * self.per_klant(self.kans).mean())

    def waarde_van_toeval(self) -> float:
        """The same for a random eligible opening."""
        mag = self.ronde.paren.mag
        return float(100.0 * (self.kans.sum(axis=1) / mag.sum(axis=1)).mean())

    def winst(self, beleid: Beleid, opbrengst: Getallen) -> float:
        """Per 100 proposals what ``opbrengst`` [klanten, KEUS] gives, such as chance times wish."""
        beste = np.argmax(self.ronde.punten(beleid), axis=1)[:, None]
        return float(100.0 * np.take_along_axis(opbrengst, beste, axis=1).mean())

    def waarde_van_lijsten(self, keus: Gehelen) -> float:
        """Expected durable placements per 100 lists [klanten, TOP], with coaches as they are."""
        zin = np.take_along_axis(self.ronde.zin, keus, axis=1)
        kans = np.take_along_axis(self.kans, keus, axis=1)
        per_lijst = (self.coaches.kans_op_voorstel(zin) * kans).sum(axis=1)
        return float(100.0 * per_lijst.mean())

    def beste_lijsten(self, beleid: Beleid) -> Gehelen:
        """The lists that a policy shows without exploration, [klanten, TOP]."""
        return np.argsort(-self.ronde.punten(beleid), axis=1, kind="stable")[:, :TOP]

    def samenvatting(self) -> dict[str, object]:
        """Figures of this world, ready to draw.

        ``per_tiende``: true durable chance per 100, mean per tenth of all pairs by issue 1's score,
        lowest first. ``stappen``: mean chance of each step under the prior.
        """
        mag = self.ronde.paren.mag
        orde = np.argsort(self.ronde.basis[mag], kind="stable")
        tienden = np.array_split(self.kans[mag][orde], 10)
        beste = np.argmax(np.where(mag, self.ronde.basis, -np.inf), axis=1)
        stappen = self.ronde.stappen[:, np.arange(len(beste)), beste].mean(axis=1)
        return {
            "toeval": self.waarde_van_toeval(),
            "prior": self.waarde_van_prior(),
            "orakel": self.waarde_van_orakel(),
            "per_tiende": [float(100.0 * t.mean()) for t in tienden],
            "stappen": [float(s) for s in stappen],
        }
