"""How the tables of places are made from other people's packages."""
