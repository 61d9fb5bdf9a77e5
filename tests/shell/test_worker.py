"""Work beside the typing."""

from queue import Queue
from threading import Event

import pytest

from kashaf.shell.worker import Worker


@pytest.fixture
def worker():
    """A worker, closed at the end."""
    made = Worker()
    yield made
    made.close(5)


def test_of_what_passes_only_the_newest_is_delivered(worker):
    """A search that is overtaken is not shown, and those between are not even made."""
    gate, made, shown = Event(), [], Queue()
    worker.submit(lambda: gate.wait(5) and "first", shown.put, passing=True)
    for name in ("second", "third"):
        worker.submit(lambda name=name: made.append(name) or name, shown.put, passing=True)
    gate.set()
    assert "third" == shown.get(timeout=5)
    assert ["third"] == made
    assert shown.empty()


def test_all_else_is_done_in_order(worker):
    """Lines that were entered are all performed, one after the other."""
    shown = Queue()
    for number in range(5):
        worker.submit(lambda number=number: number, shown.put)
    assert list(range(5)) == [shown.get(timeout=5) for _ in range(5)]


def test_closing_does_not_wait_for_what_waits():
    """A worker that is closed drops what it has not begun."""
    worker, begun, gate, shown = Worker(), Event(), Event(), Queue()
    worker.submit(lambda: begun.set() or gate.wait(5), shown.put)
    begun.wait(5)
    worker.submit(lambda: "never", shown.put)
    worker.close(0)
    gate.set()
    worker.close(5)
    assert True is shown.get(timeout=5)
    assert shown.empty()
