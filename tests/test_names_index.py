import pytest

from bot.names import Index, Mention, Named

THINGS = (
    Named("place", 1, "Chiloé", ("Isla de Chiloé",), weight=5),
    Named("place", 2, "Coquimbo", ("IV Región", "la cuarta"), weight=5),
    Named("place", 3, "Castro"),
    Named("place", 4, "Ancud"),
    Named("place", 5, "Santiago"),
    Named("place", 6, "Región Metropolitana", ("RM", "Santiago")),
    Named("place", 7, "Chile"),
    Named("place", 8, "Maule", weight=4),
    Named("place", 9, "Maule"),
    Named("place", 10, "Maule", weight=0.2, exact_only=True),
    Named("place", 11, "Finistère", weight=5),
    Named("place", 12, "Hérault", weight=5),
    Named("place", 13, "Quimper", weight=0.2, exact_only=True),
    Named("place", 14, "Nice", weight=0.2, exact_only=True),
    Named("place", 15, "La Serena"),
    Named("place", 16, "Los Lagos", ("X Región",)),
    Named("place", 17, "Valparaíso"),
    Named("place", 18, "Saint-Brieuc"),
    Named("place", 19, "Aysén del General Carlos Ibáñez del Campo"),
    Named("place", 20, "La Réunion"),
    Named("place", 21, "Rapa Nui", ("Île de Pâques", "Easter Island", "Isla de Pascua")),
    Named("place", 22, "Castel", weight=0.2, exact_only=True),
    Named("place", 23, "Calera"),
    Named("person", 1, "Anna Calvez"),
    Named("person", 2, "Anne-Claire Gaudru"),
    Named("person", 3, "Santiago Betancur"),
    Named("person", 4, "Gonzalo Duran"),
    Named("person", 5, "Isabelle Castel"),
    Named("person", 6, "Isabelle Boudineau"),
    Named("organisation", 1, "Cités Unies France", ("CUF", "Ciudades Unidas de Francia")),
    Named("organisation", 2, "Asociación Chilena de Municipalidades", ("ACHM", "AChM")),
    Named("theme", 1, "Eau", ("agua", "water")),
    Named("theme", 2, "Tourisme", ("turismo", "tourism")),
)

INDEX = Index.build(THINGS)

# What is said: the names, in order, that Minga is sure of.
FOUND = {
    "who handles Chiloé?": ["Chiloé"],
    "chiloe": ["Chiloé"],
    "CHILOÉ": ["Chiloé"],
    "Chiloe'": ["Chiloé"],
    "chilloe": ["Chiloé"],
    "la isla de Chiloé": ["Chiloé"],
    "Chile": ["Chile"],
    "Castro": ["Castro"],
    "Quimper": ["Quimper"],
    "IV Región": ["Coquimbo"],
    "la cuarta": ["Coquimbo"],
    "quién lleva la RM?": ["Región Metropolitana"],
    "île de pâques": ["Rapa Nui"],
    "kokimbo": ["Coquimbo"],
    "Anna": ["Anna Calvez"],
    "qui est Gonzalo Duran ?": ["Gonzalo Duran"],
    "gonsalo durand": ["Gonzalo Duran"],
    "Duran Gonzalo": ["Gonzalo Duran"],
    "qui fait de l'eau ?": ["Eau"],
    "quién ve turismo?": ["Tourisme"],
    "Chiloé et Coquimbo": ["Chiloé", "Coquimbo"],
    "le contact à Chiloé pour Anna": ["Chiloé", "Anna Calvez"],
    "who covers Coquimbo, Castro and the Hérault?": ["Coquimbo", "Castro", "Hérault"],
    "A.C.H.M.": ["Asociación Chilena de Municipalidades"],
    "Chiloé's contact": ["Chiloé"],
    "quién lleva los lagos": ["Los Lagos"],
    "el contacto de la serena": ["La Serena"],
    "la Réunion": ["La Réunion"],
    "valparaizo": ["Valparaíso"],
    "valpa raiso": ["Valparaíso"],
    "qui s'occupe du finister": ["Finistère"],
    "st brieuc": ["Saint-Brieuc"],
    "saintbrieuc": ["Saint-Brieuc"],
    "Aysén": ["Aysén del General Carlos Ibáñez del Campo"],
    "Santiago Betancourt": ["Santiago Betancur"],
    "Nice": ["Nice"],
}

