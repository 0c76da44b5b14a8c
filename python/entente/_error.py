# SPDX-License-Identifier: MIT
"""What is raised where something is wrong with input or options."""


class Error(Exception):
    """A fault of input, names or options; its text reads "file:line:column: message".

    Attributes:
        code: "usage", "syntax", "unknown_name", "limit", "encoding", "io", "layout" or
            "interrupted".
        message: the message alone.
        file, line, column: where the fault is; "" and 0 where that is not known. Lines and columns
            (in characters) begin with 1.
    """

    code: str = ""
    message: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
