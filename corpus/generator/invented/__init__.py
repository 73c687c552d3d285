"""Documents invented from a seed: books that add up, tables of every kind, looks, page habits."""
