"""Columns, rows, data frames, confidence.

Comes in: events and reactions.
Goes out: rows.
"""
