"""The simulated Telegram itself: accounts, chats, messages, files, and what reaches which bot."""
