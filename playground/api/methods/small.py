"""getUpdates and webhooks by name, answers to button presses, polls, forum topics."""

from playground.api.call import Call, method
from playground.api.errors import bad_request
from playground.api.keyboards import reply_markup
from playground.api.methods.delivery import SEND, deliver
from playground.api.objects import Object, poll_object
from playground.api.polling import get_updates
from playground.api.targets import is_administrator, message_in, readable_chat, writable_chat
from playground.api.texts import marked, parsed
from playground.api.webhook_methods import delete_webhook, set_webhook, webhook_info
from playground.text.entities import FormattedText
from playground.text.tidy import tidy
from playground.world import identifiers
from playground.world.chats import Group, Topic
from playground.world.contents import Poll, PollOption
from playground.world.happenings import PollChanged
from playground.world.posting import notice, touched

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_COLORS = frozenset({7322096, 16766590, 13338331, 9367192, 16749490, 16478047})


def answer_callback_query(call: Call) -> bool:
    """End the waiting circle on a button; perhaps with a notice or an alert."""
    text = call.parameters.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    press = call.api.presses.get(call.parameters.text("callback_query_id"))
    if press is None or press.bot is not call.bot or press.expires <= call.world.clock.timestamp() or press.answered:
        raise bad_request(_TOO_OLD)
    press.answered = True
    press.text, press.alert = text or None, call.parameters.flag("show_alert")
    press.url = call.parameters.text("url") or None
    call.world.feed.touch(f"press {press.id}", press.chat.key)
    return True


def send_poll(call: Call) -> Object:
    """A poll or a quiz."""
    parameters = call.parameters
    question = parsed(parameters.text("question"), parameters, "question_parse_mode", "question_entities")
    if not question.text:
        raise bad_request("poll question is empty" if not parameters.text("question") else "text must be non-empty")
    if len(question.text) > 300:
        raise bad_request("poll question length must not exceed 300")
    kind = parameters.text("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise bad_request("unsupported poll type specified")
    options = _options(parameters.json("options", "can't parse options JSON object"))
    poll = Poll(
        id=str(5_000_000_000_000_000_000 + identifiers.number_from(identifiers.random_token()) % 10**17),
        question=question,
        options=options,
        anonymous="is_anonymous" not in parameters or parameters.flag("is_anonymous"),
        several_answers=parameters.flag("allows_multiple_answers") and kind == "regular",
        kind=kind,
        correct_options=_correct(call, kind, len(options)),
        explanation=parsed(
            parameters.text("explanation"), parameters, "explanation_parse_mode", "explanation_entities"
        ),
        closed=parameters.flag("is_closed"),
    )
    return deliver(call, poll)


def _options(given: object) -> list[PollOption]:
    if not isinstance(given, list):
        raise bad_request("expected an Array of InputPollOption")
    if len(given) < 2:
        raise bad_request("poll must have at least 2 option")
    if len(given) > 12:
        raise bad_request("poll can't have more than 12 options")
    return [PollOption(_option(one), identifiers.random_token(6)) for one in given]


def _option(one: object) -> FormattedText:
    if isinstance(one, dict):
        text = tidy(marked(str(one.get("text", "")), str(one.get("text_parse_mode", "")), one.get("text_entities")))
    else:
        text = FormattedText(str(one).strip())
    if not text.text:
        raise bad_request("poll options must be non-empty")
    if len(text.text) > 100:
        raise bad_request("poll options length must not exceed 100")
    return text


def _correct(call: Call, kind: str, count: int) -> tuple[int, ...]:
    given = call.parameters.json("correct_option_ids", "can't parse correct option identifiers JSON object")
    if not isinstance(given, list):
        given = [call.parameters.integer("correct_option_id", -1)] if "correct_option_id" in call.parameters else []
    if kind == "quiz" and (not given or not all(isinstance(one, int) and 0 <= one < count for one in given)):
        raise bad_request("wrong correct option ID specified")
    return tuple(given) if kind == "quiz" else ()


def stop_poll(call: Call) -> Object:
    """Close a poll of the bot's own."""
    markup = reply_markup(call.parameters, inline_only=True)
    chat = writable_chat(call)
    message = message_in(chat, call, "message with poll to stop not found")
    if not isinstance(message.content, Poll) or message.sender is not call.bot:
        raise bad_request(
            "message with poll to stop not found" if message.sender is call.bot else "poll can't be stopped"
        )
    if message.content.closed:
        raise bad_request("poll has already been closed")
    message.content.closed, message.markup = True, markup
    touched(call.world, chat, message)
    call.world.announce(PollChanged(call.bot, message.content))
    return poll_object(message.content, call.world.accounts)


def create_topic(call: Call) -> Object:
    """A new topic of a forum."""
    name = call.parameters.text("name").strip()
    if not name:
        raise bad_request("TOPIC_TITLE_EMPTY")
    forum = _forum(call)
    color = call.parameters.integer("icon_color", 7322096)
    if color not in _COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    opened = notice(call.world, forum, call.bot, "forum_topic_created", {"name": name[:128], "icon_color": color})
    topic = Topic(opened.number_for(call.bot.id), name[:128], color)
    forum.topics[topic.id], opened.topic = topic, topic.id
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


def close_topic(call: Call) -> bool:
    """Close a topic."""
    return _switch_topic(call, closed=True)


def reopen_topic(call: Call) -> bool:
    """Open a closed topic again."""
    return _switch_topic(call, closed=False)


def _switch_topic(call: Call, *, closed: bool) -> bool:
    forum = _forum(call)
    topic = forum.topics.get(call.parameters.integer("message_thread_id"))
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    message = notice(call.world, forum, call.bot, "forum_topic_closed" if closed else "forum_topic_reopened", {})
    message.topic = topic.id
    return True


def _forum(call: Call) -> Group:
    chat = readable_chat(call)
    if not isinstance(chat, Group) or not chat.forum:
        raise bad_request("the chat is not a forum")
    if not is_administrator(chat, call.bot, "can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    return chat


_EXPLANATION = "explanation explanation_parse_mode explanation_entities"

_POLL_SILENT = """
business_connection_id allow_paid_broadcast open_period close_date allows_revoting shuffle_options
allow_adding_options hide_results_until_closes description description_parse_mode description_entities
members_only country_codes media explanation_media
"""

METHODS = (
    method("getUpdates", get_updates, "offset limit timeout allowed_updates"),
    method(
        "setWebhook",
        set_webhook,
        "url secret_token max_connections allowed_updates drop_pending_updates ip_address",
        "certificate",
    ),
    method("deleteWebhook", delete_webhook, "drop_pending_updates"),
    method("getWebhookInfo", webhook_info),
    method("answerCallbackQuery", answer_callback_query, "callback_query_id text show_alert url", "cache_time"),
    method(
        "sendPoll",
        send_poll,
        f"{SEND} {_EXPLANATION} question question_parse_mode question_entities options is_anonymous type is_closed "
        "allows_multiple_answers correct_option_id correct_option_ids",
        _POLL_SILENT,
    ),
    method("stopPoll", stop_poll, "chat_id message_id reply_markup", "business_connection_id"),
    method("createForumTopic", create_topic, "chat_id name icon_color", "icon_custom_emoji_id"),
    method("closeForumTopic", close_topic, "chat_id message_thread_id"),
    method("reopenForumTopic", reopen_topic, "chat_id message_thread_id"),
)
