"""A search to live in: queries and commands at a prompt, results, documents and reasons above it.

| module | what it holds |
|---|---|
| `question` | what is asked: query, filters, sort, facets, switches, place |
| `names` | the commands by their English and Arabic names |
| `session` | performs a line: a query, a number or a command |
| `actions`, `places` | what the commands do: to the question; with hits, files and indexes |
| `lines`, `views`, `document`, `context`, `guide` | what is shown, as lines of styled text for any width |
| `ordered` | lines for terminals that do not put Arabic into order |
| `worker` | does the work beside the typing; the newest search wins |
| `screen`, `frame`, `keys`, `completing`, `record` | the terminal: layout, keys, completion, history |
| `plain` | the same at a pipe: a line in, text out |

The screen is made with prompt_toolkit: it keeps the cursor, and what is deleted, at the right letters where
marks take no column; it needs nothing but wcwidth, starts in a third of the time that Textual takes, and is
imported when a shell opens on a terminal.
"""

from kashaf.shell.session import Session

__all__ = ["Session"]
