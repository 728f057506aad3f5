"""Promises through the local Telegram: in a group where Telegram hides plain lines, and in one where it does not."""

from tests.town import BOT, GROUP, Town


def test_where_telegram_hides_plain_lines_the_command_takes_them_down(town: Town) -> None:
    town.let_in("anna")
    anna, claire = town.person("anna"), town.person("claire")
    hidden = anna.say("Action: je réserve la salle pour vendredi", GROUP)
    asked = anna.say(f"/action@{BOT} j'envoie la convention à l'ACHM pour vendredi", GROUP)
    card = anna.waits_for("#1", GROUP, after=asked)
    assert "convention" in card.text
    assert not [one for one in anna.sees(GROUP) if one.from_bot and "salle" in one.text and one.id > hidden.id]
    anna.press("fait", card)
    done = anna.waits_for(lambda seen: "✅ fait" in seen.text and seen.id == card.id, GROUP, after=asked)
    assert done.id == card.id, "the card is edited as the item lives"
    anna.press("annuler", done)
    anna.waits_for(lambda seen: seen.id == card.id and "✅ fait :" not in seen.text, GROUP, after=asked)
    asked = claire.say(f"/actions@{BOT}", GROUP)
    claire.waits_for("#1", GROUP, after=asked)


def test_where_she_sees_everything_a_line_is_enough_and_a_thumb_answers(town: Town) -> None:
    town.let_in("anna")
    anna, claire = town.person("anna"), town.person("claire")
    claire.promotes(f"@{BOT}", GROUP)
    asked = anna.say("Action: j'envoie la convention à l'ACHM pour vendredi", GROUP)
    card = anna.waits_for("#1", GROUP, after=asked)
    asked = anna.say("fait", GROUP, reply_to=card)
    anna.waits_for(lambda seen: seen.id == card.id and "✅ fait" in seen.text, GROUP, after=card)
    asked = anna.say("rouvrir #1", GROUP)
    anna.waits_for("De nouveau en cours", GROUP, after=asked)
    anna.reacts(card, "👍")
    anna.waits_for(lambda seen: seen.id == card.id and "✅ fait" in seen.text, GROUP, after=asked)
