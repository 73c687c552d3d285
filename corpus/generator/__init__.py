"""Draws budget PDFs from declarations and writes the exact truth beside them."""
