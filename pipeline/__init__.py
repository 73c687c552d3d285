"""yusuan: budget PDFs into checkable data. `convert(path)` returns a `Document`."""

from pipeline.convert import convert
from pipeline.model import Cell, Document, Finding, Page, Table

__all__ = ["Cell", "Document", "Finding", "Page", "Table", "convert"]
__version__ = "0.1.0"
