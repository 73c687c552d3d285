"""What stops a document, each kind with its exit code. A bad page or table is a finding, not an error.

| code | meaning |
| --: | --- |
| 0 | every document was converted |
| 1 | with `--strict`: all converted, but something asks for a person (a page problem, a warning, an error) |
| 2 | wrong usage: unknown option, path that does not exist, folder without a document |
| 3 | settings or configuration not valid |
| 4 | result could not be written |
| 10 | input is empty (0 bytes) |
| 11 | input is neither a PDF nor a TIFF, PNG or JPEG picture, whatever its name says |
| 12 | input is too damaged or truncated to open, or without pages |
| 13 | input is encrypted and needs a password |
| 14 | input could not be read from disk |
| 15 | input, or a page of it, took longer or more memory than the limits allow, or crashed its worker |
| 16 | internal error: a fault of ours while converting this input |
| 20 | documents of one run failed for several of the reasons above |
| 130 | interrupted; documents finished before that are kept |
"""

from __future__ import annotations

from typing import ClassVar

NEEDS_ATTENTION = 1
MIXED_FAILURES = 20
INTERRUPTED = 130


class YusuanError(Exception):
    """Base of all; `str()` is one line for the user."""

    exit_code: ClassVar[int] = 1
    kind: ClassVar[str] = "error"


class SettingsError(YusuanError):
    exit_code = 3
    kind = "settings"


class ConfigError(SettingsError):
    """A file of `configs/` that does not hold; the message names file and key."""


class OutputError(YusuanError):
    exit_code = 4
    kind = "output"


class InputError(YusuanError):
    """A document that cannot be converted."""

    kind = "input"


class PathNotFoundError(InputError):
    exit_code = 2
    kind = "not found"


class EmptyFileError(InputError):
    exit_code = 10
    kind = "empty file"


class NotAPdfError(InputError):
    exit_code = 11
    kind = "not a PDF"


class DamagedPdfError(InputError):
    exit_code = 12
    kind = "damaged PDF"


class DamagedPictureError(DamagedPdfError):
    kind = "damaged picture"


class EncryptedPdfError(InputError):
    exit_code = 13
    kind = "encrypted"


class UnreadableFileError(InputError):
    exit_code = 14
    kind = "unreadable"


class LimitExceededError(InputError):
    exit_code = 15
    kind = "limit exceeded"


class WorkerKilledError(LimitExceededError):
    """Not by us: most often by a machine that is short of memory."""

    kind = "worker killed"


class InternalError(InputError):
    exit_code = 16
    kind = "internal error"
