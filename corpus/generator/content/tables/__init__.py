"""One table kind a file: from the books of a department to a declared table."""
