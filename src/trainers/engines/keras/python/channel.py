"""What is said between the session and this process: one JSON object a line, a request down, its answer up."""

import json
import os
import queue
import sys
import threading

# Stands before every answer, so that what else is printed into the same pipe is told apart from it.
MARK = "\x1etfnotes "


class Channel:
    """Answers go to the stdout there was; from here on stdout is stderr, for libraries and start-up files print what they like."""

    def __init__(self, folder=None):
        self._folder = folder
        self._out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
        os.dup2(2, 1)
        self._lines = queue.SimpleQueue()
        threading.Thread(target=self._hear, daemon=True).start()

    def _hear(self):
        stream = sys.stdin.buffer
        for line in stream:
            # Of a host that has no disk in common with the session files come by this way, too.
            if self._folder and line.startswith(b'{"file"'):
                line = self._take(stream, json.loads(line))
            if line.strip():
                self._lines.put(line)
        # Whoever started this is gone, in the midst of whatever is computed: nobody wants it any more.
        os._exit(3)

    def _take(self, stream, header):
        from guest import take

        try:
            take(stream, header, self._folder)
        except OSError as error:
            self.say("failed", kind="disk", reason=f"{error.strerror}: {self._folder}")
            os._exit(1)
        return b""

    def next(self):
        """The next request; waits for it."""
        return json.loads(self._lines.get())

    def say(self, what, **details):
        print(MARK + json.dumps({"say": what, **details}, allow_nan=False), file=self._out, flush=True)
