"""Formats: records as files that other programs open."""
