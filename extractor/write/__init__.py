"""Tables as files, on the screen, for other databases.

Comes in: rows.
Goes out: files and text.
"""
