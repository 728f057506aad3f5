"""What people say about meetings: from their words to intents, in every language; it understands and never acts."""
