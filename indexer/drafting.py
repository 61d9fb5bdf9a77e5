"""From records to drafts of documents: how fields are taken is decided once for each set of names."""

from __future__ import annotations

from collections.abc import Mapping

from kashaf.indexer.mapping import Draft, FieldMapping, Form
from kashaf.indexer.records import Record

__all__ = ["Drafting"]

_MOST_FORMS = 10_000  # records may have names without end


class Drafting:
    """Makes drafts.

    Args:
        mapping: what the user said about fields.

    Attributes:
        unseen: the names in `mapping` that no record has had.
    """

    def __init__(self, mapping: FieldMapping) -> None:
        self.mapping = mapping
        self.unseen = dict.fromkeys(mapping.names())
        self._forms: dict[tuple[object, ...], Form] = {}
        self._mapped_forms: dict[tuple[object, ...], Form] = {}

    def draft(self, document: Mapping[str, object] | Record) -> Draft:
        """Return the draft of a record, or of fields by name.

        Raises:
            DocumentError: it cannot be a document.
        """
        if isinstance(document, Record):
            values, name, mapped = document.values, document.name, document.mapped
        else:
            values, name, mapped = document, None, False
        forms = self._mapped_forms if mapped else self._forms
        names: tuple[object, ...] = tuple(values)
        form = forms.get(names)
        if form is None:
            mapping = FieldMapping() if mapped else self.mapping
            form = self._new_form(forms, mapping, names)
        return form.draft(values, name)

    def _new_form(
        self, forms: dict[tuple[object, ...], Form], mapping: FieldMapping, names: tuple[object, ...]
    ) -> Form:
        if len(forms) >= _MOST_FORMS:
            forms.clear()
        for name in names:
            self.unseen.pop(name, None)  # type: ignore[call-overload]  # what is no string is not there
        form = forms[names] = mapping.form(names)
        return form
