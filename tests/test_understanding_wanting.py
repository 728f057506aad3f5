"""Wishes and questions in whatever words, and reports, greetings and business that only name something."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.directory import Directory
from bot.intents import Choose, Clarify, Help, Nothing, ShowDetails, ShowHistory, ShowNeighbours, Unknown, WhoHandles
from bot.names import words as words_of
from bot.understanding import Understanding
from bot.understanding.spelling import repaired
from bot.understanding.vocabulary import vocabulary
from data.memory import Memory, open_memory
from data.model import Language

FRENCH_ASK = """
Je reçois une délégation de Coquimbo lundi, qui dois-je prévenir ?
Bonjour, le maire souhaite se rendre à Chiloé au printemps. Avec qui voir ça ?
On prépare un dossier sur Castro, il me faudrait un nom
Envoyez-moi la fiche Hérault
Sortez-moi ce qu'on a sur Grenoble
Isabelle Bonnin, on la connaît ?
M. Duran, il est maire de quelle ville ?
Gonzalo Duran, c'est bien le maire d'Independencia ?
Finistère : état des lieux ?
un point sur Coquimbo
Petit rappel sur le partenariat Finistère-Chiloé ?
Je suis perdu, Chiloé c'est rattaché à qui chez nous
Marseille a un partenaire au Chili ?
est-ce que Grenoble cherche toujours ?
tu peux me sortir les infos d'Ancud
qui s'ocupe de Chiloé
qui est le contcat pour Coquimbo
le référant pour l'Hérault
une question sur l'Hérault
J'aurais une question au sujet de Chiloé
Rafraîchissez-moi la mémoire sur Marseille
Anna Calvez travaille-t-elle toujours au Finistère ?
Emilie Castel, elle est où maintenant ?
le dossier de subvention pour Chiloé est suivi par qui
par qui est suivi Coquimbo
Coquimbo, ça donne quoi
quid de Chiloé
Et la Bourgogne dans tout ça ?
Je dois rédiger une note sur l'Hérault pour vendredi, où en sommes-nous ?
J'ai un appel de la mairie d'Ancud, vers qui je les oriente ?
Un collègue part à Coquimbo, a-t-on quelqu'un sur place ?
on bosse avec qui à Quellón
fiche Chiloé svp
voir Coquimbo
je veux la carte d'Eric Recoura
besoin d'infos rapides : Grenoble
Qui remplace Aline Mandeix pendant ses congés ?
les Bourguignons, ils bossent avec qui au Chili ?
Savez-vous si le Finistère est encore actif ?
Pour Coquimbo je m'adresse à quelle personne
Mon élue demande un topo sur Chiloé
il y a du nouveau côté Hérault ?
Depuis quand l'Hérault travaille avec Coquimbo ?
Qui est-ce, Santiago Betancur ?
Je cherche à savoir si Dijon a un jumelage
Merci de m'envoyer le contact de Grenoble
Chiloé, svp, c'est urgent
comment s'appelle la dame qui suit Coquimbo à Montpellier
Tu te rappelles le nom du chargé de mission de Grenoble ?
Qui s'ocupe de l'Hérault ?
qui est le responsabel de Coquimbo
le parteniare de l'Hérault
"""
SPANISH_ASK = """
Recibo una delegación de Marsella el jueves, ¿a quién aviso?
La alcaldesa quiere viajar al Finisterre, con quién coordino
estoy armando una minuta sobre Coquimbo, necesito un nombre
mándenme la ficha de Chiloé
Cuénteme de Grenoble
Isabelle Bonnin, ¿la conocemos?
El señor Duran, ¿de dónde es alcalde?
¿en qué quedó lo de Chiloé?
resumen de Hérault porfa
¿Coquimbo tiene socio en Francia?
¿Grenoble sigue buscando contraparte?
quien se encarja de Chiloé
contcto de Coquimbo
el encragado de Chiloé
una duda sobre Coquimbo
¿Anna Calvez todavía trabaja ahí?
Emilie Castel, ¿dónde está ahora?
y de Borgoña qué se sabe
Nos llamaron de Marsella y no sé a quién derivarlos
Un colega va a Chiloé, ¿tenemos a alguien allá?
ficha de Isabelle Bonnin por favor
a ver Coquimbo
¿A cargo de quién está Quellón?
con quién hay que hablar lo de Castro
nuestro concejo pide antecedentes de Chiloé
¿Hay novedades de Hérault?
¿desde cuándo trabaja Hérault con nosotros?
hace falta un dato de Grenoble
me interesa Chiloé
Ayúdeme con Coquimbo
¿Me recuerda el nombre de la persona de Grenoble?
¿Existe algo con Quimper?
para un tema de turismo en Ancud, ¿quién ve eso?
información de contacto Grenoble
Gonzalo Duran, ¿es el alcalde de Independencia?
tengo que mandar una carta al Finisterre, ¿a nombre de quién va?
necesito comunicarme con Marsella
qué onda con Coquimbo
quién es el encargdo de Coquimbo
la contraprate de Finisterre
"""
ENGLISH_ASK = """
We're hosting people from Chiloé on Monday, whom do I notify?
For a delegation from Coquimbo, who do I tell
I'm drafting a note about Hérault and could use a name
Send me the Chiloé sheet
Pull up Grenoble
Isabelle Bonnin, do we know her?
Mr Duran, he's mayor of where?
brief me on Coquimbo
quick summary of Finistère?
does Marseille have anybody over there?
Is Grenoble still looking?
who handels Chiloé
contcat for Coquimbo
who is responsable for Chiloé
a question about Coquimbo
Fill me in on Chiloé
does Anna Calvez still work there?
Emilie Castel, where is she these days?
and Burgundy, anything going on?
a colleague is flying to Castro, have we anybody there?
Eric Recoura's details
let's see Coquimbo
Chiloé falls under whom
Under whose remit is Quellón?
our councillor is asking for background on Chiloé
anything new with Hérault?
how long has Hérault been working with Coquimbo?
Could use some help with Grenoble
interested in Chiloé
What's the name of the woman in Montpellier who does Coquimbo
has Quimper got a twin town in Chile
Coquimbo – latest?
point person Chiloé
Gonzalo Duran is the mayor of Independencia, right?
I have to write to Finistère, to whose attention?
would love to know more about Marseille
which of our people cover Castro
what's the deal with Coquimbo
Whose baby is Chiloé?
who is in chrage of Coquimbo
the partnreship with Coquimbo
who looks aftr Chiloé
"""
FRENCH_TELL = """
Je rentre de Chiloé, c'était magnifique
Nous étions à Coquimbo la semaine dernière
Anna m'a dit que c'était réglé
On mange à Grenoble ce midi ?
Il fait beau à Marseille aujourd'hui
Bonne route pour Quimper !
Bon retour à Santiago
Isabelle, tu as deux minutes ?
Gonzalo, vous pouvez regarder le document ?
Merci à l'Hérault pour l'accueil
Vive la Bourgogne
Quelle belle photo de Castro !
Le train de Dijon est annulé
J'habite à Marseille depuis dix ans
Emilie arrive demain à Valparaíso
Anna a un bébé, c'est une fille
Eric est malade, il ne viendra pas
ma fille étudie à Santiago
La délégation d'Ancud repart vendredi
le match Marseille-Lyon était nul
Je vous transmets les photos de Chiloé
Anna, on se rappelle demain ?
tu seras à Grenoble jeudi ?
vous venez à Montpellier pour la réunion ?
j'ai perdu ma valise à Santiago
ok Isabelle
Bien reçu Gonzalo, je regarde
voici les photos de Coquimbo
Le Finistère nous a envoyé sa délibération
On a signé avec Coquimbo !
Bienvenue à Castro
Salutations de Chiloé
La Bretagne me manque
Coquimbo a répondu ce matin
Anna et Gonzalo se sont vus hier
Marseille gagne 2-0
je serai à Quimper mardi
il neige sur Grenoble
Patricio prépare le repas
Bonjour à tous de Chiloé
Isabelle présente ses excuses
l'avion pour Santiago décolle à 22 h
Emmanuel vient avec nous ?
on est bien arrivés à Valdivia
"""
SPANISH_TELL = """
Vuelvo de Chiloé, hermoso
Estuvimos en Marsella la semana pasada
Anna me dijo que estaba listo
¿Almorzamos en Castro?
Hace frío en Coquimbo hoy
¡Buen viaje a Quimper!
saludos desde Chiloé
Isabelle, ¿tiene un minuto?
Gonzalo, ¿puede revisar el documento?
Gracias a Hérault por la acogida
¡Viva Chiloé!
Qué linda foto de Castro
El bus a Valparaíso está suspendido
Vivo en Coquimbo hace diez años
Emilie llega mañana a Santiago
Anna tuvo su guagua
Eric está enfermo, no viene
mi hija estudia en Grenoble
la delegación de Marsella se va el viernes
les comparto las fotos de Chiloé
¿vas a estar en Ancud el jueves?
¿vienen a Montpellier a la reunión?
perdí mi maleta en Santiago
ok Isabelle
Recibido Gonzalo, lo reviso
aquí van las fotos de Coquimbo
Finisterre nos mandó su acuerdo
¡Firmamos con Coquimbo!
Bienvenidos a Castro
Coquimbo respondió esta mañana
Marsella va ganando 2-0
estaré en Quimper el martes
tembló en Coquimbo
Patricio prepara el asado
ya aterrizamos en Valdivia
¿Emmanuel viene con nosotros?
Un abrazo para Gonzalo
me quedé sin señal en Quellón
"""
ENGLISH_TELL = """
Just back from Chiloé, stunning
We were in Coquimbo last week
Anna told me it was sorted
Lunch in Grenoble today?
It's sunny in Marseille
Safe trip to Quimper!
Greetings from Chiloé
Isabelle, got a minute?
Gonzalo, could you look at the document?
Thanks to Hérault for having us
What a lovely picture of Castro
The train from Dijon is cancelled
I've lived in Marseille for ten years
Emilie arrives in Valparaíso tomorrow
Anna had a baby girl
Eric is sick, he won't make it
my daughter studies in Santiago
The Ancud delegation leaves on Friday
sharing the photos of Chiloé
will you be in Grenoble on Thursday?
are you coming to Montpellier for the meeting?
I lost my suitcase in Santiago
ok Isabelle
Got it Gonzalo, will check
here are the pictures from Coquimbo
Finistère sent us their decision
We signed with Coquimbo!
Welcome to Castro
I miss Chiloé
Coquimbo replied this morning
Marseille are winning 2-0
I'll be in Quimper on Tuesday
Patricio is cooking dinner
we've landed in Valdivia
Is Emmanuel coming with us?
Give Gonzalo my regards
no signal in Quellón
Anna and Gonzalo met yesterday
the Coquimbo team played well
"""
ASKING: dict[Language, str] = {"fr": FRENCH_ASK, "es": SPANISH_ASK, "en": ENGLISH_ASK}
TELLING: dict[Language, str] = {"fr": FRENCH_TELL, "es": SPANISH_TELL, "en": ENGLISH_TELL}
CARDS = (WhoHandles, Clarify, Choose, ShowDetails, ShowHistory, ShowNeighbours, Unknown)
HEARD_AS: list[tuple[Language, str, str]] = [
    ("fr", "contcat", "contact"),
    ("fr", "coorespondant", "correspondant"),
    ("es", "encarja", "encarga"),
    ("en", "handels", "handles"),
    ("en", "counterprat", "counterpart"),
    ("en", "three", "three"),
    ("fr", "coquimbo", "coquimbo"),
]


@pytest.fixture(scope="module")
def memory(shipped_template: Path) -> Iterator[Memory]:
    store = open_memory(shipped_template)
    with store.look() as memory:
        yield memory
    store.close()


def said(table: dict[Language, str]) -> list[tuple[Language, str]]:
    return [(language, line) for language, lines in table.items() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("language", "asked"), said(ASKING))
def test_whoever_wishes_to_know_is_given_a_card(
    language: Language, asked: str, memory: Memory, shipped_directory: Directory
) -> None:
    understood = Understanding(shipped_directory, memory, language).understand(asked)
    assert isinstance(understood.intent, WhoHandles | ShowHistory | ShowDetails), understood.intent


@pytest.mark.parametrize(("language", "told"), said(TELLING))
def test_whoever_tells_is_given_none(
    language: Language, told: str, memory: Memory, shipped_directory: Directory
) -> None:
    understood = Understanding(shipped_directory, memory, language).understand(told)
    assert not isinstance(understood.intent, CARDS), understood.intent
    assert isinstance(understood.intent, Help | Nothing)


@pytest.mark.parametrize(("language", "written", "heard"), HEARD_AS)
def test_a_slip_in_a_word_of_a_phrase_is_heard_as_the_word(language: Language, written: str, heard: str) -> None:
    words = repaired(words_of(f"qui {written}"), f"qui {written}", vocabulary(language), lambda *_: False)
    assert words[-1].text == heard


def test_a_name_is_never_taken_for_a_slip() -> None:
    words = repaired(words_of("qui contcat"), "qui contcat", vocabulary("fr"), lambda *_: True)
    assert words[-1].text == "contcat"
