"""The shell on a pseudo-terminal, driven by keys and judged by what the screen shows."""

import os
import subprocess

import pytest

ENTER, TAB, ESCAPE, UP, LEFT = "\r", "\t", "\x1b", "\x1b[A", "\x1b[D"
PAGE_DOWN, PAGE_UP, BACKSPACE = "\x1b[6~", "\x1b[5~", "\x7f"
CTRL_C, CTRL_D = "\x03", "\x04"
F1, F2, F6 = "\x1bOP", "\x1bOQ", "\x1b[17~"
READY = "Write words"


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (40, 10)])
def test_a_search_on_a_terminal(terminal, size):
    """Words and Enter show hits, a number opens one, q goes back, Ctrl-D leaves with exit code 0."""
    shell = terminal("shell", size=size)
    shell.see(READY)
    shell.send("رسائل" + ENTER)
    rows = shell.see("found in", "1. ")
    assert size[1] == len(rows)
    shell.send("1" + ENTER)
    shell.see("places match", "n next match")
    shell.send("n")
    shell.see("match 2 of")
    shell.send("N")
    shell.see("match 1 of")
    shell.send("q")
    shell.see("1. ", "Ctrl-D leaves" if size[0] >= 80 else "F1 help")
    shell.send(CTRL_D)
    assert 0 == shell.left()


def test_kashaf_alone_opens_the_shell(terminal):
    """On a terminal where there is an index, no command is needed."""
    terminal().see(READY, "seeds-index")


def test_kashaf_alone_without_an_index_helps(terminal, tmp_path):
    """On a terminal without an index, the help is shown as ever."""
    shell = terminal(KASHAF_INDEX=str(tmp_path / "none"))
    assert 2 == shell.left()
    assert "Usage: kashaf" in shell.raw


def test_arabic_is_edited_letter_by_letter(terminal):
    """A vocalised word that is corrected in its middle is searched for as it is shown."""
    shell = terminal("shell")
    shell.see(READY)
    shell.send("كِتَابٌ مكتتة")
    shell.see("مكتتة")
    shell.send(LEFT + BACKSPACE + "ب" + ENTER)
    shell.see("found in", "مكتبة", gone="مكتتة")


def test_pasted_lines_are_one_query(terminal):
    """Text that is pasted with its line ends does not run line by line."""
    shell = terminal("shell")
    shell.see(READY)
    shell.send("\x1b[200~رسائل\nكتاب\x1b[201~")
    shell.see("> رسائل كتاب")
    shell.send(ENTER)
    shell.see("found in", gone="Error")


def test_a_resized_terminal_is_drawn_anew(terminal):
    """What is shown takes the new size, smaller and larger."""
    shell = terminal("shell")
    shell.see(READY)
    shell.send("كتاب" + ENTER)
    shell.see("1. ", "found in", gone="10. ")
    shell.resize(200, 60)
    shell.see("1. ", "10. ", "found in", "F1 help")
    shell.resize(60, 15)
    rows = shell.see("1. ", "F1 help", gone="10. ")
    assert rows[-1].strip().startswith("F1 help")


def test_live_search_follows_the_typing(terminal):
    """With :live on hits change with each letter, without Enter."""
    shell = terminal("shell")
    shell.see(READY)
    shell.send(":live on" + ENTER)
    shell.see("as you type: on")
    shell.send("رسا")
    shell.see("found in", "1. ")
    shell.send("ئل العباسية")
    shell.see("رسائل العباسية", "found in", gone="رسا ·")


def test_tab_completes_words_and_commands(terminal):
    """Tab brings the words of the index that begin as the last one, and names of commands."""
    shell = terminal("shell")
    shell.see(READY)
    shell.send("المكتب" + TAB)
    shell.see("المكتبة")
    shell.send(CTRL_C + ":face" + TAB + "cat" + TAB + ENTER)
    shell.send(CTRL_C + "كتاب" + ENTER)
    shell.see("found in", "category")


def test_pages_are_turned_by_keys(terminal):
    """PgDn scrolls through the hits, and at their end goes to the next ones; PgUp goes back."""
    shell = terminal("shell", size=(100, 40))
    shell.see(READY)
    shell.send("كتاب" + ENTER)
    shell.see(" 1. ", "1–10 shown")
    shell.send(PAGE_DOWN)
    shell.see("10. ", gone=" 1. ")
    shell.send(PAGE_DOWN)
    shell.see("11. ", "11–20 shown")
    shell.send(PAGE_UP)
    shell.see(" 1. ", "1–10 shown")


