"""The short form for a contact with an employer: what was typed, kept as text and read once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pydantic import BaseModel

from api.toegang.werkgevers import NieuwContact, Werkgeverbeeld
from api.web.velden import eis_keuze, lees_dag, lees_getal
from vacatures.werkgevercontact.model import (
    Contactonderwerp,
    Contactsoort,
    Contactuitkomst,
    Werkgevercontact,
    contactpersonen,
)

Opties = tuple[tuple[str, str], ...]

SOORTEN: Opties = tuple((s.value, s.label) for s in Contactsoort)
ONDERWERPEN: Opties = tuple((o.value, o.label) for o in Contactonderwerp)
UITKOMSTEN: Opties = tuple((u.value, u.label) for u in Contactuitkomst)


class Contactinvoer(BaseModel):
    """The fields of the form, as text.

    ``gezien``: how many contacts there were on the screen. ``gewaarschuwd``: the month of which
    the form said that the employer wants no more. ``wat``: ``weg`` takes a contact away.
    """

    dag: str = ""
    soort: str = ""
    onderwerp: str = ""
    uitkomst: str = ""
    met: str = ""
    notitie: str = ""
    afspraak: str = ""
    afspraak_op: str = ""
    corrigeert: str = ""
    wat: str = ""
    gezien: str = ""
    gewaarschuwd: str = ""
    hervat: str = ""


class Budgetinvoer(BaseModel):
    """What an employer said of the number of contacts, as text."""

    per_maand: str = ""
    reden: str = ""
    gezien: str = ""
    hervat: str = ""


@dataclass(frozen=True, slots=True)
class Contactformulier:
    """One form and what it is about; ``intussen``: recorded by a colleague since it was opened."""

    beeld: Werkgeverbeeld
    invoer: Contactinvoer
    intussen: tuple[Werkgevercontact, ...] = ()

    @classmethod
    def nieuw(cls, beeld: Werkgeverbeeld, vandaag: date) -> Contactformulier:
        """Nobody typed anything yet."""
        invoer = Contactinvoer(dag=vandaag.isoformat(), gezien=str(beeld.aantal))
        return cls(beeld, invoer)

    @classmethod
    def van(cls, beeld: Werkgeverbeeld, contact: Werkgevercontact) -> Contactformulier:
        """A contact as it stands, to be corrected or taken away."""
        invoer = Contactinvoer(
            dag=contact.dag.isoformat(),
            soort=contact.soort.value,
            onderwerp=contact.onderwerp.value,
            uitkomst=contact.uitkomst.value,
            met=contact.met or "",
            notitie=contact.notitie or "",
            afspraak=contact.afspraak or "",
            afspraak_op=contact.afspraak_op.isoformat() if contact.afspraak_op else "",
            corrigeert=str(contact.nummer),
            wat="anders",
            gezien=str(beeld.aantal),
        )
        return cls(beeld, invoer)

    def met_intussen(self) -> Contactformulier:
        """The same, with what came in meanwhile; sent again it is recorded."""
        gezien = lees_getal(self.invoer.gezien) or 0
        erbij = tuple(c for c in self.beeld.contacten if c.nummer > gezien)
        invoer = self.invoer.model_copy(update={"gezien": str(self.beeld.aantal)})
        return replace(self, invoer=invoer, intussen=erbij)

    @property
    def dag(self) -> date | None:
        """The day, ``None`` when it cannot be read."""
        return lees_dag(self.invoer.dag)

    @property
    def corrigeert(self) -> bool:
        """Whether it is a correction."""
        return bool(self.invoer.corrigeert)

    def corrigeert_maand(self, dag: date) -> bool:
        """Whether the contact that is corrected counted in the month of this day already."""
        nummer = lees_getal(self.invoer.corrigeert)
        maand = dag.replace(day=1)
        return any(
            c.nummer == nummer and c.telt_mee and c.dag.replace(day=1) == maand
            for c in self.beeld.contacten
        )

    @property
    def bekende_namen(self) -> tuple[str, ...]:
        """Who spoke for this employer before."""
        return tuple(naam for naam, _ in contactpersonen(self.beeld.contacten))[:5]

    soorten = SOORTEN
    onderwerpen = ONDERWERPEN
    uitkomsten = UITKOMSTEN


def lees_contact(
    invoer: Contactinvoer, vandaag: date
) -> tuple[NieuwContact | None, dict[str, str]]:
    """What is to be recorded, or a message per field."""
    fouten: dict[str, str] = {}
    dag = lees_dag(invoer.dag)
    if dag is None:
        fouten["dag"] = "Vul een dag in, zoals 23-11-2026."
    elif dag > vandaag:
        fouten["dag"] = "Deze dag komt nog. Leg het contact vast als het er is geweest."
    soort = eis_keuze(Contactsoort, "soort", invoer.soort, "Kies hoe het contact was.", fouten)
    onderwerp = eis_keuze(Contactonderwerp, "onderwerp", invoer.onderwerp, "Kies waarover.", fouten)
    uitkomst = eis_keuze(
        Contactuitkomst, "uitkomst", invoer.uitkomst, "Kies wat eruit kwam.", fouten
    )
    afspraak_op = lees_dag(invoer.afspraak_op) if invoer.afspraak_op.strip() else None
    if invoer.afspraak_op.strip() and afspraak_op is None:
        fouten["afspraak_op"] = "Vul een dag in, zoals 23-11-2026."
    if dag is not None and afspraak_op is not None and afspraak_op < dag:
        fouten["afspraak_op"] = "Deze dag is voor het contact zelf."
    corrigeert = lees_getal(invoer.corrigeert) if invoer.corrigeert else None
    if invoer.corrigeert and invoer.wat not in ("anders", "weg"):
        fouten["wat"] = "Kies of u iets verandert of dit weghaalt."
    if fouten or dag is None or soort is None or onderwerp is None or uitkomst is None:
        return None, fouten
    return (
        NieuwContact(
            dag=dag,
            soort=soort,
            onderwerp=onderwerp,
            uitkomst=uitkomst,
            met=invoer.met.strip() or None,
            notitie=invoer.notitie.strip() or None,
            afspraak=invoer.afspraak.strip() or None,
            afspraak_op=afspraak_op,
            corrigeert=corrigeert,
            is_ingetrokken=corrigeert is not None and invoer.wat == "weg",
            gezien=lees_getal(invoer.gezien),
        ),
        {},
    )
