"""A small labour market in which everything hidden is known, to try a ranking on.

It imports numpy and nothing of Opstap: what ranks, learns or judges may not share a formula with
what it is tried on. Names of features, issue 1's score and every policy come in as data.
"""

from matching.simulatie.logboek import Logboek
from matching.simulatie.proefbank import Proefbank
from matching.simulatie.tijdlijn import Tijdlijn, speel
from matching.simulatie.werelden import WERELDEN, Wereld

__all__ = ["WERELDEN", "Logboek", "Proefbank", "Tijdlijn", "Wereld", "speel"]
