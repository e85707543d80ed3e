"""Names that look like two forms of one and are two, or are one in two forms that are both right.

Each text is silent with every rule about names, those of the strict profile among them.
"""

from functools import cache

import pytest

from mtlint import Document, Engine
from mtlint.registry import load_rules

RELATIVES = {
    "father and son": "Kim Jong Un praised his father Kim Jong Il and his grandfather Kim Il Sung. Kim Jong Un wept.",
    "brother and sister": "Kim Jong Un sent his sister Kim Yo Jong to Seoul. Kim Jong Un stayed in Pyongyang.",
    "brothers of one syllable": "Jang Dong Gun and Jang Dong Min, brothers from Seoul, sang. Jang Dong Gun won.",
    "sisters with like names": "Hanna Sandvik and Hanne Sandvik ski. Hanna Sandvik won; Hanna Sandvik slept.",
    "father and daughter": "Daniel Osei drove his daughter Daniela Osei home. Daniel Osei wept, Daniel Osei said.",
    "Slavic spouses": "Pavel Horak and Pavla Horakova wed. Horak drove, Horak sang, and Horakova slept.",
    "Russian spouses": "Igor Belousov and Olga Belousova left. Belousov waved, Belousov wept, Belousova slept.",
    "Icelandic siblings": "Jon Gunnarsson met Anna Gunnarsdottir. Jon Gunnarsson sang, and Gunnarsson wept.",
    "junior": "Martin Ekholm Jr. met Martin Ekholm Sr., and Ekholm drove Ekholm home.",
    "twins": "Jakub Zelenka and Jakob Zelinka row. Jakub Zelenka won; Jakub Zelenka slept.",
    "maiden name": "Ada Thorne, born Ada Thorpe, sang. Ada Thorne won; Ada Thorne slept.",
    "double name after a wedding": "Ada Thorne-Lasky, once Ada Thorne, sang. Thorne-Lasky won. Thorne-Lasky slept.",
    "widow": "Mr. Laskin died. Mrs. Laskin, his widow, sang. Mrs. Laskin wept, and Mrs. Laskin slept.",
    "family in the plural": "The Laskins left. Laskin's son stayed, Laskin said; Laskin is 60.",
    "dynasty": "Napoleon III and Napoleon II: Napoleon III ruled. Napoleon III fled.",
}
SURNAMES = {
    "Mr. Ahn and Mr. An": "Mr. Ahn met Mr. An in Seoul. Mr. Ahn spoke, Mr. Ahn sang, and Mr. An slept.",
    "Lee and Li": "Lee Soo-hyun beat Li Na. Lee wept, Lee sang, and Li slept.",
    "Chang and Zhang": "Coach Chang met coach Zhang. Chang spoke, Chang sang, and Zhang slept.",
    "Hansen and Hanson": "Peter Hansen beat Karl Hanson. Hansen spoke, Hansen sang, and Hanson slept.",
    "Smith and Smyth": "Anna Smith beat Carol Smyth. Smith spoke, Smith sang, and Smyth slept.",
    "Clark and Clarke": "Judge Roy Clark wrote to Anne Clarke. Clark is old; Clark is deaf.",
    "Meyer and Mayer": "Emil Meyer met Rosa Mayer. Meyer spoke, Meyer sang, and Mayer slept.",
    "Petrov and Petrović": "Ivan Petrov met Goran Petrović. Petrov spoke, Petrov sang.",
    "Fernandes and Fernández": "Luis Fernandes beat Ana Fernández. Fernandes spoke; Fernandes sang.",
    "Johnson and Johnston": "Mark Johnson met Brian Johnston. Johnson spoke, Johnson sang.",
    "Marks and Marx": "Rita Marks read Karl Marx. Marks spoke, Marks sang, and Marx slept.",
    "Brown and Browne": "Tina Brown sold to Des Browne. Brown spoke, Brown sang.",
    "Davis and Davies": "Ann Davis met Huw Davies. Davis spoke, Davis sang, Davies slept.",
    "Mohammed and Mahmoud": "Mohammed Sabri met Mahmoud Sabri. Mohammed Sabri left; Mohammed Sabri wept.",
    "two Omars": "Omar Haddad met Umar Farooq. Omar Haddad left; Omar Haddad wept.",
    "two Vladimirs": "Volodymyr Zelenskyy rang Vladimir Putin. Volodymyr Zelenskyy thanked him.",
    "Wang and Wong": "Wang Lei beat Wong Kai. Wang Lei spoke, Wang Lei sang.",
    "Zhang Wei and Zhang Yi": "Zhang Wei met Zhang Yi. Zhang Wei spoke, Zhang Wei sang.",
    "Park and park": "Park Ji-soo ran in Park Street. Park spoke, Park sang in Seoul.",
}
PLACES = {
    "Guinea and Guyana": "Guinea lost to Guyana. In Guinea it rained, in Guyana it did not; Guinea scored.",
    "three Guineas": "Guinea, Guinea-Bissau and Equatorial Guinea signed. Guinea left, Guinea said.",
    "Papua New Guinea": "Papua New Guinea met Papua. Papua New Guinea won, and Papua slept.",
    "Niger and Nigeria": "Niger met Nigeria in Niger. Niger won. Nigerien fans sang, Nigerian fans wept.",
    "Georgia twice": "Georgia, the state, trades with Georgia, the country; Georgians and Georgian wine.",
    "two Congos": "The Republic of the Congo met the Democratic Republic of the Congo. Congo won; DR Congo lost.",
    "two Koreas": "North Korea wrote to South Korea. North Korea waited; the Koreas met, and Korean rice.",
    "Mali and Malta": "Mali met Malta in Mali. Mali won, Malians sang, and the Maltese wept.",
    "Slovakia and Slovenia": "Slovakia beat Slovenia in Slovakia. Slovaks sang, Slovenes wept; Slovak beer.",
    "Austria and Australia": "Austria beat Australia. Austria sang, Austria slept; Australians wept.",
    "Iran and Iraq": "Iran wrote to Iraq. Iran waited, Iran said; Iraqi oil, Iranian gas.",
    "Latvia and Lithuania": "Latvia beat Lithuania in Latvia. Latvians sang, Lithuanians wept.",
    "Mauritius and Mauritania": "Mauritania wrote to Mauritius. Mauritania waited; Mauritania paid.",
    "Dominica": "Dominica wrote to the Dominican Republic. Dominica waited; Dominica paid.",
    "Gambia and Zambia": "Gambia beat Zambia. Gambia sang, and Gambia slept.",
    "Paraguay and Uruguay": "Paraguay beat Uruguay. Paraguay sang, and Paraguay slept.",
    "Bahrain and Bahamas": "Bahrain beat the Bahamas. Bahrain sang, and Bahrain slept.",
    "Sudan and South Sudan": "Sudan wrote to South Sudan. Sudan waited; Sudan's envoy wept in Juba.",
    "Hebei and Hubei": "Hebei and Hubei had rain. Hubei flooded, and Hubei's dams broke.",
    "Shanxi and Shaanxi": "Shanxi borders Shaanxi. Shanxi digs coal, and Shanxi sells it.",
    "Jiangsu and Jiangxi": "Jiangsu beat Jiangxi. Jiangsu sang, and Jiangsu slept.",
    "Derry and Kerry": "Derry beat Kerry. Derry sang, and Derry slept; Kerry wept.",
    "Washington twice": "Washington wrote to Olympia, Washington. Washington waited; the Washington Post wrote.",
    "city and people": "Paris slept. Parisians sang, Paris's mayor wept, and Parisian bread was sold in Paris.",
    "nationality and country": "Ukraine sold Ukrainian wheat. Ukrainians sang; Ukraine's ports slept.",
    "hyphen that makes an adjective": "New York slept. A New York-based firm and a US-China deal; New York won.",
    "Newtown and New Town": "Newtown lies near New Town. Newtown slept; Newtown sang.",
    "Kyiv in a longer name": "Kyiv slept. Dynamo Kiev lost in Kyiv, and chicken Kiev was served in Kyiv.",
    "what Russia calls it": "Bakhmut fell. Russia calls it Artyomovsk, and Bakhmut sleeps in Bakhmut's ruins.",
    "what it was called": "Almaty slept. In Almaty, once known as Alma-Ata, nobody called.",
    "name in another language": "Kharkiv slept (Kharkov in Russian). Kharkiv's mayor wept in Kharkiv.",
    "renamed town": "Dnipro was named Dnipropetrovsk; the town of Bakhmut, renamed Artemivsk, is Bakhmut again.",
    "river and town": "The Ouse floods Lewes; the Oise floods Creil. The Ouse rose, and the Ouse fell.",
}
THINGS = {
    "streets": "He lives in Marin Street. Marine Street and Marin Street cross at Marin Street.",
    "street and its patron": "Ada Holm walked down Ada Holm Street. Holm Street was empty, Holm said.",
    "ships": "The Ada Holm left port; the Eva Holm stayed. The Ada Holm sank, and the Ada Holm rusts.",
    "prize and its patron": "Emil Sandvik won the Emily Sandvik Prize. Emil Sandvik wept; Emil Sandvik slept.",
    "firm and founder": "Henry Ford founded Ford. Ford grew, and Ford paid; Ford died in 1947.",
    "firms": "Siemens beat Siemens Energy. Siemens paid, and Siemens slept.",
    "like firms": "Intel sued Inteliquent. Intel paid, and Intel slept.",
    "teams of one city": "Manchester United beat Manchester City. Manchester slept; United sang, City wept.",
    "two Madrids": "Real Madrid beat Atletico Madrid; Madrid slept. Madrid's fans sang in Madrid.",
    "two Inters": "Inter Milan beat Inter Miami. Milan slept, Milan sang, and Miami wept.",
    "acronyms": "UNESCO wrote to UNICEF. UNESCO paid; UNICEF wept. WHO and WTO, ICC and ICJ.",
    "missiles": "The S-300 and the S-400 differ; the S-300 is old, and the S-300 rusts.",
    "like models": "The Boeing 737 and the Boeing 747: the Boeing 737 flew.",
    "months and days": "In March the March sisters marched; April May met June August on Friday.",
    "a girl called April": "April Holm was born in April. April Holm sings in May, April Holm said.",
    "singular and plural": "The Ministry of Sport met other Ministries. A Minister left; Ministers stayed.",
    "words that open sentences": "Market day came. Markets closed. Marker pens sold. Market forces won.",
    "like openings": "There was rain. Their roof broke. Then they left. Three stayed. Those wept.",
    "capitals of a headline": "TARRAWONGA BURNS\n\nTarrawonga burned. At Tarrawonga nobody slept.",
    "religions": "Shiites met Sunnis. A Shiite cleric spoke, and a Shia mosque was full of Shiites.",
    "languages": "She speaks Serbian and Sorbian. Serbian is easy; Serbian is hers.",
    "parties": "The Democrats met the Democratic Party. Democrats sang; a Democrat wept.",
    "stage name": "Ottilie Renz, who sings as Otti Renz, won. Otti Renz sang, and Otti Renz wept.",
    "bilingual name": "Ana Ruiz plays Anna Karenina. Ana Ruiz sings, and Ana Ruiz wept.",
    "web names": "The Guardian quotes theguardian.com. The Guardian wrote so; the Guardian slept.",
}
FORMS = {
    "surname after the full name": "Oksana Bilozerska won. Bilozerska wept, and Bilozerska slept; Oksana sang.",
    "initials": "A. B. Whitlock won. Whitlock wept, and A.B. Whitlock slept.",
    "middle initial": "Roy T. Alden won. Roy Alden wept, and Alden slept.",
    "title before the given name": "Queen Margrethe met Princess Margrethe. Queen Margrethe wept.",
    "children by given name": "Gertrud Haffner is six. Gertrud plays; Gertrud Haffner likes it. Gertrud sings.",
    "Japanese order once": "Akari Tanaka won. Tanaka wept, and Tanaka's coach Mori Ito slept.",
    "Vietnamese given name": "Pham Quoc Bao won in Hanoi. Bao wept, and Bao slept; Bao sang.",
    "Chinese surname with a title": "Deng Haoran won. Mr. Deng wept, and President Deng slept.",
    "Korean surname with a title": "Baek Seo-jun left Seoul. Mr. Baek slept, and Minister Baek wept.",
    "article at the start of a sentence": "Al-Tawassi won. Friends met al-Tawassi, and Hamid al-Tawassi wept.",
    "article left out": "Hamid al-Tawassi won. Tawassi wept, and Tawassi slept.",
    "articles of two names": "Hamid el-Tawassi met Omar al-Mansuri. El-Tawassi wept; al-Mansuri slept.",
    "El Paso": "El Paso slept. The national Security Council met in El Paso, and El Paso sang.",
    "hyphen in South and none in North": (
        "Kim Jong Un wrote to Baek Seo-jun in Seoul. Pak Tok Chol stood beside Kim Jong Un, and Kwon"
        " Do-hyun beside Baek Seo-jun."
    ),
    "possessives": "Jones's car hit Jones. Jones's wife drove, and the Joneses laughed.",
    "quoted spelling": 'Kyiv slept. "We love Kyiv," she said in Kyiv.',
    "accents in a web address": "Orévalle slept; see orevalle.example.org. Orévalle sang.",
    "capitals of a logo": "NEW YORK (AP) - New York slept. New York sang.",
}
TEXTS = {
    f"{group}: {name}": text
    for group, texts in (
        ("relatives", RELATIVES),
        ("surnames", SURNAMES),
        ("places", PLACES),
        ("things", THINGS),
        ("forms", FORMS),
    )
    for name, text in texts.items()
}


@cache
def engine() -> Engine:
    rules = (entry.rule for entry in load_rules().values())
    return Engine(rule for rule in rules if rule.id.startswith("names."))


def test_there_are_enough_of_them() -> None:
    assert len(TEXTS) >= 60


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_two_names_are_not_one(text: str) -> None:
    checked = engine().check(Document(text))
    assert not checked.failures
    assert [(f.rule, text[f.start : f.end], f.fix) for f in checked.findings] == []
