"""The side door: what a page, a test or a script does as a person, over HTTP and JSON."""
