"""What an import did: counts, and a line per row that needs a person."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from vacatures.importeren.rij import Ernst, Melding

_MAX_REGELS_IN_TEKST = 25


@dataclass(slots=True)
class Importrapport:
    """Outcome of one import.

    ``gelezen`` = ``nieuw`` + ``gewijzigd`` + ``ongewijzigd`` + ``afgekeurd`` + ``dubbel``.

    Attributes:
        soort: vacatures, werkgevers or klanten.
        bestand: name of the file, without its folder.
        is_proef: a dry run; nothing was written, the counts are what would have happened.
        dubbel: rows that repeat an earlier row of the same file to the letter.
        met_waarschuwing: rows that were accepted with a remark.
        verlopen: accepted vacancies whose closing date is past.
        achter_een_ander: open vacancies, in the whole store, that are shown under a near-duplicate.
        werkgevers_nieuw: employers that were made because a vacancy named them.
        afgekeurd_bestand: where the rejected rows are, or ``None``.
    """

    soort: str
    bestand: str
    is_proef: bool = False
    gelezen: int = 0
    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    afgekeurd: int = 0
    dubbel: int = 0
    met_waarschuwing: int = 0
    verlopen: int = 0
    achter_een_ander: int = 0
    werkgevers_nieuw: int = 0
    meldingen: list[Melding] = field(default_factory=list)
    afgekeurd_bestand: Path | None = None

    @property
    def aangenomen(self) -> int:
        """Rows that are in the store after this import."""
        return self.nieuw + self.gewijzigd + self.ongewijzigd

    @property
    def fouten(self) -> list[Melding]:
        """The remarks that kept a row out."""
        return [m for m in self.meldingen if m.ernst is Ernst.FOUT]

    @property
    def waarschuwingen(self) -> list[Melding]:
        """The remarks that did not."""
        return [m for m in self.meldingen if m.ernst is Ernst.WAARSCHUWING]

    def als_json(self) -> str:
        """Everything, for a program."""
        tellingen = {naam: getattr(self, naam) for naam in _TELLINGEN}
        bestand = self.afgekeurd_bestand
        return json.dumps(
            {
                "soort": self.soort,
                "bestand": self.bestand,
                "proef": self.is_proef,
                **tellingen,
                "afgekeurd_bestand": bestand.name if bestand else None,
                "meldingen": [
                    {"rij": m.rij, "veld": m.veld, "ernst": m.ernst.value, "wat": m.wat,
                     "herstel": m.herstel}
                    for m in self.meldingen
                ],
            },
            ensure_ascii=False,
            indent=2,
        )  # fmt: skip

    def als_tekst(self) -> str:
        """Dutch, for a person: counts, the first faults, and the most frequent warnings."""
        regels = [
            f"{self.soort.capitalize()} uit {self.bestand}"
            + (" (proef: er is niets opgeslagen)" if self.is_proef else "")
        ]
        regels += [
            f"  {self._label(naam):<42}{getattr(self, naam):>8}"
            for naam in _TELLINGEN
            if naam in _ALTIJD or getattr(self, naam)
        ]
        fouten = self.fouten
        if fouten:
            regels += ["", "Afgekeurde rijen:"]
            regels += [
                f"  rij {m.rij}, {m.veld}: {m.wat} {m.herstel}"
                for m in fouten[:_MAX_REGELS_IN_TEKST]
            ]
        if len(fouten) > _MAX_REGELS_IN_TEKST:
            regels.append(f"  … en nog {len(fouten) - _MAX_REGELS_IN_TEKST}.")
        if self.afgekeurd_bestand is not None:
            regels.append(f"Verbeter ze in {self.afgekeurd_bestand.name} en lees dat opnieuw in.")
        regels += self._waarschuwingen_per_veld()
        return "\n".join(regels)

    def _waarschuwingen_per_veld(self) -> list[str]:
        per_veld = Counter(m.veld for m in self.waarschuwingen)
        if not per_veld:
            return []
        voorbeeld = {m.veld: m for m in reversed(self.waarschuwingen)}
        return ["", "Waarschuwingen per veld:"] + [
            f"  {veld}: {aantal} keer; bijvoorbeeld rij {voorbeeld[veld].rij}: "
            f"{voorbeeld[veld].wat}"
            for veld, aantal in sorted(per_veld.items(), key=lambda p: (-p[1], p[0]))
        ]

    def _label(self, naam: str) -> str:
        return _LABELS.get(naam, naam)


_LABELS = {
    "afgekeurd": "afgekeurd (nog te verbeteren)",
    "dubbel": "dubbel in dit bestand (overgeslagen)",
    "met_waarschuwing": "aangenomen met waarschuwing",
    "verlopen": "waarvan de sluitingsdatum voorbij is",
    "achter_een_ander": "getoond onder een (bijna) gelijke vacature",
    "werkgevers_nieuw": "nieuwe werkgevers",
}
_ALTIJD = ("gelezen", "nieuw", "gewijzigd", "ongewijzigd", "afgekeurd")
_TELLINGEN = (*_ALTIJD, "dubbel", "met_waarschuwing", "verlopen", "achter_een_ander",
              "werkgevers_nieuw")  # fmt: skip
