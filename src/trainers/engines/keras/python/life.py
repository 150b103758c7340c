"""When this process ends: with whoever started it, and not by a signal that is meant for that one."""

import ctypes
import os
import signal
import sys


def end_with_parent():
    # The session hears these and says what is to be done.
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)
    if sys.platform == "linux":
        # The end of the channel is heard by a thread, which a library may keep waiting; the kernel does not wait.
        parent = os.getppid()
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(3)
