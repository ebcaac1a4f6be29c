"""Import of vacancies: from a file to the store, with a report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from modellen.opslag.bewaar import Telling
from modellen.opslag.engine import Opslag
from modellen.plaats.plaats import Plaatsregister, standaard_register
from modellen.waarden import WerkNummer
from vacatures.importeren.bouwen import bouw_vacature, inhoud_id
from vacatures.importeren.herschikken import herschik, is_verschoven
from vacatures.importeren.rapport import Importrapport
from vacatures.importeren.rij import Rij
from vacatures.importeren.synoniemen import VACATUREVELDEN
from vacatures.importeren.verwerken import (
    RIJEN_PER_KEER,
    Verwerking,
    Voortgang,
    schrijfsessies,
)
from vacatures.importeren.werkgevers import Werkgeverkoppeling, lees_bekende
from vacatures.kenmerken import Eisen, Werkplek
from vacatures.ontdubbelen import cluster_vacatures
from vacatures.vacature.model import Vacature, VacatureStatus
from vacatures.vacature.repository import VacatureRepository
from vacatures.werkgever.repository import WerkgeverRepository


def importeer_vacatures(
    opslag: Opslag,
    pad: Path,
    *,
    mapping: Path | None = None,
    proef: bool = False,
    door: str,
    afgekeurd_map: Path,
    vandaag: date,
    voortgang: Voortgang | None = None,
) -> Importrapport:
    """Read a file of vacancies into the store.

    The kind of file is recognised by its content. Good rows are stored in transactions of 1,000;
    bad rows go to ``<naam>.afgekeurd.csv``. The same file again changes nothing.

    Args:
        mapping: TOML file that couples columns (see ``kolommen.py``).
        proef: dry run: the same work, rolled back; no file is written.
        door: account that imports.
        vandaag: decides which closing dates are past.
        voortgang: called with bytes done and bytes in all.
        afgekeurd_map: folder for the rejected rows, made when missing.

    Raises:
        ImportFout: when the file as a whole cannot be read.
    """
    verwerking = Verwerking(
        "vacatures", pad, velden=VACATUREVELDEN, mapping=mapping, is_proef=proef
    )
    lezer = _Vacaturelezer(verwerking, standaard_register(), vandaag)
    with opslag.lezen() as session:
        koppeling = Werkgeverkoppeling(lees_bekende(WerkgeverRepository(session)))
    with schrijfsessies(opslag, is_proef=proef) as sessies:
        for deel in lezer.lees_delen(voortgang):
            with sessies() as session:
                verwerking.tel(_bewaar(session, deel, koppeling, door=door))
    verwerking.rapport.werkgevers_nieuw = koppeling.aantal_nieuw
    if not proef:
        verwerking.rapport.achter_een_ander = ontdubbel_opslag(opslag, door=door, vandaag=vandaag)
    return verwerking.sluit_af(afgekeurd_map)


@dataclass(slots=True)
class _Deel:
    """Accepted vacancies that are stored together, and the records they were read from."""

    vacatures: list[Vacature] = field(default_factory=list)
    ruw: dict[WerkNummer, str] = field(default_factory=dict)


def _bewaar(session: Session, deel: _Deel, koppeling: Werkgeverkoppeling, *, door: str) -> Telling:
    gekoppeld, nieuw = koppeling.koppel(deel.vacatures)
    WerkgeverRepository(session).save_all(nieuw, door=door)
    repository = VacatureRepository(session)
    bekend = repository.get_vele(v.nummer for v in gekoppeld)
    samen = [vul_aan(v, bekend.get(v.nummer)) for v in gekoppeld]
    return repository.save_all(samen, door=door, ruw=deel.ruw)


class _Vacaturelezer:
    """Turns rows into vacancies, in parts; what is rejected goes to the ``Verwerking``."""

    def __init__(self, verwerking: Verwerking, register: Plaatsregister, vandaag: date) -> None:
        self._verwerking = verwerking
        self._register = register
        self._vandaag = vandaag
        self._gezien: dict[WerkNummer, tuple[str, int]] = {}

    def lees_delen(self, voortgang: Voortgang | None) -> Iterator[_Deel]:
        """The accepted vacancies of the file, at most ``RIJEN_PER_KEER`` at a time."""
        deel = _Deel()
        for rij, waarden in self._verwerking.lees(voortgang):
            self._lees(rij, waarden, deel)
            if len(deel.vacatures) >= RIJEN_PER_KEER:
                yield deel
                deel = _Deel()
        if deel.vacatures:
            yield deel

    def _lees(self, rij: Rij, waarden: dict[str, object], deel: _Deel) -> None:
        velden: dict[str, object] = {}
        vacature = None
        if not rij.is_afgekeurd or rij.heeft_verkeerde_breedte:
            velden = self._naar_velden(rij, waarden)
        if not rij.is_afgekeurd:
            vacature = bouw_vacature(
                rij, velden, register=self._register, bestandsnaam=self._verwerking.naam
            )
        if vacature is None or self._is_herhaling(rij, vacature, velden):
            if rij.is_afgekeurd:
                self._verwerking.keur_af(rij)
            return
        self._verwerking.neem_aan(rij)
        verlopen = vacature.sluit_op is not None and vacature.sluit_op < self._vandaag
        self._verwerking.rapport.verlopen += verlopen
        deel.vacatures.append(vacature)
        deel.ruw[vacature.nummer] = json.dumps(velden, ensure_ascii=True, default=str)

    def _naar_velden(self, rij: Rij, waarden: dict[str, object]) -> dict[str, object]:
        velden = self._verwerking.koppelaar.naar_velden(waarden)
        if not is_verschoven(velden):
            return velden
        rij.vergeef_breedte()
        beloofd = frozenset(self._verwerking.koppelaar.kolommen_per_veld(waarden))
        herschikt = herschik(waarden, velden=beloofd, register=self._register)
        if not herschikt.is_eenduidig:
            rij.keur_af("rij", wat=herschikt.leg_uit(),
                        herstel="Zet elke waarde onder de goede kolomnaam.")  # fmt: skip
            return velden
        rij.waarschuw("rij", wat=herschikt.leg_uit(),
                      herstel="Controleer de rij en laat de export herstellen.")  # fmt: skip
        return self._verwerking.koppelaar.vul_vaste_aan(herschikt.velden)

    def _is_herhaling(self, rij: Rij, vacature: Vacature, velden: dict[str, object]) -> bool:
        """An earlier row of this file has the number; it is rejected when it says otherwise."""
        inhoud = inhoud_id(velden)
        eerder = self._gezien.setdefault(vacature.nummer, (inhoud, rij.nummer))
        if eerder == (inhoud, rij.nummer):
            return False
        if eerder[0] == inhoud:
            self._verwerking.rapport.dubbel += 1
        else:
            rij.keur_af(
                "bron_id",
                wat=f"Nummer '{vacature.bron_id[:40]}' staat ook bij rij {eerder[1]}, "
                "met andere gegevens.",
                herstel="Geef elke vacature een eigen nummer.",
            )
        return True


def vul_aan(nieuw: Vacature, bekend: Vacature | None) -> Vacature:
    """What the source says, and what people added here for what the source leaves unknown.

    Status, load and visibility are decided here and never by a file.
    """
    if bekend is None:
        return nieuw
    return replace(
        nieuw,
        branche=nieuw.branche or bekend.branche,
        isco=nieuw.isco or bekend.isco,
        plek=bekend.plek if nieuw.plek == Werkplek() else nieuw.plek,
        uren=bekend.uren if nieuw.uren.is_onbekend else nieuw.uren,
        dagdelen=bekend.dagdelen if nieuw.dagdelen is None else nieuw.dagdelen,
        contractvorm=nieuw.contractvorm or bekend.contractvorm,
        posities=nieuw.posities or bekend.posities,
        eisen=_vul_eisen_aan(nieuw.eisen, bekend.eisen),
        belasting=bekend.belasting,
        status=bekend.status,
        zichtbaar_voor=bekend.zichtbaar_voor,
        cluster=bekend.cluster,
    )


def _vul_eisen_aan(nieuw: Eisen, bekend: Eisen) -> Eisen:
    return Eisen(
        opleiding=nieuw.opleiding or bekend.opleiding,
        taal=nieuw.taal or bekend.taal,
        rijbewijzen=bekend.rijbewijzen if nieuw.rijbewijzen is None else nieuw.rijbewijzen,
        certificaten=bekend.certificaten if nieuw.certificaten is None else nieuw.certificaten,
    )


def ontdubbel_opslag(opslag: Opslag, *, door: str, vandaag: date) -> int:
    """Cluster all open vacancies in the store anew and keep what changed.

    Returns:
        how many open vacancies are shown under another one.
    """
    with opslag.lezen() as session:
        open_ = VacatureRepository(session).list_(status=VacatureStatus.OPEN)
    hoofden = cluster_vacatures(v for v in open_ if v.is_open(vandaag))
    anders: dict[WerkNummer, WerkNummer | None] = {
        v.nummer: hoofden.get(v.nummer) for v in open_ if v.cluster != hoofden.get(v.nummer)
    }
    if anders:
        with opslag.schrijven() as session:
            VacatureRepository(session).set_clusters(anders, door=door)
    return sum(hoofd != nummer for nummer, hoofd in hoofden.items())
