"""What a sentence asserts, of which attribute, and who says so.

Comes in: `Sentence` with mentions.
Goes out: `Claim`.
"""
