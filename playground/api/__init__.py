"""The Bot API: parameters in, strict checks, objects and updates out."""
