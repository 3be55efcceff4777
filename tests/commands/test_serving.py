"""`serve-config`: the files of an own server; tests/team/server shows that they work."""

import pytest

from facilitator.team import server_invitation
from facilitator.team.invitations import Address


def test_one_server_alone_keeps_one_copy_and_has_no_cluster(call, tmp_path):
    ended = call("serve-config", tmp_path / "new", "nats.example")
    assert ended.code == 0
    assert "server-1" in ended.out
    assert "server-invitation.txt" in ended.out
    invitation = server_invitation.parse((tmp_path / "new/server-invitation.txt").read_text())
    assert invitation.addresses == (Address("nats.example", 4222),)
    assert invitation.copies == 1
    assert "cluster {" not in (tmp_path / "new/server-1/nats.conf").read_text()


def test_three_servers_know_each_other_and_keep_three_copies(call, tmp_path):
    assert (
        call("serve-config", tmp_path / "new", "a.example,[2001:db8::1]:5000,c.example").code == 0
    )
    invitation = server_invitation.parse((tmp_path / "new/server-invitation.txt").read_text())
    assert [address.port for address in invitation.addresses] == [4222, 5000, 4222]
    assert invitation.copies == 3
    told = (tmp_path / "new/server-3/node.conf").read_text()
    assert "tls://a.example:6222" in told
    assert "tls://[2001:db8::1]:7000" in told
    assert "c.example:6222" not in told


@pytest.mark.parametrize(
    ("hosts", "said"),
    [
        ("a,b", "one or three"),
        ("a,a,b", "name of its own"),
        ("a b", "no name or address"),
        ("a:0", "no name or address"),
        ("a:65000", "no name or address"),
        ("wss://a:1", "no name or address"),
        ("", "no name or address"),
    ],
)
def test_hosts_that_make_no_server_are_refused_and_nothing_is_written(call, tmp_path, hosts, said):
    ended = call("serve-config", tmp_path / "new", hosts)
    assert ended.code == 1
    assert said in ended.err
    assert not (tmp_path / "new").exists()


def test_keys_are_never_replaced(call, tmp_path):
    call("serve-config", tmp_path / "new", "a")
    before = (tmp_path / "new/keys.json").read_text()
    ended = call("serve-config", tmp_path / "new", "a")
    assert ended.code == 1
    assert "not empty" in ended.err
    assert (tmp_path / "new/keys.json").read_text() == before


def test_a_server_without_storage_is_refused(call, tmp_path):
    assert "gigabyte" in call("serve-config", tmp_path / "new", "a", "--storage", "0").err
