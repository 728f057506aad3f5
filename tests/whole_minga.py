"""Minga with her own mind on a memory that is prepared already; what tests start beside a local Telegram."""

import asyncio

from bot.assistant import Assistant
from data.memory import open_memory
from handlers.application import run
from handlers.logs import set_up_logs
from handlers.settings import read_settings

if __name__ == "__main__":
    settings = read_settings()
    set_up_logs(settings.log_level, secrets=(settings.telegram_token,))
    store = open_memory(settings.database_url)
    asyncio.run(run(settings, Assistant(settings.language, settings.zone), store))
    store.close()
