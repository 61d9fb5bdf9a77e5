"""How do these files, archives and streams become documents of an index, all or nothing?

`sources` finds what is meant, `stream` opens it, the readers in `readers/` (listed in `formats`) make
records of it, `mapping` and `guess` say what a record's fields are, `writer` hands documents to an
engine, and `build` does all of it for a run. This room never ranks, and loads a library for a format only
when one comes along.
"""
