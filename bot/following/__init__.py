"""Following what was promised: what falls due, for whom, on which working day; pure rules over records."""
