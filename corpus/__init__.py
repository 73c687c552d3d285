"""Our own documents with exact truth, and the generator that makes them."""
