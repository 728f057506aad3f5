"""Formatted text as Telegram keeps it: parsing, tidying, discovering and rendering of entities."""
