"""Whatever is typed, the session answers in one line and goes on."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kashaf
from kashaf.search.why.language import Language
from kashaf.shell import Session
from kashaf.shell.lines import Paper
from kashaf.shell.names import COMMANDS

ARGUMENTS = st.one_of(
    st.sampled_from(
        ["", "1", "٣", "99999999999999999999", "off", "on", "date:month", "category", "-date", "كتاب"]
    ),
    st.text(alphabet='كتابأ ةَ":()*~^/[]-+<>=.0٣a\n\0\u200f', max_size=20),
)
LINES = st.one_of(
    ARGUMENTS,
    st.builds(
        "{}{} {}".format,
        st.just(":"),
        # What writes files, leaves or opens others is tried by tests of its own.
        st.sampled_from(
            [each.name for each in COMMANDS if each.name not in ("export", "save", "index", "quit")]
        ),
        ARGUMENTS,
    ),
)


@pytest.fixture(scope="module")
def index(folder):
    """The index of the seeds, opened once."""
    with kashaf.open(folder) as opened:
        yield opened


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, min_size=1, max_size=4), st.integers(2, 100))
def test_no_line_breaks_the_session(index, lines, columns):
    """Any lines, one after the other, are answered in one line each, and what they show can be laid out."""
    session = Session(index, Language.ENGLISH)
    for line in lines:
        for answer in (session.peek(line), session.perform(line)):
            assert "internal error" not in answer.said, line
            assert "\n" not in answer.said
            if answer.view is not None:
                answer.view.lines(Paper(columns))


def test_plain_lines_load_no_screen(folder):
    """At a pipe nothing is loaded that draws."""
    script = (
        "import sys, kashaf.cli\n"
        f"sys.argv = ['kashaf', 'shell', '--index', {str(folder)!r}]\n"
        "try: kashaf.cli.main()\n"
        "finally: print('prompt_toolkit' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input="كتاب\n", capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stderr.strip().endswith("False")
