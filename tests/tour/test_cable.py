"""The cable of a laptop on the tour: what goes through while it is in, and that nothing does while it is not."""

import socket
import threading

import pytest

from facilitator.tour.team.cable import Cable


@pytest.fixture
def cable():
    """A cable to somebody who says back what was said."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_echo, args=(server,), daemon=True).start()
        made = Cable(*server.getsockname())
        yield made
        made.close()


def _echo(server: socket.socket) -> None:
    try:
        while True:
            end, _ = server.accept()
            threading.Thread(target=_say_back, args=(end,), daemon=True).start()
    except OSError:  # the test is over
        return


def _say_back(end: socket.socket) -> None:
    with end:
        while data := end.recv(1_000):
            end.sendall(data)


def said_back(end: socket.socket, data: bytes) -> bytes:
    end.sendall(data)
    return end.recv(len(data))


def connected(cable: Cable) -> socket.socket:
    return socket.create_connection(("127.0.0.1", cable.port), 10)


def test_what_goes_in_comes_out_at_the_other_end_and_back(cable):
    with connected(cable) as first, connected(cable) as second:
        assert said_back(first, b"first") == b"first"
        assert said_back(second, b"second") == b"second"


def test_unplugged_it_cuts_what_is_there_and_lets_nobody_through_until_it_is_plugged_in_again(
    cable,
):
    with connected(cable) as end:
        assert said_back(end, b"before") == b"before"
        cable.unplug()
        assert end.recv(1) == b""
    with connected(cable) as end:
        assert end.recv(1) == b""
    cable.plug()
    with connected(cable) as end:
        assert said_back(end, b"after") == b"after"
