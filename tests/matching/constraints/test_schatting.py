"""An estimate excludes nobody, whatever occupation and text it comes from; confirmed, it counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matching.constraints import Omgeving
from matching.constraints.belastbaarheid import BelastbaarheidConstraint
from matching.kolommen import KlantKolommen, WerkKolommen
from matching.oordeel import Uitkomst
from tests.builders import een_belastbaarheid, een_klantprofiel, een_werk
from tests.matching.paren import profielen
from vacatures.belasting.model import Belasting, BelastingBron
from vacatures.belasting.schatten import schat_belasting
from vacatures.beroep.isco import list_isco

CONSTRAINT = BelastbaarheidConstraint()
TEKST = "Je tilt dozen tot 25 kg, 's nachts, in weer en wind, met veel klantcontact en deadlines."

geschat = st.builds(
    schat_belasting,
    st.sampled_from([groep.code for groep in list_isco()]),
    st.sampled_from(["", TEKST]),
)


def beide(profiel, belasting: Belasting, omgeving: Omgeving) -> tuple[Uitkomst, Uitkomst]:
    """The slow and the fast judgement."""
    werk = een_werk(belasting=belasting)
    langzaam = CONSTRAINT.oordeel(profiel, werk, omgeving).uitkomst
    snel = CONSTRAINT.uitkomsten(
        KlantKolommen.van([profiel], omgeving.register),
        WerkKolommen.van([werk], omgeving.register),
        omgeving,
    )
    return langzaam, Uitkomst(int(snel[0]))


@given(profiel=profielen(), belasting=geschat)
def test_een_schatting_sluit_niemand_uit_langzaam_noch_snel(profiel, belasting, omgeving):
    langzaam, snel = beide(profiel, belasting, omgeving)
    assert langzaam is snel
    assert langzaam is not Uitkomst.ONGESCHIKT


def test_wie_beperkt_is_houdt_een_aandachtspunt_hoe_licht_de_schatting_ook_is(omgeving):
    profiel = een_klantprofiel(belastbaarheid=een_belastbaarheid("K-1001", {"IV-13": 1}))
    licht = schat_belasting(None, "Je hoeft niet te tillen.")
    assert licht.items["IV-13"].niveau == 3
    assert beide(profiel, licht, omgeving) == (Uitkomst.AANDACHTSPUNT,) * 2


def test_na_bevestigen_telt_de_waarde_volledig(omgeving):
    profiel = een_klantprofiel(belastbaarheid=een_belastbaarheid("K-1001", {"IV-13": 2}))
    schatting = schat_belasting("9333", "")
    assert beide(profiel, schatting, omgeving) == (Uitkomst.AANDACHTSPUNT,) * 2
    bevestigd = schatting.bevestig(BelastingBron.ACCOUNTMANAGER, ["IV-13"])
    assert beide(profiel, bevestigd, omgeving) == (Uitkomst.ONGESCHIKT,) * 2
