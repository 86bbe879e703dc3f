"""Help on the rules: a list of them, and what each is for. Reads what `rules.help` has; nothing is fetched."""
