"""Build `rules/mtlint_rules/data/varieties.tsv`: words that British and American English spell apart.

    python tools/build_varieties.py

Every word of `words.txt` of which both spellings are there, by the patterns below; and a list by
hand. A minus sign stands before a spelling that says nothing of the variety by itself, as other
words or other uses are spelt so ("program", "tire"), or as the other variety uses it as well.
"""

from __future__ import annotations

import re
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "rules" / "mtlint_rules" / "data"

OUR = (  # noqa: SIM905 - a list of words reads best as one
    "arbour ardour armour behaviour candour clamour colour demeanour enamour endeavour favour"
    " fervour flavour harbour honour humour labour neighbour odour parlour rancour rigour rumour"
    " savour saviour splendour succour tumour valour vapour vigour"
).split()  # not "glamour", which is American too
LL = (  # noqa: SIM905 - the same
    "travel model label signal fuel level channel tunnel shovel quarrel marvel counsel rival spiral"
    " total dial duel equal funnel grovel initial jewel libel marshal medal panel pedal pencil pummel"
    " revel shrivel snorkel swivel trowel unravel victual yodel bevel chisel"
).split()
ENDINGS = ("ed", "ing", "er", "ers", "ings", "ous", "ously")
NOT_ISE = (  # noqa: SIM905 - the same
    "prise rise wise poise noise guise advise devise revise premise surprise exercise raise braise"
    " cruise bruise promise practise franchise merchandise enterprise compromise comprise despise"
    " disguise excise improvise incise supervise televise circumcise apprise chastise advertise"
    " demise expertise paradise precise concise vise sise arise seise capsise rinse mise camise frise previse misadvise disseise"
).split()
BY_HAND = """
centre center; centres centers; centred centered; centring centering; epicentre epicenter
metre -meter; metres -meters; kilometre kilometer; kilometres kilometers; centimetre centimeter
centimetres centimeters; millimetre millimeter; millimetres millimeters; litre liter; litres liters
-theatre theater; -theatres theaters; fibre fiber; fibres fibers; calibre caliber; sombre somber
spectre specter; lustre luster; meagre meager; sabre saber; sabres sabers; mitre miter
defence defense; defences defenses; defenceless defenseless; offence offense; offences offenses
pretence pretense; licence -license; licences -licenses; practise -practice; practised -practiced
practising -practicing; -cancelled canceled; -cancelling canceling; jewellery jewelry
grey gray; greys grays; greying graying; cheque -check; cheques -checks; storey -story
storeys -stories; tyre -tire; tyres -tires; kerb -curb; kerbs -curbs
programme -program; programmes -programs
"""
# What Canada spells as the United States do, though its colours are British.
CANADIAN_TOO = """
analyse analyze; analysed analyzed; analyses -analyzes; analysing analyzing; analyser analyzer
paralyse paralyze; paralysed paralyzed; paralysing paralyzing; catalyse catalyze
woollen woolen; fulfil fulfill; fulfils fulfills; fulfilment fulfillment
enrol enroll; enrols enrolls; enrolment enrollment; instalment installment
instalments installments; skilful skillful; skilfully skillfully; wilful willful
wilfully willfully; enthral enthrall; appal appall
paediatric pediatric; paediatrician pediatrician; paediatricians pediatricians; anaemia anemia
anaemic anemic; haemorrhage hemorrhage; haemorrhages hemorrhages; haemophilia hemophilia
leukaemia leukemia; oestrogen estrogen; foetus -fetus; foetuses -fetuses; diarrhoea diarrhea
oesophagus esophagus; gynaecologist gynecologist; gynaecology gynecology; orthopaedic orthopedic
anaesthetic anesthetic; anaesthesia anesthesia; manoeuvre maneuver; manoeuvres maneuvers
manoeuvred maneuvered; manoeuvring maneuvering; caesarean cesarean; haemoglobin hemoglobin
plough plow; ploughed plowed; ploughs plows; ploughing plowing; snowplough snowplow
mould mold; moulds molds; moulded molded; mouldy moldy; smoulder smolder
smouldering smoldering; smouldered smoldered; aluminium aluminum; moustache mustache
moustaches mustaches; sceptic skeptic; sceptics skeptics; sceptical skeptical
scepticism skepticism; sulphur sulfur; sulphuric sulfuric; pyjamas pajamas
artefact artifact; artefacts artifacts; cosy cozy; chequered checkered; behove behoove
"""


def pairs(words: frozenset[str]) -> dict[str, str]:
    """Return American spellings by the British ones."""
    found = {}
    for word in words:
        if re.search("ouri[sz]", word):  # "colourise" is of two minds
            continue
        if re.search(r"i[sz](?:e|es|ed|er|ers|ing|ings|able|ation|ations|ational)$", word):
            british = re.sub(r"iz(?=[a-z]+$)", "is", word)
            verb = (
                re.sub(r"(?:es|ed|er|ers|ing|ings|able|ation|ations|ational|e)$", "", british) + "e"
            )
            if british != word and british in words and verb not in NOT_ISE:
                found[british] = word
        for stem in OUR:
            american = word.replace(stem, stem.replace("our", "or"))
            if stem in word and american in words:
                found[word] = american
        for stem in LL:
            for ending in ENDINGS:
                british, american = stem + stem[-1] + ending, stem + ending
                if british in words and american in words:
                    found[british] = american
    return found


def main() -> None:
    """Write the table."""
    lines = (DATA / "words.txt").read_text(encoding="utf-8").splitlines()
    words = frozenset(line.partition(" ")[0] for line in lines)
    rows = {british: (american, "") for british, american in pairs(words).items()}
    for table, shared in ((BY_HAND, ""), (CANADIAN_TOO, "ca")):
        for pair in re.split(r"[;\n]", table):
            if pair.strip():
                british, american = pair.split()
                rows[british] = american, shared
    lines = ["\t".join((british, *rows[british])).rstrip() for british in sorted(rows)]
    head = (
        "# built by tools/build_varieties.py; British, American, ca where Canada has the latter too"
    )
    (DATA / "varieties.tsv").write_text("\n".join((head, *lines, "")), encoding="utf-8")


if __name__ == "__main__":
    main()
