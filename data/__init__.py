"""The memory: the only rooms that know SQL, and the facts shipped with Minga."""
