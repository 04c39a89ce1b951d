"""spaCy components, one factory a module.

Comes in: `Article`.
Goes out: a `Doc` with span groups.
"""
