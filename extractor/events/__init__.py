"""Which claims are of one event; main, background or planned; who reacts.

Comes in: the claims of each sentence.
Goes out: `Event` and `Reaction`.
"""
