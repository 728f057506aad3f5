"""Benchmarks: one program each, and what they share."""
