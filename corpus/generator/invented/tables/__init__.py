"""One file a family of tables; each takes a world, dice and a way to print money, and gives a `Table`."""
