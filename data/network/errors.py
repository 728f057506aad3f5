"""What can be wrong with a network's folder."""


class NetworkFactsError(ValueError):
    """A network's folder cannot be read: the message names the file, the entry and what is wrong with it."""

    def __init__(self, file: str, entry: str, problem: str) -> None:
        super().__init__(f"{file}, {entry}: {problem}")
        self.file = file
        self.entry = entry
        self.problem = problem
