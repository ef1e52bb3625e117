"""Names of firms and bodies: "Lind Brothers", "Lind & Co", "Lind Shipping", "the Lind Foundation".

A firm is mostly called after a person, so its name looks like a person's. What it ends in tells:
a word that only firms and bodies end in, or a noun for a trade, ware or body behind a word that is
no given name. "Jane Church" and "Ada Steel" are people.
"""

from functools import lru_cache

from tellings.people.words import word_set
from tellings.text.name_words import HONORIFICS
from tellings.text.nicknames import is_listed

ENDINGS = word_set(
    """ltd limited inc incorporated corp corporation co company plc llc gmbh holdings brothers bros
    sons group industries enterprises associates partners motors airlines railways records studios
    pictures productions technologies university college institute association committee
    foundation ministry department authority agency council bureau commission federation
    ag sa spa srl bv nv oy ab oyj kk pty"""
)
TRADES = word_set(
    """steel steelworks iron metal metals mining mines minerals oil petroleum gas energy power
    electric electrics electronics chemicals pharma pharmaceuticals biotech plastics rubber glass
    ceramics cement concrete construction builders building engineering machinery machines tools
    instruments aviation aerospace airways air shipping ships shipyard shipyards lines line ferries
    freight haulage transport logistics couriers trucking buses coaches taxis cars automobiles
    automotive tyres tires cycles foods food meats dairy dairies bakery bakeries brewery breweries
    distillery distillers wines vineyards farms farm seeds grain mills mill textiles fabrics
    fashion fashions clothing shoes leather furniture carpets interiors design designs paper
    printing press publishing publishers publications books media news newspapers broadcasting
    television films film music theatre theatres cinemas entertainment games toys sports club hotel
    hotels inn resorts restaurant restaurants cafe catering travel tours insurance assurance bank
    banking bankers finance financial capital investments investment trust trustees fund funds
    securities estates estate properties property realty homes housing hospital hospitals clinic
    clinics laboratory laboratories labs school schools academy museum gallery galleries library
    charity society union party church mission hall telecom telecommunications communications
    networks software systems solutions services consulting consultants security data digital
    computers computing robotics stores store supermarkets supermarket markets market trading
    traders imports exports international worldwide manufacturing manufacturers factory works
    workshop workshops garage garages laundry cleaners optics jewellers watches
    joinery joiners castings foundry forge mutual bakers nurseries plumbing plumbers roofing roofers
    glazing electricals caterers removals scaffolding upholstery pottery potteries tannery cannery
    fisheries quarry quarries timber lumber sawmill sawmills brickworks ironworks gasworks
    boatyard boatyards marine cruises cabs minibuses autos kennels stables pharmacy chemists
    opticians dental lettings solicitors accountants surveyors architects brokers contractors
    florists butchers grocers fishmongers ironmongers stationers outfitters drapers furnishers
    decorators bookshop wine spirits cider ales savings cooperative collective ensemble orchestra
    quartet quintet trio choir band players circus
    textil stahl bau werke verlag optik chemie reederei spedition banque banco automobili edizioni
    editions maschinen elektronik transporte"""
)
AND = frozenset({"&", "+"})
ENOUGH = 2


@lru_cache(maxsize=2**14)
def is_firm_name(name: str) -> bool:
    """Whether a name as written, of two words or more, is a firm's or a body's."""
    words = [word.strip(".,").lower() for word in name.split()]
    words = [word for word in words if word not in {"the", "", "and"}]
    if len(words) < ENOUGH or not name.rsplit(maxsplit=1)[-1][:1].isupper():
        return False
    if not AND.isdisjoint(words) or words[-1] in ENDINGS:
        return True
    person = words[0] in HONORIFICS or len(words[0]) == 1 or is_listed(words[0])
    return words[-1] in TRADES and not person
