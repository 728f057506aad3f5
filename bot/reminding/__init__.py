"""Reminding: what falls due, when and for whom; pure rules over records."""
