"""What is said in a chat and asks the directory for nothing: no card, not even where a name stands in it."""

from collections.abc import Iterator

import pytest

from bot.directory import Directory
from bot.intents import Choose, Clarify, Help, NextMeeting, Nothing, ShowDetails, Unknown, WhoHandles
from bot.understanding import Understanding
from data.memory import Memory, Store
from tests.conversation import GROUP, Conversation

FRENCH = """
merci pour le document
j'arrive dans cinq minutes
je suis en retard désolé
bon week-end à tous
on se voit demain
j'ai vu Anna hier
J'ai envoyé la convention à Gonzalo hier soir
Anna est en congé cette semaine
merci Anna
Merci beaucoup Isabelle, c'est parfait
bonjour Gonzalo
Bravo Emilie !
à demain Santiago
Gonzalo, tu peux m'envoyer le compte rendu ?
Isabelle n'est pas encore là, on l'attend ?
Nous avons reçu la délégation de Coquimbo mardi dernier
Le maire de Castro a signé la convention ce matin
Je pars à Santiago la semaine prochaine
Il pleut à Quimper, comme d'habitude
J'adore Chiloé, les paysages sont magnifiques
La réunion de Grenoble s'est très bien passée
Notre train pour Montpellier a deux heures de retard
Je vous envoie le budget avant vendredi
Emmanuel vous rappellera demain matin
on peut décaler à 16h ?
tout le monde est d'accord ?
vous avez reçu mon message ?
qui apporte le café ?
qui prend les notes aujourd'hui ?
je ne pourrai pas venir mardi
le lien ne marche pas
mon micro ne fonctionne pas
je vous entends très mal
quelqu'un a le lien de la visio ?
c'est noté pour le 29 novembre
rendez-vous place de la Mairie à 15 h
on en reparle à la prochaine réunion
La prochaine réunion sera difficile à organiser
à la prochaine réunion on parlera du budget
bon anniversaire Aline !
félicitations à toute l'équipe
il fait un temps magnifique
quel match hier soir
je suis d'accord avec Gonzalo
comme disait Anna, il faut avancer
je transmets à ma direction
la version finale est en pièce jointe
j'ai changé d'adresse
merci pour le change
vers midi ça vous va ?
trop cool
super nouvelle
haha excellent
pas de souci
ça marche pour moi
désolée pour le retard
je regarde et je reviens vers vous
la facture a été payée
le vol est annulé
bonne chance pour demain
nous étions douze autour de la table
Le Chili a gagné hier soir !
La France va gagner, j'en suis sûr
Patricio arrive à l'aéroport à 8 h
"""
SPANISH = """
gracias por el documento
voy en camino
llego en diez minutos
disculpen el atraso
buen fin de semana a todos
nos vemos mañana
ayer vi a Anna en la oficina
Le mandé el convenio a Gonzalo anoche
Anna está de vacaciones esta semana
gracias Anna
Muchas gracias Isabelle, quedó perfecto
hola Gonzalo
¡Felicitaciones Emilie!
hasta mañana Santiago
Gonzalo, ¿me mandas el acta?
Isabelle todavía no llega, ¿la esperamos?
Recibimos a la delegación de Coquimbo el martes pasado
El alcalde de Castro firmó el convenio esta mañana
La próxima semana viajo a Santiago
Está lloviendo en Valdivia, para variar
Me encanta Chiloé, los paisajes son preciosos
La reunión de Grenoble salió muy bien
Mi vuelo a Puerto Montt tiene dos horas de atraso
Les envío el presupuesto antes del viernes
Emmanuel los va a llamar mañana
¿podemos correrla a las 16?
¿están todos de acuerdo?
¿recibieron mi mensaje?
¿quién trae el café?
¿quién toma nota hoy?
no voy a poder el martes
el enlace no funciona
no me funciona el micrófono
los escucho muy mal
¿alguien tiene el enlace del zoom?
anotado para el 29 de noviembre
nos juntamos en la plaza a las 15 horas
lo vemos en la próxima reunión
La próxima reunión va a ser difícil de organizar
en la próxima reunión hablamos del presupuesto
¡feliz cumpleaños Aline!
felicitaciones a todo el equipo
hace un calor terrible
qué partido el de anoche
estoy de acuerdo con Gonzalo
como decía Anna, hay que avanzar
lo veo con mi jefatura
la versión final va adjunta
cambié de dirección
tipo doce les parece bien?
qué buena noticia
bacán
jajaja buenísimo
no se preocupe
por mí está bien
perdón por la demora
lo reviso y les cuento
la factura ya está pagada
se canceló el vuelo
suerte para mañana
éramos doce en la mesa
¡Chile ganó anoche!
Francia va a ganar, estoy seguro
Patricio llega al aeropuerto a las 8
"""
ENGLISH = """
thanks for the document
on my way
I'll be there in five minutes
sorry I am late
have a good weekend everyone
see you tomorrow
I saw Anna yesterday
I sent the agreement to Gonzalo last night
Anna is on leave this week
thank you Anna
Many thanks Isabelle, that is perfect
hello Gonzalo
Congratulations Emilie!
see you tomorrow Santiago
Gonzalo, can you send me the minutes?
Isabelle is not here yet, shall we wait for her?
We received the delegation from Coquimbo last Tuesday
The mayor of Castro signed the agreement this morning
I am travelling to Santiago next week
It is raining in Quimper, as usual
I love Chiloé, the landscapes are beautiful
The meeting in Grenoble went very well
My train to Montpellier is two hours late
I will send you the budget before Friday
Emmanuel will call you tomorrow morning
can we move it to 4pm?
does everybody agree?
did you get my message?
who brings the coffee?
who takes the notes today?
I cannot make it on Tuesday
the link does not work
my microphone is broken
I can hardly hear you
does anybody have the link to the call?
noted for 29 November
let's meet at the station at 3
we will talk about it at the next meeting
The next meeting will be hard to organise
at the next meeting we will discuss the budget
happy birthday Aline!
well done to the whole team
the weather is lovely
what a match last night
I agree with Gonzalo
as Anna said, we must move on
I will pass it on to my boss
the final version is attached
I changed my address
around noon is fine with me
great news
so cool
haha excellent
no problem at all
works for me
sorry for the delay
I'll look into it and get back to you
the invoice has been paid
the flight is cancelled
good luck for tomorrow
there were twelve of us at the table
Chile won last night!
France will win, I am sure
Patricio lands at 8 in the morning
"""

