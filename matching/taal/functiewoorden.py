"""Dutch function words: they carry grammar, not work, and get little weight."""

from __future__ import annotations

_LIJST = """
aan al alle alleen allemaal als altijd ben bent bij binnen daar daarbij daarnaast dan dat de
deze die dit door dus echt een eens elk elke en enkele er erg ervan for gaan gaat geen goed
graag haar had hebben hebt heb heeft heel hen het hier hij hoe hoor hun iedere iemand iets ik
in is ja jaar je jij jou jouw jullie kan kun kunnen kunt maar mag me meer mee met mij mijn
minimaal misschien moet moeten mogelijk na naar naast niet nog nu of om omdat onder ons onze
ook op over per samen staan staat te tegen ten ter terwijl toch tot tussen uit uw vaak van
vanuit veel verder via voor vooral waar waarbij waarin wat we wel welke werd wie wij wil
willen wilt worden wordt zal ze zelf zeer zich zij zijn zo zoals zoek zoeken zonder zou
zullen zult
"""

FUNCTIEWOORDEN = frozenset(_LIJST.split())

_NA_HOOFD = "aan bij binnen der en in met of op over te ten ter tot uit van voor"

#: After one of these a job title goes on about something else than what somebody is.
VOORZETSELS = frozenset(_NA_HOOFD.split())
