"""spaCy components, one factory a module, named in `pyproject.toml` under `spacy_factories`."""
