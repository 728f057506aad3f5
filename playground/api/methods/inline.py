"""answerInlineQuery."""

from playground.api.call import Call, method
from playground.api.errors import bad_request
from playground.api.inline_results import read_results

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_inline_query(call: Call) -> bool:
    """Offer results to whoever is typing."""
    parameters = call.parameters
    results = read_results(parameters.json("results", "can't parse inline query results JSON object"))
    if len(parameters.text("next_offset").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    button = parameters.json("button", "can't parse inline query results button JSON object")
    question = call.api.questions.get(parameters.text("inline_query_id"))
    expired = question is None or question.expires <= call.world.clock.timestamp()
    if question is None or expired or question.asked.bot is not call.bot:
        raise bad_request(_TOO_OLD)
    question.results, question.answered = results, True
    question.button = button if isinstance(button, dict) else None
    question.next_offset = parameters.text("next_offset")
    call.world.feed.touch(f"inline {question.asked.id}", question.asked.chat.key)
    return True


METHODS = (
    method(
        "answerInlineQuery",
        answer_inline_query,
        "inline_query_id results next_offset button",
        "cache_time is_personal switch_pm_text switch_pm_parameter",
    ),
)
