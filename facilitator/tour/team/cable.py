"""The cable between a laptop and the team's server, which can be pulled out."""

import socket
import threading
from contextlib import suppress
from typing import Final

_CHUNK: Final = 65_536
_CONNECT_SECONDS: Final = 5.0


class Cable:
    """Passes on what goes through, until it is unplugged; then nobody gets through."""

    def __init__(self, host: str, port: int) -> None:
        """Lead to a server; `port` of the cable is where one connects instead."""
        self._end = (host, port)
        self._is_plugged = True
        self._sockets: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: Final = int(self._listening.getsockname()[1])
        threading.Thread(target=self._accept, name="cable", daemon=True).start()

    def unplug(self) -> None:
        """Cut what goes through, and let nobody through any more."""
        with self._lock:
            self._is_plugged = False
            cut, self._sockets = self._sockets, set()
        for end in cut:
            _close(end)

    def plug(self) -> None:
        """Let everybody through again."""
        with self._lock:
            self._is_plugged = True

    def close(self) -> None:
        """Unplug it for good."""
        self.unplug()
        _close(self._listening)

    def _accept(self) -> None:
        with suppress(OSError):  # closed
            while True:
                near, _ = self._listening.accept()
                threading.Thread(target=self._lead, args=(near,), daemon=True).start()

    def _lead(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(self._end, _CONNECT_SECONDS)
        except OSError:
            _close(near)
            return
        far.settimeout(None)
        with self._lock:
            is_plugged = self._is_plugged
            if is_plugged:
                self._sockets |= {near, far}
        if not is_plugged:
            _close(near)
            _close(far)
            return
        threading.Thread(target=self._pass_on, args=(far, near), daemon=True).start()
        self._pass_on(near, far)

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):  # cut, or one of the two has closed
            while data := source.recv(_CHUNK):
                target.sendall(data)
        with self._lock:
            self._sockets -= {source, target}
        _close(source)
        _close(target)


def _close(end: socket.socket) -> None:
    with suppress(OSError):  # it is not connected any more
        end.shutdown(socket.SHUT_RDWR)
    end.close()
