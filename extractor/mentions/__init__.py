"""What is launched, by whom, the trigger words and their realis.

Comes in: a `Doc` with span groups.
Goes out: `Sentence` with mentions.
"""
