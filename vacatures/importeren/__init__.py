"""Import of vacancies, employers and clients from files."""

from __future__ import annotations

from vacatures.importeren.klanten import importeer_klanten
from vacatures.importeren.rapport import Importrapport
from vacatures.importeren.rij import Ernst, ImportFout, Melding
from vacatures.importeren.vacaturedienst import importeer_vacatures, ontdubbel_opslag
from vacatures.importeren.werkgeverdienst import importeer_werkgevers

__all__ = [
    "Ernst",
    "ImportFout",
    "Importrapport",
    "Melding",
    "importeer_klanten",
    "importeer_vacatures",
    "importeer_werkgevers",
    "ontdubbel_opslag",
]