# What is said: all that it may mean.
ASKED = {
    "Santiago": {"Santiago", "Región Metropolitana", "Santiago Betancur"},
    "et Maule ?": {"Maule"},
    "Isabelle": {"Isabelle Castel", "Isabelle Boudineau"},
    "Castel": {"Isabelle Castel", "Castel"},
    "Ana": {"Anna Calvez"},
    "Anne": {"Anne-Claire Gaudru", "Anna Calvez"},
}

# What is said: the stretch that names nothing known.
UNKNOWN = {
    "qui suit Tombouctou ?": "Tombouctou",
    "qui suit tombouctou ?": "tombouctou",
    "Tokyo": "Tokyo",
    "quién es Ximena Zúñiga?": "Ximena Zúñiga",
    "qui suit Calera de Tango ?": "Calera de Tango",
    "Anna Duran": "Anna Duran",
}

NOBODY = (
    "",
    "bonjour",
    "merci beaucoup",
    "can you help me",
    "gracias, hasta mañana",
    "nice to meet you",
    "quand est la prochaine réunion ?",
    "y su correo?",
    "👍",
    "12/10 15:00",
    "who handles it?",
)


def only(mentions: tuple[Mention, ...]) -> Mention:
    assert len(mentions) == 1
    return mentions[0]


@pytest.mark.parametrize(("said", "names"), FOUND.items())
def test_a_name_is_found_however_it_is_spelt(said: str, names: list[str]) -> None:
    mentions = INDEX.mentions(said)
    assert [mention.candidates[0].thing.name for mention in mentions] == names
    assert {mention.verdict for mention in mentions} == {"found"}


@pytest.mark.parametrize(("said", "names"), ASKED.items())
def test_what_may_mean_several_things_is_asked_with_all_of_them(said: str, names: set[str]) -> None:
    mention = only(INDEX.mentions(said))
    assert mention.verdict == "which"
    assert names <= {candidate.thing.name for candidate in mention.candidates}


@pytest.mark.parametrize(("said", "stretch"), UNKNOWN.items())
def test_an_absent_name_is_unknown_and_never_taken_for_another(said: str, stretch: str) -> None:
    mention = only(INDEX.mentions(said))
    assert (mention.verdict, mention.text) == ("unknown", stretch)
    assert len(mention.candidates) <= 3


@pytest.mark.parametrize("said", NOBODY)
def test_a_sentence_without_a_name_names_nothing(said: str) -> None:
    assert INDEX.mentions(said) == ()


def test_exact_beats_fuzzy_and_the_near_one_is_a_runner_up() -> None:
    chile = only(INDEX.mentions("Chile"))
    assert [candidate.thing.name for candidate in chile.candidates[:2]] == ["Chile", "Chiloé"]
    assert [candidate.how for candidate in chile.candidates[:2]] == ["exact", "fuzzy"]


def test_a_name_that_sounds_the_same_says_so() -> None:
    assert only(INDEX.mentions("kokimbo")).candidates[0].how == "sound"


def test_a_name_further_off_is_near_but_not_sure() -> None:
    mention = only(INDEX.mentions("cocimbu"))
    assert mention.verdict in {"which", "unknown"}
    assert mention.candidates[0].thing.name == "Coquimbo"


def test_namesakes_are_ordered_by_their_weight() -> None:
    assert [candidate.thing.key for candidate in only(INDEX.mentions("Maule")).candidates] == [8, 9, 10]


def test_what_the_chat_spoke_of_lately_wins_a_tie() -> None:
    mention = only(INDEX.mentions("Santiago", recent={("place", 5)}))
    assert (mention.verdict, mention.candidates[0].thing.key) == ("found", 5)


def test_a_preferred_kind_comes_first_among_equals() -> None:
    things = (Named("place", 1, "Valencia"), Named("person", 1, "Valencia"))
    mention = only(Index.build(things).mentions("Valencia", prefer={"person": 3}))
    assert [candidate.thing.kind for candidate in mention.candidates] == ["person", "place"]


def test_an_ignored_word_is_no_name_but_part_of_a_whole_one() -> None:
    index = Index.build([Named("place", 1, "Calera"), Named("organisation", 1, "Red Calera")])
    assert index.mentions("calera", ignore={"calera"}) == ()
    assert only(index.mentions("red calera", ignore={"red", "calera"})).candidates[0].thing.name == "Red Calera"


def test_what_is_exact_only_is_found_by_no_single_word_and_no_misspelling() -> None:
    index = Index.build([Named("place", 1, "Plougastel-Daoulas", exact_only=True)])
    assert only(index.mentions("plougastel daoulas")).verdict == "found"
    assert only(index.mentions("Plougastel")).verdict == "unknown"
    assert only(index.mentions("Plougastel-Daoulass")).verdict == "unknown"
