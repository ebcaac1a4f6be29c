"""Occupations for those who ask: link a text, and link the vacatures in the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from matching.beroep.groepsvectoren import MEEGELEVERD, find_groepsvectoren
from matching.beroep.koppelaar import (
    STANDAARD_AANTAL,
    Beroepsantwoord,
    Beroepskoppelaar,
    Beroepstekst,
)
from matching.beroep.lijsten import Beroepenlijsten, Lijstberoep, read_lijsten
from matching.beroep.naslag import Naslag
from matching.taal.laden import Taalmodel
from modellen.opslag.engine import Opslag
from modellen.waarden import WerkNummer
from vacatures.beroep.corrigeren import met_beroep
from vacatures.beroep.isco import find_isco
from vacatures.beroep.model import Beroepsbron, Beroepskoppeling
from vacatures.beroep.repository import BeroepskoppelingRepository
from vacatures.vacature.model import Vacature, VacatureStatus
from vacatures.vacature.repository import VacatureRepository

GROEPSBESTAND = "groepsvectoren.safetensors"
_PER_KEER = 1000


@dataclass(frozen=True, slots=True)
class Beroepsvondst:
    """The answer on one text, with the occupations of the lists that were imported."""

    antwoord: Beroepsantwoord
    esco: Lijstberoep | None = None
    competentnl: Lijstberoep | None = None


@dataclass(frozen=True, slots=True)
class Koppeltelling:
    """What linking the store did: linked, "weet ik niet", named by the source or by a person."""

    gekoppeld: int = 0
    onbekend: int = 0
    opgegeven: int = 0
    door_mens: int = 0
    gewijzigd: int = 0

    def __add__(self, ander: Koppeltelling) -> Koppeltelling:
        return Koppeltelling(
            self.gekoppeld + ander.gekoppeld,
            self.onbekend + ander.onbekend,
            self.opgegeven + ander.opgegeven,
            self.door_mens + ander.door_mens,
            self.gewijzigd + ander.gewijzigd,
        )


class Beroepsdienst:
    """Answers which occupation a text names. Safe from several threads.

    Args:
        beroepenmap: where imported lists and rebuilt group vectors are; need not exist.
    """

    def __init__(self, taalmodel: Taalmodel, *, beroepenmap: Path | None = None) -> None:
        eigen = () if beroepenmap is None else (beroepenmap / GROEPSBESTAND,)
        groepen = find_groepsvectoren(taalmodel.versie, *eigen, MEEGELEVERD)
        lijsten = Beroepenlijsten() if beroepenmap is None else read_lijsten(beroepenmap)
        self.koppelaar = Beroepskoppelaar(taalmodel, groepen)
        self._naslag = Naslag(taalmodel, lijsten)

    def zoek(self, tekst: Beroepstekst, *, aantal: int = STANDAARD_AANTAL) -> Beroepsvondst:
        """Link one text."""
        antwoord = self.koppelaar.koppel([tekst], aantal=aantal)[0]
        zeker = antwoord.zeker
        if zeker is None:
            return Beroepsvondst(antwoord)
        return Beroepsvondst(
            antwoord,
            esco=self._naslag.find_esco(tekst.titel, zeker.groep.code),
            competentnl=self._naslag.find_competentnl(tekst.titel),
        )

    def koppel_vacatures(
        self, opslag: Opslag, *, door: str, sinds: int | None = None
    ) -> Koppeltelling:
        """Link every open vacature of which nobody named the occupation, and estimate its load.

        sinds: only what changed after this sequence number of the store; ``None`` = everything.

        Done in blocks; a second time changes nothing unless a text or the model did.
        """
        if sinds is not None:
            return self._koppel_sinds(opslag, sinds, door=door)
        telling, na = Koppeltelling(), None
        while True:
            with opslag.schrijven() as session:
                deel = VacatureRepository(session).list_(
                    status=VacatureStatus.OPEN, na=na, aantal=_PER_KEER
                )
                if not deel:
                    return telling
                telling += self._koppel_deel(session, deel, door=door)
                na = deel[-1].nummer

    def _koppel_sinds(self, opslag: Opslag, sinds: int, *, door: str) -> Koppeltelling:
        with opslag.lezen() as session:
            gewijzigd = [
                vacature.nummer
                for _, vacature in VacatureRepository(session).gewijzigd_na(sinds)
                if vacature.status is VacatureStatus.OPEN
            ]
        telling = Koppeltelling()
        for begin in range(0, len(gewijzigd), _PER_KEER):
            with opslag.schrijven() as session:
                deel = gewijzigd[begin : begin + _PER_KEER]
                vacatures = VacatureRepository(session).get_vele(deel)
                telling += self._koppel_deel(session, list(vacatures.values()), door=door)
        return telling

    def _koppel_deel(
        self, session: Session, vacatures: Sequence[Vacature], *, door: str
    ) -> Koppeltelling:
        repository = BeroepskoppelingRepository(session)
        bekend = repository.get_vele(v.nummer for v in vacatures)
        besluiten = {
            v.nummer: besluit
            for v in vacatures
            if (besluit := _zonder_model(v, bekend.get(v.nummer))) is not None
        }
        te_koppelen = [v for v in vacatures if v.nummer not in besluiten]
        besluiten |= self._met_model(te_koppelen)
        repository.save_all(besluiten.values(), door=door)
        nieuw = [met_beroep(v, besluiten[v.nummer].isco) for v in vacatures]
        geschreven = VacatureRepository(session).save_all(nieuw, door=door).geschreven
        return _tel(list(besluiten.values()), geschreven)

    def _met_model(self, vacatures: Sequence[Vacature]) -> dict[WerkNummer, Beroepskoppeling]:
        teksten = [Beroepstekst(v.titel, v.taken) for v in vacatures]
        antwoorden = self.koppelaar.koppel(teksten, aantal=1)
        return {
            v.nummer: self._besluit(v, antwoord)
            for v, antwoord in zip(vacatures, antwoorden, strict=True)
        }

    def _besluit(self, vacature: Vacature, antwoord: Beroepsantwoord) -> Beroepskoppeling:
        zeker, brc = antwoord.zeker, antwoord.zekere_brc
        isco = zeker.groep.code if zeker else None
        esco = self._naslag.find_esco(vacature.titel, isco)
        competentnl = self._naslag.find_competentnl(vacature.titel) if zeker else None
        return Beroepskoppeling(
            vacature=vacature.nummer,
            isco=isco,
            brc=brc[0] if brc else None,
            zekerheid=antwoord.voorstellen[0].zekerheid,
            bron=Beroepsbron.MODEL,
            model=self.koppelaar.versie,
            esco=esco.code if esco else None,
            competentnl=competentnl.code if competentnl else None,
        )


def _zonder_model(vacature: Vacature, bekend: Beroepskoppeling | None) -> Beroepskoppeling | None:
    """What a person or the source said of the occupation, or ``None`` when neither did.

    An occupation on the vacature that the model did not put there came with its source.
    """
    if bekend is not None and bekend.bron.is_mens:
        return bekend
    door_model = bekend.isco if bekend and bekend.bron is Beroepsbron.MODEL else None
    if vacature.isco is None or vacature.isco == door_model:
        return None
    groep = find_isco(vacature.isco)
    return Beroepskoppeling(
        vacature=vacature.nummer,
        isco=vacature.isco,
        brc=groep.brc if groep else None,
        zekerheid=1.0,
        bron=Beroepsbron.OPGAVE,
    )


def _tel(besluiten: Sequence[Beroepskoppeling], geschreven: int) -> Koppeltelling:
    door_model = [b for b in besluiten if b.bron is Beroepsbron.MODEL]
    return Koppeltelling(
        gekoppeld=sum(b.isco is not None for b in door_model),
        onbekend=sum(b.isco is None for b in door_model),
        opgegeven=sum(b.bron is Beroepsbron.OPGAVE for b in besluiten),
        door_mens=sum(b.bron.is_mens for b in besluiten),
        gewijzigd=geschreven,
    )
