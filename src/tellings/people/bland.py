"""Words that tell nobody from others: said of anybody, or standing in nearly every sentence."""

from tellings.people.words import word_set
from tellings.text.lexicon import LIGHT_VERBS

BLAND = word_set(
    """young little old poor good bad big small other own same dear new late whole real only former
    first last next many certain such great beautiful pretty own"""
)
COMMON = LIGHT_VERBS | word_set(
    """say tell see hear know think look ask want find leave stand sit man woman person people day
    time night morning evening year thing way one other first last old young
    little boy girl child guy fellow lady gentleman somebody kid"""
)
