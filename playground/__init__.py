"""A local Telegram: a strict Bot API server, a chat page for people and a side door for tests. See README.md."""
