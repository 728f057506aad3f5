"""Action items: taken down, accepted, handed on, followed, closed; a file per moment of their life."""

from collections.abc import Callable, Mapping
from typing import Any

from bot import intents
from bot.answers.action_items import (
    accepting,
    adding,
    asking,
    blocking,
    dating,
    digests,
    finishing,
    history,
    informing,
    listing,
    rereading,
    showing,
    tabling,
    telling,
)
from bot.answers.talk import Say, Talk
from bot.following.planning import SAY as DIGEST

ANSWERS: Mapping[type, Callable[[Any, Talk], Say]] = {
    intents.AddActionItems: adding.add,
    intents.OfferActionItems: adding.offer,
    intents.RereadActionItems: rereading.reread,
    intents.AcceptItem: accepting.accept,
    intents.AcceptOrFinish: accepting.accept_or_finish,
    intents.DeclineItem: accepting.decline,
    intents.ChangeDue: dating.change_due,
    intents.Reassign: accepting.reassign,
    intents.MarkDone: finishing.mark_done,
    intents.Reopen: finishing.reopen,
    intents.UndoItem: finishing.undo,
    intents.CancelItem: finishing.cancel,
    intents.Block: blocking.block,
    intents.Unblock: blocking.unblock,
    intents.DropItem: finishing.drop,
    intents.KeepItem: finishing.keep,
    intents.InformOthers: informing.inform,
    intents.AskItemDetail: asking.ask_detail,
    intents.WhichItem: asking.which,
    intents.ListItems: listing.list_items,
    intents.ItemTable: tabling.item_table,
    intents.ShowItem: history.show_item,
    intents.ItemHistory: history.item_history,
}
READING: frozenset[type] = frozenset(
    {
        intents.WhichItem,
        intents.OfferActionItems,
        intents.ListItems,
        intents.ItemTable,
        intents.ShowItem,
        intents.ItemHistory,
    }
)
CHANGING: frozenset[type] = frozenset(ANSWERS) - READING
REPLACING: tuple[type, ...] = (intents.ListItems,)
"""A list is turned where it stands."""
RENDERINGS: Mapping[str, Callable[[Any, Talk], Say | None]] = {
    showing.SAY: showing.shown,
    telling.SAY: telling.told,
    informing.SAY: informing.informed,
    DIGEST: digests.digest,
}
