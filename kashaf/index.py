"""An index as other programs use it: made or opened, added to and searched."""

from __future__ import annotations
