"""The root of every error that is meant for a person: one sentence that says what, where and what to do next."""

from __future__ import annotations

import errno

from journeydesigner.i18n import N_, Message, _

_NOT_ALLOWED = N_("not allowed")
_REASONS = {
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: N_("the disk is write-protected"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your share of the disk is full"),
    errno.EFBIG: N_("too large for this disk"),
    errno.EIO: N_("the disk reports an error"),
    errno.ELOOP: N_("its links lead in a circle"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ENOENT: N_("there is no such file or folder"),
    errno.ENOTDIR: N_("there is no such folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOMEM: N_("not enough memory"),
    errno.EMFILE: N_("too many files are open"),
    errno.EBUSY: N_("it is in use"),
}


def reason_of(error: OSError) -> str:
    """A few words for an error of the operating system, in the current language; the system may speak another.

    A rare one keeps its name, such as ESTALE, which is the same everywhere.
    """
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else errno.errorcode.get(error.errno or 0, type(error).__name__)


class Refusal(Exception):
    """The program declines, changes nothing, and says why in the reader's language."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message.text()
