"""Begins on a host beside the session's: says what there is, takes the program in, and becomes it.

It comes over the connection itself, as all that follows: a line of JSON each, behind that of a file its bytes. All of it
lies in one folder of its own, which is gone when it ends, however it ends.
"""

import json
import os
import re
import runpy
import shutil
import signal
import sys
import tempfile
from importlib import metadata

MARK = "\x1etfnotes "


def say(what, **details):
    os.write(1, (MARK + json.dumps({"say": what, **details}) + "\n").encode())


def guarded():
    """The folder. What goes on from here is a child of the process that takes the folder away."""
    folder = tempfile.mkdtemp(prefix="tfnotes-")
    child = os.fork()
    if child == 0:
        return folder
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)
    os.close(0)
    _, status = os.waitpid(child, 0)
    shutil.rmtree(folder, ignore_errors=True)
    if os.WIFSIGNALED(status):
        if os.WTERMSIG(status) != signal.SIGKILL:
            signal.signal(os.WTERMSIG(status), signal.SIG_DFL)
        os.kill(os.getpid(), os.WTERMSIG(status))
    os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 1)


def version(package):
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def take(stream, header, folder):
    """A file of the connection into the folder; what is no plain name is none of ours."""
    name, left = header["file"], header["bytes"]
    if not re.fullmatch(r"[a-z0-9_-]+\.(py|npy|bin)", name):
        os._exit(4)
    with open(os.path.join(folder, name), "wb") as file:
        while left > 0:
            part = stream.read(min(left, 1 << 20))
            if not part:
                os._exit(3)
            file.write(part)
            left -= len(part)


def main():
    try:
        folder = guarded()
        os.mkdir(os.path.join(folder, "program"))
        say(
            "hello",
            python=".".join(str(part) for part in sys.version_info[:2]),
            keras=version("keras"),
            jax=version("jax"),
            address=os.environ.get("SSH_CONNECTION", "").split(" ")[0],
        )
        stream = sys.stdin.buffer
        for line in stream:
            header = json.loads(line) if line.strip() else {}
            if "file" in header:
                take(stream, header, os.path.join(folder, "program"))
            elif header:
                break
        else:
            os._exit(3)
    except OSError as error:
        say("failed", kind="disk", reason=f"{error.strerror}: {error.filename or tempfile.gettempdir()}")
        os._exit(1)
    program = os.path.join(folder, "program", "main.py")
    sys.argv = [program, folder]
    sys.path.insert(0, os.path.dirname(program))
    runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    main()
