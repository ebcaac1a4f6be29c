"""Keeps out of the profile text what may never rank: health, family, benefit, absence, origin.

Wishes and tasks are free text, and people write "ik kan niet lang staan door mijn rug".
The sieve drops whole sentences and names the reason, so that the coach sees what was left
out and can write the wish differently. It errs on the side of leaving out.

Source of the list of forbidden inputs: decision 4 in the design and AWGB, WGBL, WGBH/CZ, AVG
art. 9; the words are our own.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Reden(StrEnum):
    """Why a sentence was left out of the profile text."""

    GEZONDHEID = "gezondheid"
    GEZIN = "gezin"
    UITKERING = "uitkering"
    VERZUIM = "verzuim"
    PERSOON = "persoon"

    @property
    def label(self) -> str:
        """Dutch sentence for the coach."""
        return _LABEL[self]


_LABEL = {
    Reden.GEZONDHEID: "gaat over gezondheid; leg beperkingen vast bij belastbaarheid",
    Reden.GEZIN: "gaat over gezin of thuis; leg tijden vast bij dagdelen",
    Reden.UITKERING: "gaat over uitkering of schulden",
    Reden.VERZUIM: "gaat over ziekte of afwezigheid",
    Reden.PERSOON: "gaat over leeftijd, geslacht, herkomst of geloof",
}

# Whole words or phrases, separated by ";" (white space counts as one space). Compounds count:
# "rugklachten".
_WOORDEN: dict[Reden, str] = {
    Reden.VERZUIM: r"""
        ziekgemeld\w*; ziekmeld\w*; ziekteverzuim\w*; verzuim\w*; ziektewet;
        arbeidsongeschikt\w*; ziekteverlof; ongeoorloofd afwezig; absentie\w*
    """,
    Reden.GEZONDHEID: r"""
        ziek; ziekte\w*; gezondheid\w*; klachten; \w+klachten; pijn\w*; \w+pijn; depress\w*;
        burn-?out\w*; overspannen\w*; angst\w*; adhd; add; autis\w*; ptss; trauma\w*;
        psych(isch|oog|iat|ose|otisch)\w*; therap\w+; medicij\w*; medicatie\w*; huisarts\w*;
        arts; artsen; operatie\w*; geopereerd; revalid\w*; hernia\w*; artrose; reuma\w*;
        diabetes; kanker\w*; epilep\w*; astma\w*; copd; verslaa?v\w*; verslaafd\w*;
        drugs\w*; alcohol(isme|ist|probleem)\w*; handicap\w*; gehandicapt\w*; beperking\w*;
        beperkt belastbaar; belastbaar\w*; mijn
        (rug|knie\w*|nek|schouder\w*|hart|longen|hoofd|heup\w*|voet\w*|benen|been|ogen|oog|gehoor);
        (rug|knie|nek|schouder|heup|hart|long)(probleem|problemen|letsel); slecht ter been;
        rolstoel\w*; zwanger\w*; vermoeid\w*; energieniveau; snel moe; overprikkel\w*;
        diagnose\w*; opgenomen geweest; ggz-traject; hersen\w+; bloeddruk; allergi\w*; hsp;
        dyslex\w*; licht verstandelijk\w*; lvb
    """,
    Reden.GEZIN: r"""
        mijn
        (kind|kinderen|zoon|zoons|dochter|dochters|man|vrouw|partner|gezin|moeder|vader|ouders|ex);
        alleenstaand\w*; gescheiden; echtscheiding\w*; scheiding; mantelzorg\w*;
        gezinssituatie; thuissituatie; oppas\w*; getrouwd; weduw\w*; co-?ouder\w*
    """,
    Reden.UITKERING: r"""
        uitkering\w*; bijstand\w*; wia; wajong\w*; wao; iva; wga; ww; uwv\w*;
        participatiewet; doelgroepregister; banenafspraak; schuld; schulden\w*;
        schuldsanering; bewindvoer\w*; loonbeslag; toeslagen
    """,
    Reden.PERSOON: r"""
        \d{1,2} jaar oud; leeftijd\w*; te oud; te jong; geboren; nationaliteit\w*;
        vluchteling\w*; asiel\w*; statushouder\w*; statushoudster\w*; moslim\w*; islam\w*;
        christelijk\w*; joods\w*; hindoe\w*; geloof; homo; lesbisch\w*; transgender\w*;
        detentie\w*; gevangen\w*; strafblad
    """,
}

_PATROON = {
    reden: re.compile(
        r"(?<![\w-])(?:" + "|".join(" ".join(w.split()) for w in woorden.split(";")) + r")(?!\w)",
        re.IGNORECASE,
    )
    for reden, woorden in _WOORDEN.items()
}

_ZINSEINDE = re.compile(r"(?<=[.!?;])\s+|\n+")


def splits_zinnen(tekst: str) -> list[str]:
    """Split free text into sentences at ``. ! ? ;`` and line ends; empty ones are dropped."""
    return [zin.strip() for zin in _ZINSEINDE.split(tekst) if zin.strip()]


def zeef_zin(zin: str) -> Reden | None:
    """Reason to keep this sentence out of the profile text, or ``None`` when it may stay."""
    for reden, patroon in _PATROON.items():
        if patroon.search(zin):
            return reden
    return None
