"""Ears and mouth: the only rooms that know Telegram, the network and the wall clock."""
