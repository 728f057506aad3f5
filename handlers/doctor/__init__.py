"""The doctor: how Minga is, in words, with what to do."""
