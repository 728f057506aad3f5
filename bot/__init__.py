"""The mind: plain, synchronous Python. No Telegram, no SQL, no network, no clock; `now` is an argument."""
