"""What the facts of all colleagues together say about the team: who still misses what.

It names what is missing and nothing else: no share, no order, no comparison. Feedback itself is
not read here; that the team meets for it is all that anybody else may know (SUC-17).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from modellen.team.model import Feitsoort, Teamfeit, geldend


@dataclass(frozen=True, slots=True)
class Teamfeiten:
    """The four factors that are about the team and not about one klant.

    Attributes:
        collegas: accounts of the team.
        kent_niet: by account the codes of products that this colleague does not know yet; who
            knows all of them is left out.
        zonder_training: accounts without a training in hospitality.
        zonder_kwaliteit: accounts of which nobody can look up what to ask them.
        laatste_intervisie: when the team last met to give each other feedback.
    """

    collegas: tuple[str, ...]
    kent_niet: Mapping[str, tuple[str, ...]]
    zonder_training: tuple[str, ...]
    zonder_kwaliteit: tuple[str, ...]
    laatste_intervisie: date | None

    @property
    def kent_alle_producten(self) -> bool:
        """SUC-01: everybody knows every product. Nobody is not everybody."""
        return bool(self.collegas) and not self.kent_niet

    @property
    def is_gastvrij(self) -> bool:
        """SUC-02: everybody was trained in hospitality."""
        return bool(self.collegas) and not self.zonder_training

    @property
    def kent_elkaar(self) -> bool:
        """SUC-16: of everybody it is known what to ask them."""
        return bool(self.collegas) and not self.zonder_kwaliteit

    @property
    def geeft_feedback(self) -> bool:
        """SUC-17: the team met for feedback at least once."""
        return self.laatste_intervisie is not None

    @property
    def per_regel(self) -> Mapping[str, bool]:
        """By rule id whether the factor is there."""
        return {
            "SUC-01": self.kent_alle_producten,
            "SUC-02": self.is_gastvrij,
            "SUC-16": self.kent_elkaar,
            "SUC-17": self.geeft_feedback,
        }


def teamfeiten(
    feiten: Iterable[Teamfeit], *, collegas: Iterable[str], producten: Collection[str]
) -> Teamfeiten:
    """Facts of one team.

    Args:
        feiten: everything ever recorded; of who is no colleague (any more) nothing counts.
        collegas: accounts of the team now. producten: codes that everybody should know.
    """
    team = tuple(sorted(set(collegas)))
    hier = [f for f in geldend(feiten) if f.account in set(team)]
    gezegd = {(f.account, f.soort, f.wat) for f in hier}
    soorten = {(f.account, f.soort) for f in hier}
    mist = {
        collega: tuple(
            code for code in producten if (collega, Feitsoort.PRODUCTKENNIS, code) not in gezegd
        )
        for collega in team
    }
    return Teamfeiten(
        collegas=team,
        kent_niet={collega: codes for collega, codes in mist.items() if codes},
        zonder_training=tuple(c for c in team if (c, Feitsoort.TRAINING) not in soorten),
        zonder_kwaliteit=tuple(c for c in team if (c, Feitsoort.KWALITEIT) not in soorten),
        laatste_intervisie=max(
            (f.dag for f in hier if f.soort is Feitsoort.INTERVISIE), default=None
        ),
    )
