"""What an imported list changes here: the list itself, and the group vectors of the model."""

from __future__ import annotations

from pathlib import Path

from matching.beroep.dienst import GROEPSBESTAND
from matching.beroep.groepsvectoren import bouw_groepsvectoren, write_groepsvectoren
from matching.beroep.lijsten import read_download, write_lijsten
from matching.taal.gegevens import Beroepenlijst, EscoBeroep, read_beroepenlijst
from matching.taal.laden import Taalmodel


def richt_in(taalmodel: Taalmodel, download: Path, doel: Path) -> dict[str, int]:
    """Import the lists in ``download`` to ``doel``; returns how many occupations are known of each.

    With an ESCO list the group vectors are made again, so that they fit the model in use.

    Raises:
        OpstapFout: when the folder has no list, or a file is not what its name says.
    """
    nieuw = read_download(download)
    bekend = write_lijsten(nieuw, doel)
    if nieuw.esco:
        beroepen = tuple(EscoBeroep(b.code, b.isco or "", b.labels, "") for b in nieuw.esco)
        groepen = bouw_groepsvectoren(taalmodel, Beroepenlijst(beroepen, {}, ""))
        write_groepsvectoren(groepen, doel / GROEPSBESTAND)
    return {"esco": len(bekend.esco), "competentnl": len(bekend.competentnl)}


def vernieuw_groepsvectoren(taalmodel: Taalmodel, esco_map: Path, doel: Path) -> int:
    """Make the group vectors of ``taalmodel`` again; returns how many groups have one.

    Raises:
        OpstapFout: when ``esco_map`` holds no ESCO download.
    """
    groepen = bouw_groepsvectoren(taalmodel, read_beroepenlijst(esco_map))
    write_groepsvectoren(groepen, doel)
    return len(groepen.codes)