def test_facets_narrow_on_the_screen(terminal):
    """A facet's values stand above the hits with their numbers, and :in keeps one of them."""
    shell = terminal("shell")
    shell.see(READY)
    shell.send("كتاب" + ENTER)
    shell.see("found in")
    shell.send(":facet category" + ENTER)
    rows = shell.see("(1) ")
    assert "_" not in rows[1]
    shell.send(":in 1" + ENTER)
    shell.see("only category:")
    shell.send(":more 1" + ENTER)
    shell.see("like “", "found in", gone="· كتاب")


def test_function_keys_toggle_switches(terminal):
    """F2 turns hamza, and the header says so; F6 says why; F1 helps, and Esc leads back."""
    shell = terminal("shell")
    shell.see(READY)
    shell.send("رسائل" + ENTER)
    shell.see("found in")
    shell.send(F2)
    shell.see("· hamza")
    shell.send(F6)
    shell.see("· why", "رسائل: ")
    shell.send(F1)
    shell.see("A line is a query")
    shell.send(ESCAPE)
    shell.see("1. ", gone="A line is a query")


def test_errors_and_ctrl_c_leave_all_standing(terminal):
    """An error is one line, Ctrl-C clears the line only, and the next query is answered."""
    shell = terminal("shell")
    shell.see(READY)
    shell.send(":xyz" + ENTER)
    shell.see("Error: there is no command :xyz")
    shell.send("خطأ" + CTRL_C + "رسائل" + ENTER)
    shell.see("found in", gone="Error")
    assert "Traceback" not in shell.raw


def test_history_outlives_the_shell(terminal):
    """What was typed can be had again by the arrow up, in the next shell too; hits by `kashaf open`."""
    shell = terminal("shell")
    shell.see(READY)
    shell.send("رسائل قديمة" + ENTER)
    shell.see("found in")
    shell.send(CTRL_D)
    assert 0 == shell.left()
    opened = terminal("open", "1", PAGER="cat")
    assert 0 == opened.left()
    assert "رسالة" in opened.raw
    again = terminal("shell")
    again.see(READY)
    again.send(UP)
    again.see("> رسائل قديمة")


def test_keys_of_the_arabic_keyboard_lead_through_matches(terminal):
    """In a document the Arabic letters on the keys n, N and q do what the Latin ones do."""
    shell = terminal("shell", "--lang", "ar")
    shell.see("اكتب كلمات البحث")
    shell.send("رسائل" + ENTER)
    shell.see("عدد النتائج")
    shell.send("١" + ENTER)
    shell.see("عدد المواضع")
    shell.send("ى")
    shell.see("الموضع 2 من")
    shell.send("آ")
    shell.see("الموضع 1 من")
    shell.send("ض")
    shell.see("1. ")


def test_without_colour_matches_stand_in_brackets(terminal):
    """With NO_COLOR nothing is coloured, and matches are told by brackets."""
    shell = terminal("shell", NO_COLOR="1")
    shell.see(READY)
    shell.send("رسائل" + ENTER)
    shell.see("found in", "[بالرسائل]")
    assert not any(f"\x1b[0;{code}" in shell.raw for code in range(30, 38))


def test_a_simple_terminal_gets_plain_lines(terminal):
    """Where the terminal can do nothing but print, there is a prompt and text below it."""
    shell = terminal("shell", TERM="dumb")
    shell.see("kashaf>")
    shell.send("رسائل\n")
    shell.see("letter-")
    shell.send(CTRL_D)
    assert 0 == shell.left()
    assert "\x1b" not in shell.raw


def test_a_pipe_gets_text(command, folder):
    """At a pipe each line is performed and printed as text, errors too, and the exit code is 0."""
    lines = "رسائل\n:nothing\nكتاب\n"
    done = subprocess.run(
        [command, "shell", "--index", str(folder)],
        input=lines.encode() + b"\xff\xfe\n",
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", "LANG": "C.UTF-8"},
    )
    assert 0 == done.returncode
    assert b"" == done.stderr
    printed = done.stdout.decode()
    assert 2 <= printed.count("found in")
    assert "there is no command :nothing" in printed
    assert "\x1b" not in printed


def test_terminals_that_do_not_reorder_are_served(terminal):
    """With --bidi visual hits, and what is typed, are drawn in the order of the eye."""
    shell = terminal("shell", "--bidi", "visual")
    shell.see(READY)
    shell.send("مكتب" + LEFT)
    shell.see("> \u0020ﺐﺘﻜﻣ")
    shell.send("ا" + ENTER)
    shell.see("found in", "ﺏﺎﺘﻜﻣ")
    shell.send(CTRL_C + "رسائل" + ENTER)
    shell.see("ﺔﻟﺎﺳﺭ", ".1")
