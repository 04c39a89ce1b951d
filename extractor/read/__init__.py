"""Inputs of every kind to articles.

Comes in: files, folders, patterns, standard input.
Goes out: `Article`.
"""
