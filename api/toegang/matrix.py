"""Which kinds of data of a dossier a role may ever get; of whose dossiers is up to ``Zicht``.

After part B10 of the domain rules ("Roles and what each may see"). The trail refuses what is not
here, so a route that lets somebody in by mistake still gives nothing away.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from modellen.audit.model import Gegevenssoort
from modellen.gebruiker.model import Rol

_NIETS: frozenset[Gegevenssoort] = frozenset()
_VAN_KLANTEN = frozenset(
    {
        Gegevenssoort.OVERZICHT,
        Gegevenssoort.PROFIEL,
        Gegevenssoort.TRAJECT,
        Gegevenssoort.DOCUMENT,
        Gegevenssoort.VOORSTEL,
        Gegevenssoort.GEDEELD,
    }
)

MAG_ZIEN: Mapping[Rol, frozenset[Gegevenssoort]] = MappingProxyType(
    {
        Rol.JOBCOACH: _VAN_KLANTEN | {Gegevenssoort.VERTROUWELIJK},
        Rol.ACCOUNTMANAGER: frozenset({Gegevenssoort.KANDIDAAT, Gegevenssoort.GEDEELD}),
        Rol.TEAMLEIDER: _VAN_KLANTEN | {Gegevenssoort.KANDIDAAT},
        Rol.OPDRACHTGEVER: frozenset({Gegevenssoort.TRAJECT, Gegevenssoort.DOCUMENT}),
        Rol.KLANT: frozenset(
            {
                Gegevenssoort.TRAJECT,
                Gegevenssoort.VERTROUWELIJK,
                Gegevenssoort.DOCUMENT,
                Gegevenssoort.VOORSTEL,
                Gegevenssoort.GEDEELD,
            }
        ),
        Rol.CONSULENT: _NIETS,
        Rol.ACCORDEUR: _NIETS,
        Rol.BEHEERDER: _NIETS,
        # Access logs, not content: part B10.
        Rol.AUDITOR: frozenset({Gegevenssoort.AUDITLOG}),
    }
)
"""Every role is named: a new one sees nothing until somebody says what."""
