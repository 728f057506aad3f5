# ruff: noqa: E501
"""Sentences for benchmarks/names.py: those that the index was tuned on, and others for the figures that are reported."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Templates:
    """Sentences with a place {name} for a name, sentences that name nobody, and chat: single words and small talk."""

    asking: tuple[str, ...]
    chat: tuple[str, ...]


TUNING = Templates(
    asking=(
        "qui suit {name} ?", "qui s'occupe de {name}", "c'est qui pour {name} ?", "le contact de {name} s'il vous plaît",
        "qui est {name} ?", "avez-vous le téléphone de {name} ?", "je cherche {name}", "et pour {name} ?",
        "bonjour, qui est en charge de {name} ?", "donne-moi les coordonnées de {name}", "quelles nouvelles de {name} cette semaine ?",
        "quién lleva {name}?", "quién se encarga de {name}", "necesito el correo de {name}", "quién es {name}?",
        "hola, con quién hablo por {name}?", "el contacto de {name} por favor", "y {name}?", "qué sabe usted de {name}",
        "who handles {name}?", "who is in charge of {name}", "who is {name}?", "do you have the phone number of {name}?",
        "I need to talk to {name} today", "tell me about {name}", "what about {name}?", "is there any news from {name}?",
    ),
    chat=(
        "bonjour", "merci beaucoup", "salut tout le monde", "j'arrive en retard", "d'accord, à demain", "bonne journée à tous",
        "quand est la prochaine réunion ?", "je ne comprends pas", "pouvez-vous m'aider ?", "il pleut encore", "c'est noté, merci",
        "on se voit mardi à quinze heures", "je suis en vacances jusqu'au vingt", "raconte-moi une blague", "quelle heure est-il ?",
        "super idée", "je vous envoie le document ce soir", "désolé pour le retard", "comment ça marche ?", "à bientôt",
        "hola", "muchas gracias", "buenos días a todos", "llego tarde", "no entiendo nada", "puede ayudarme?", "hasta mañana",
        "cuándo es la próxima reunión?", "qué hora es?", "estoy de vacaciones", "perfecto, quedamos así", "gracias por todo",
        "mañana les mando el acta", "no tengo internet", "cómo funciona esto?", "qué tiempo hace hoy?", "feliz cumpleaños",
        "hello", "thank you so much", "can you help me", "I will be late", "see you tomorrow", "what time is it?", "good morning everyone",
        "when is the next meeting?", "I don't understand", "sounds good to me", "how does this work?", "tell me a joke", "never mind",
        "have a nice weekend", "I am on holiday", "sorry, wrong chat", "that was a great meeting", "please send the minutes",
    ),
)  # fmt: skip

REPORT = Templates(
    asking=(
        "qui gère {name} chez nous ?", "à qui dois-je écrire au sujet de {name} ?", "pourriez-vous me dire qui couvre {name}",
        "{name}, c'est qui le référent ?", "j'aimerais joindre {name} rapidement", "on en est où avec {name} ?",
        "quel est le mail de {name} ?", "peux-tu me trouver {name} dans l'annuaire", "salut ! un interlocuteur pour {name} ?",
        "savez-vous si {name} a répondu ?", "rappelle-moi qui est {name}",
        "quién ve {name} ahora?", "a quién le escribo por {name}?", "cómo ubico a {name}", "me puede dar el teléfono de {name}",
        "estoy buscando a {name}", "en qué estamos con {name}?", "{name}, quién es la contraparte?", "quién maneja {name} por allá",
        "quisiera contactar a {name} lo antes posible", "alguien conoce a {name}?",
        "who looks after {name} these days?", "who should I write to about {name}?", "could you give me the contact for {name}",
        "{name}: who's the person there?", "I'm trying to reach {name}", "where do we stand with {name}?", "who covers {name}",
        "does anybody know {name}?", "remind me who {name} is", "looking for {name} please", "can I have the address of {name}?",
    ),
    chat=(
        "ça va ?", "oui", "non merci", "parfait, on fait comme ça", "je vous rappelle plus tard", "bien reçu", "bon courage pour la suite",
        "quelqu'un a le lien de la visio ?", "mon micro ne fonctionne pas", "est-ce que tout le monde est là ?", "bon appétit",
        "je propose de reporter à jeudi", "il fait un froid terrible", "tu peux répéter la question ?", "combien ça coûte ?",
        "j'ai oublié mon mot de passe", "on attend encore deux personnes", "le train est en panne", "quelle belle photo !", "laisse tomber",
        "comment fait-on pour annuler ?", "voici le compte rendu en pièce jointe", "rien de neuf ici", "vous avez raison", "félicitations à toute l'équipe",
        "sí", "no, gracias", "todo bien por acá", "de acuerdo", "le llamo más tarde", "recibido, gracias", "alguien tiene el enlace?",
        "no se escucha bien", "estamos todos?", "propongo dejarlo para el jueves", "hace mucho frío", "puede repetir la pregunta?",
        "cuánto cuesta?", "olvidé mi contraseña", "faltan dos personas", "qué linda foto!", "olvídalo", "cómo se cancela?",
        "adjunto el informe", "sin novedades", "tiene razón", "felicitaciones a todo el equipo", "buen provecho", "nos vemos la próxima semana",
        "yes", "no thanks", "all good here", "agreed", "I'll call you back later", "got it", "does anyone have the link?", "you are on mute",
        "is everybody here?", "let's move it to thursday", "it's freezing outside", "could you repeat the question?", "how much does it cost?",
        "I forgot my password", "we are still waiting for two people", "what a lovely picture!", "forget it", "how do I cancel?",
        "attached is the report", "nothing new on my side", "you're right", "congratulations to the whole team", "enjoy your lunch",
        "let me check and come back to you", "this is too expensive", "the printer is broken again",
    ),
)  # fmt: skip
