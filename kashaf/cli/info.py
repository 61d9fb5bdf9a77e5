"""`kashaf info`."""

from __future__ import annotations

import json
from pathlib import Path

import click

import kashaf
from kashaf.cli.options import index_option, json_option
from kashaf.cli.printing import print_table
from kashaf.cli.summary import shown_size

__all__ = ["command"]


@click.command(short_help="Show what an index holds.", epilog="Example: kashaf info --index news-index")
@index_option
@json_option
def command(folder: Path, as_json: bool) -> None:
    """Show what an index holds: counts, size, fields, engine and analyzer."""
    with kashaf.open(folder) as index:
        sidecar, documents, size = index.folder.sidecar, len(index), index.folder.size()
    if as_json:
        data = {**sidecar.content(), "bytes": size}
        data["counts"]["documents"] = documents
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    fields = ", ".join(f"{name} ({kind})" for name, kind in (sidecar.fields or {}).items())
    settings = ", ".join(
        f"{name} {value}" for name, value in sidecar.settings.items() if value and value is not True
    )
    print_table(
        ("index", str(folder)),
        (
            ("documents", f"{documents:,}"),
            ("words", f"{sidecar.counts.words:,}"),
            ("size", shown_size(size)),
            ("fields", fields or "none yet"),
            ("levels", ", ".join(sidecar.levels)),
            ("engine", sidecar.engine),
            ("analyzer", f"{settings}, fingerprint {sidecar.fingerprint}"),
            ("created", sidecar.created),
            ("updated", sidecar.updated),
        ),
    )