SENTENCES = {"fr": FRENCH, "es": SPANISH, "en": ENGLISH}
CARDS = (WhoHandles, Clarify, Choose, ShowDetails, Unknown, NextMeeting)
LEAST = 60


def sentences() -> list[tuple[str, str]]:
    return [(language, line) for language, listed in SENTENCES.items() for line in listed.strip().splitlines()]


@pytest.fixture(scope="module")
def memory(shipped_template: object) -> Iterator[Memory]:
    from pathlib import Path

    from data.memory import open_memory

    store: Store = open_memory(Path(str(shipped_template)))
    with store.look() as memory:
        yield memory
    store.close()


@pytest.mark.parametrize(("language", "said"), sentences())
def test_small_talk_is_given_no_card(language: str, said: str, memory: Memory, shipped_directory: Directory) -> None:
    understood = Understanding(shipped_directory, memory, language).understand(said)  # type: ignore[arg-type]
    assert not isinstance(understood.intent, CARDS), understood.intent
    assert isinstance(understood.intent, Help | Nothing)


@pytest.mark.parametrize("language", SENTENCES)
def test_there_is_enough_small_talk_to_tell(language: str) -> None:
    assert len(set(SENTENCES[language].strip().splitlines())) >= LEAST


@pytest.mark.parametrize("said", ["J'ai vu Anna hier", "Le mandé el acta a Gonzalo", "I agree with Isabelle"])
def test_minga_is_silent_in_a_group_when_small_talk_reaches_her(said: str, conversation: Conversation) -> None:
    assert conversation.say(said, where=GROUP) == []
    assert conversation.say(said) != [], "in private she says kindly what can be asked"
