"""The commands: thin, each calls one function.

Comes in: the words of the command line.
Goes out: an exit status.
"""
