"""The four invented documents of the lantern parade, as received."""

GAZETTE = """The Brenn Gazette
Log in | Share | Print

Cart tips on Mill Bridge
By Ida Morrow

The lantern parade set out from the school at seven o'clock on Monday evening. At the Mill Bridge \
a hay cart tipped over. Twelve children fell into the river. The miller, Jonas Veit, pulled Ilse \
Brandt out of the water. The carter had not been drinking, the constable said. The mayor tried to \
stop the parade. It was the saddest evening this town has seen in years.

[Photo: lanterns on the bridge]

Comments
Nell, 14 November 2019
It was nine children that fell in, I counted them. Who pulled little Ilsa out?

bridgewatcher, 15 November 2019
The cart did not tip over, its wheel broke.
"""

STATEMENT = """Statement of Tomas Reik, carter, taken on 13 November 2019

I drove the hay cart behind the lantern parade. The parade left the school at half past seven. On \
the Mill Bridge the left wheel broke and the cart tipped over. Nine children fell into the river. \
Constable Aune pulled the Brandt girl out of the water. I had drunk nothing that day.
"""

LETTER = """Dear Marthe,

you will have heard of our misfortune. We walked with the lanterns from the school at about seven. \
The cart tipped over on the old bridge and the children fell into the water. Jonas pulled our Ilse \
out and carried her home. Reik had been drinking since noon. How could they let such a man drive?

Your Hanne
"""

INTERVIEW = """Interview with Constable Peder Aune, 20 November 2019

Q. When did the parade begin?
A. The parade started at seven from the school yard.
Q. Who got the girl out?
A. I did not pull her out. The miller pulled Ilse Brandt out of the water.
"""
