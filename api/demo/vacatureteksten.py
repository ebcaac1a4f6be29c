"""Writes the text of a vacancy as job boards do: with and without prose, with typing errors."""

from __future__ import annotations

from random import Random

from api.demo.lezen import Functie, Rooster, lees_teksten
from api.demo.toeval import in_volgorde, kans
from modellen.kwalificatie import Opleidingsniveau
from vacatures.kenmerken import Eisen


def schrijf_tekst(
    rng: Random, functie: Functie, rooster: Rooster, eisen: Eisen, *, werkgever: str, plaats: str
) -> str:
    """The task text of one vacancy; paragraphs on lines of their own."""
    taken = in_volgorde(rng, functie.taken, rng.randint(4, 7))
    if kans(rng, 0.3):  # a source that keeps tasks and prose apart
        return " ".join(taken)
    los = lees_teksten()["los"]
    delen: list[str] = []
    if kans(rng, 0.6):
        zinnen = in_volgorde(rng, functie.proza, rng.randint(1, 2))
        ingevuld = (z.format(werkgever=werkgever, plaats=plaats) for z in zinnen)
        delen.append(" ".join(z[0].upper() + z[1:] for z in ingevuld))
    delen.append(_takenlijst(rng, taken))
    if kans(rng, 0.65):
        delen.append(" ".join(eiszinnen(rng, eisen)))
    if kans(rng, 0.6):
        delen.append(rooster.tekst)
    if kans(rng, 0.45):
        delen.append(rng.choice(los["aanbod"]))
    if kans(rng, 0.3):
        delen.append(rng.choice(los["slot"]))
    return "\n".join(deel for deel in delen if deel)


def _takenlijst(rng: Random, taken: list[str]) -> str:
    if not kans(rng, 0.35):
        return " ".join(taken)
    kop = rng.choice(["Wat ga je doen?", "Jouw taken:", "Dit ga je doen:", "Taken"])
    return "\n".join([kop, *(f"- {taak}" for taak in taken)])


def eiszinnen(rng: Random, eisen: Eisen) -> list[str]:
    """A sentence for each requirement, in the words of an employer."""
    woorden = lees_teksten()["eis"]
    zinnen: list[str] = []
    if eisen.opleiding is Opleidingsniveau.GEEN:
        zinnen.append(rng.choice(woorden["geen_opleiding"]))
    elif eisen.opleiding is not None:
        zin: str = rng.choice(woorden["opleiding"])
        zinnen.append(zin.format(opleiding=eisen.opleiding.label))
    if eisen.taal is not None:
        zinnen.append(rng.choice(woorden["taal"][eisen.taal.value]))
    zinnen += [
        rng.choice(woorden["rijbewijs"]).format(rijbewijs=r.value)
        for r in sorted(eisen.rijbewijzen or ())
    ]
    if eisen.certificaten:
        namen = opsomming([c.label for c in sorted(eisen.certificaten)])
        zinnen.append(rng.choice(woorden["certificaat"]).format(certificaten=namen))
    return zinnen


def opsomming(namen: list[str]) -> str:
    """``a, b en c``."""
    return " en ".join(filter(None, [", ".join(namen[:-1]), *namen[-1:]]))


def met_tikfouten(rng: Random, tekst: str) -> str:
    """The text with one or two of the typing errors that fit it."""
    paren = [(goed, fout) for goed, fout in lees_teksten()["tikfouten"]["paren"] if goed in tekst]
    for goed, fout in in_volgorde(rng, paren, rng.randint(1, 2)):
        tekst = tekst.replace(goed, fout, 1)
    return tekst


def met_tegenspraak(rng: Random, tekst: str) -> str:
    """The text with a sentence that contradicts a schedule of mornings."""
    return f"{tekst}\n{rng.choice(lees_teksten()['los']['avond_tegenspraak'])}"
