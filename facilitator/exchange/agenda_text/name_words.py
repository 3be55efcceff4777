"""Words by which names of persons and of organisations are told from other words."""

import re
from typing import Final

from facilitator.domain.text import fold

_GIVEN: Final = """
ada adam agnes albert alexander alexandra alfred alice alina amelie ana anders andre andrea andreas
angela angelika anja anke ann anna anne annette anton antonia arne arno astrid axel barbara bastian
beate ben benjamin bernd bernhard bettina bill birgit bjorn bo bob boris brigitte britta bruno carl
carla carlos carmen carola carolin caroline carsten cathrin charlotte chris christa christian
christiane christina christine christoph christopher clara claudia claus clemens constanze cornelia
dagmar dan daniel daniela david denis dennis diana dieter dietmar dirk dominik doris dorothea eberhard
edith eike elena elisabeth elke ella emil emily emma eric erich erik erika ernst eva evelyn fabian
fatma felix ferdinand florian frank franz franziska frauke friederike friedrich fritz gabriele georg
gerald gerd gerhard gerrit gesa gisela grace greta gudrun guido gunter hakan hanna hannah hannes hans
harald hartmut heike heiko heiner heinrich heinz helen helena helga helge helmut hendrik henning
henri henrik henry herbert hermann holger horst hubert hugo ian ida ina ines inga inge ingo ingrid irene
iris isabel isabella jacob jakob james jan jana jane janina jason jean jens jessica joachim joanna
jochen joerg johann johanna johannes john jonas jonathan jorg joseph josef juan judith julia julian
juliane julius jurgen jutta kai karen karin karl karoline karsten katarina katharina kathrin katja
katrin kerstin kevin kim kirsten klara klaus konrad kristin kristina kurt lars laura lea lena leon
leonie liam linda lisa lothar louis louise luca lucas lucia ludwig luis luisa lukas lutz magdalena
maike malte manfred manuel manuela marc marcel marco marcus marek maren margarete margot maria marianne
marie marina mario marion mark markus marlene martha martin martina mary mathias matthew matthias
max maximilian mehmet melanie meike mia michael michaela michel miriam mohamed monika moritz nadine
nadja nancy natalie nathalie nele nico nicola nicolas nicole niels nikolaus nils nina nora norbert
ole oliver olaf olga otto pascal patricia patrick paul paula pauline peter petra philip philipp pia
rainer ralf ralph rebecca regina reinhard reinhold renate richard rita robert roland rolf roman ronald
rosa rudolf ruth sabine sabrina samuel sandra sara sarah sascha sebastian silke silvia simon simone
sofia sofie sonja sophia sophie stefan stefanie steffen stephan stephanie steven susanne sven svenja
sylvia tanja tanya tatjana theo theresa theresia thomas thorsten tilman tim timo tina tobias tom tomas
torben torsten udo ulf ulrich ulrike ursula ute uta uwe valentin vanessa vera verena veronika victor
victoria viktor viktoria volker walter werner wiebke wilhelm william wolfgang yasemin yvonne
"""
GIVEN_NAMES: Final = frozenset(fold(name) for name in _GIVEN.split())
"""First names that are frequent in German and English agendas; others are told by other signs."""

TITLES: Final = re.compile(
    r"(?:(?:Prof|Univ|Dr|PD|Priv|Dipl|Mag|Ing|Herrn?|Frau|Mrs?|Ms|Sir|Dame|Staatssekret[äa]r(?:in)?"
    r"|Minister(?:in)?|(?:Ober)?[Bb]ürgermeister(?:in)?|Landr[äa]t(?:in)?|MdL|MdB|StS|Min|Präsident(?:in)?)"
    r"(?![a-zäöüß])(?:\.|-[A-Za-zÄÖÜäöü]+\.?|:in\b)*\s*"
    r"|(?:habil|rer|nat|phil|med|jur|oec|pol|h\.\s?c|h|c|E|theol|agr|soc)\.\s*(?=\S))"
)
"""One title before a name; several may follow each other."""

_PARTICLES: Final = """
von van de der den vom zu zur zum da di del della do dos du el la le ten ter af al bin ibn st.
"""
PARTICLES: Final = frozenset(_PARTICLES.split())

ORGANISATION: Final = re.compile(
    r"\b(?:AG|SE|KG|eG|GmbH|gGmbH|mbH|Ltd|LLC|Inc|Corp|Co|Company|e\.\s?V|OHG|GbR|AöR|KdöR|Group|Gruppe|Team|Lab|Hub)\b"
    r"|(?i:minister(?:ium|ialrat|y)|universit|hochschul|institut|akademie|academy|college|school|schule"
    r"|department|dezernat|referat|abteilung|amt\b|ämter|behörde|agentur|agency|council|authority|office\b"
    r"|kreis\b|landkreis|\bstadt|gemeinde|kommun|region\b|land\b|bund\b|bundes|landes|kammer|verband|verein\b"
    r"|initiative|allianz|alliance|netzwerk|network|cluster|stiftung|foundation|association|society|gesellschaft"
    r"|zentrum|center|centre|forum\b|werke?\b|betrieb|bank\b|sparkasse|klinik|museum|kirche|partei|fraktion"
    r"|consult|berat|solutions|systems|services|energie|wasser|technik|technolog|software|media|verlag|büro\b"
    r"|wirtschaft|förder|forsch|entwickl|planung|umwelt|leiter(?:in)?\b|director|direktor|geschäftsf|vorstand"
    r"|vorsitz|professor|referent|manager|beauftragt|koordinat|trust\b|board\b|union\b)"
)
"""What no name of a person holds."""
